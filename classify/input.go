package classify

import (
	"slices"

	"github.com/kljensen/snowball/english"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/model"
)

// Inputs gives the passages of one document as the classifier reads them, each
// with what the rules say of it.
func (s *Suggester) Inputs(passages []dhr.Passage) []model.Passage {
	texts := make([]string, len(passages))
	for i, p := range passages {
		texts[i] = p.Text
	}
	doc := readDocument(texts)
	return s.inputs(doc, findParties(passages, doc).mentions(doc), passages)
}

// LooseInputs gives passages that belong to no document, such as training
// passages. Adult A and she are the victim in them, Adult B and he the perpetrator.
func (s *Suggester) LooseInputs(texts []string) []model.Passage {
	all := make([]model.Passage, len(texts))
	parties := exampleParties()
	for i, doc := range readEach(texts) {
		all[i] = s.inputs(doc, parties.mentions(doc), []dhr.Passage{{Zone: dhr.ZoneAnalysis, Text: texts[i]}})[0]
	}
	return all
}

func (s *Suggester) inputs(doc *document, mentions []mention, passages []dhr.Passage) []model.Passage {
	w := s.worker(doc, mentions)
	shared := modelDocument(doc)
	all := make([]model.Passage, len(passages))
	for i, p := range passages {
		r := doc.passages[i]
		w.look(r, p.Zone)
		all[i] = w.input(p, r, shared)
		w.forget()
	}
	return all
}

func (s *Suggester) worker(doc *document, mentions []mention) *worker {
	w := &worker{suggester: s, doc: doc, mentions: mentions, rules: s.rules.open(doc, mentions), byCode: make([]found, len(s.codes))}
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
func modelDocument(doc *document) *model.Document {
	d := &model.Document{Words: make([]string, len(doc.words)), Stems: make([]string, len(doc.words))}
	for i, w := range doc.words {
		d.Words[i] = w
		d.Stems[i] = english.Stem(w, true)
	}
	return d
}

// input gives the classifier the passage in which w.look has just looked.
func (w *worker) input(p dhr.Passage, r passageRange, shared *model.Document) model.Passage {
	in := model.Passage{Document: shared, Zone: p.Zone, Text: p.Text, Tokens: make([]model.Token, 0, r.endToken-r.firstToken)}
	for i := r.firstSentence; i < r.endSentence; i++ {
		in.Cues |= uint16(w.rules.cuesIn(i))
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
	r := w.suggester.rules.rule(rule)
	return model.RuleHit{Code: r.Code, Score: r.Score, Blocked: blocked}
}

// addTokens adds the tokens of a sentence.
func (w *worker) addTokens(p *model.Passage, sentence int32) {
	s := w.doc.sentences[sentence]
	for at := s.first; at < s.end; {
		t := w.doc.tokens[at]
		out := model.Token{Word: t.word, At: at, Start: t.start, End: t.end, Sentence: sentence}
		length := int32(1)
		if m := w.mentions[at]; m.length > 0 && !isPronoun(w.doc.wordAt(at)) {
			out.Party = true
			length = min(m.length, s.end-at)
			out.End = w.doc.tokens[at+length-1].end
		}
		out.Cued = w.rules.cued(sentence, at, at+length)
		p.Tokens = append(p.Tokens, out)
		at += length
	}
}
