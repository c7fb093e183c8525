package classify

import (
	"slices"

	"github.com/kljensen/snowball/english"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/model"
	"github.com/dhrcoder/dhr/classify/party"
	"github.com/dhrcoder/dhr/classify/reading"
)

// Inputs gives the passages of one document as the classifier reads them, each
// with what the rules say of it.
func (s *Suggester) Inputs(passages []dhr.Passage) []model.Passage {
	texts := make([]string, len(passages))
	for i, p := range passages {
		texts[i] = p.Text
	}
	doc := reading.Read(texts)
	return s.inputs(doc, party.Find(passages, doc).Mentions(doc), passages)
}

// LooseInputs gives passages that belong to no document, such as training
// passages. Adult A and she are the victim in them, Adult B and he the perpetrator.
func (s *Suggester) LooseInputs(texts []string) []model.Passage {
	all := make([]model.Passage, len(texts))
	parties := party.Example()
	for i, doc := range reading.ReadEach(texts) {
		all[i] = s.inputs(doc, parties.Mentions(doc), []dhr.Passage{{Zone: dhr.ZoneAnalysis, Text: texts[i]}})[0]
	}
	return all
}

func (s *Suggester) inputs(doc *reading.Document, mentions []party.Mention, passages []dhr.Passage) []model.Passage {
	w := s.worker(doc, mentions)
	shared := modelDocument(doc)
	all := make([]model.Passage, len(passages))
	for i, p := range passages {
		r := doc.Passages[i]
		w.look(r, p.Zone)
		all[i] = w.input(p, r, shared)
		w.forget()
	}
	return all
}

func (s *Suggester) worker(doc *reading.Document, mentions []party.Mention) *worker {
	w := &worker{suggester: s, doc: doc, mentions: mentions, rules: s.rules.Open(doc, mentions), byCode: make([]found, len(s.codes))}
	if s.model != nil {
		w.classifier = newClassifier(s.model, doc)
	}
	return w
}

// forget empties what look found.
func (w *worker) forget() {
	for _, c := range w.touched {
		w.byCode[c] = found{}
	}
}

// modelDocument lists the words of a document for the classifier.
func modelDocument(doc *reading.Document) *model.Document {
	d := &model.Document{Words: make([]string, len(doc.Words)), Stems: make([]string, len(doc.Words))}
	for i, w := range doc.Words {
		d.Words[i] = w
		d.Stems[i] = english.Stem(w, true)
	}
	return d
}

// input gives the classifier the passage in which w.look has just looked.
func (w *worker) input(p dhr.Passage, r reading.Passage, shared *model.Document) model.Passage {
	in := model.Passage{Document: shared, Zone: p.Zone, Text: p.Text, Tokens: make([]model.Token, 0, r.EndToken-r.FirstToken)}
	for i := r.FirstSentence; i < r.EndSentence; i++ {
		in.Cues |= uint16(w.rules.Cues(i))
		w.addTokens(&in, i)
	}
	for _, c := range w.touched {
		for _, rule := range w.byCode[c].rules {
			in.Rules = append(in.Rules, w.ruleHit(rule, false))
		}
	}
	slices.Sort(w.blocked)
	for i, rule := range w.blocked {
		if i == 0 || rule != w.blocked[i-1] {
			in.Rules = append(in.Rules, w.ruleHit(rule, true))
		}
	}
	return in
}

func (w *worker) ruleHit(rule int32, blocked bool) model.RuleHit {
	r := w.suggester.rules.Rule(rule)
	return model.RuleHit{Code: r.Code, Score: r.Score, Blocked: blocked}
}

// addTokens adds the tokens of a sentence.
func (w *worker) addTokens(p *model.Passage, sentence int32) {
	s := w.doc.Sentences[sentence]
	for at := s.First; at < s.End; {
		t := w.doc.Tokens[at]
		out := model.Token{Word: t.Word, At: at, Start: t.Start, End: t.End, Sentence: sentence}
		length := int32(1)
		if m := w.mentions[at]; m.Length > 0 && !party.IsPronoun(w.doc.Word(at)) {
			out.Party = true
			length = min(m.Length, s.End-at)
			out.End = w.doc.Tokens[at+length-1].End
		}
		out.Cued = w.rules.Cued(sentence, at, at+length)
		p.Tokens = append(p.Tokens, out)
		at += length
	}
}
