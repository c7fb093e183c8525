package classify

import (
	"math"
	"slices"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/agency"
	"github.com/dhrcoder/dhr/classify/codebook"
	"github.com/dhrcoder/dhr/classify/model"
	"github.com/dhrcoder/dhr/classify/party"
	"github.com/dhrcoder/dhr/classify/reading"
	"github.com/dhrcoder/dhr/classify/rules"
	"github.com/dhrcoder/dhr/classify/term"
)

// engineVersion changes whenever the engine gives other suggestions for the same
// rules and passages.
const engineVersion = "2"

// Suggester applies a rule set, and a model if it has one, to documents. It may be
// used by several goroutines.
type Suggester struct {
	rules    *rules.Set
	model    *model.Model // nil for rules alone
	inModel  []int        // by code: its place in the model, -1 for none
	codes    []dhr.Code
	rankCode map[string]int
}

// NewSuggester returns a suggester of the framework's codes by rules alone.
func NewSuggester(framework dhr.Framework, rules *rules.Set) *Suggester {
	s := &Suggester{rules: rules, codes: framework.Codes(), rankCode: map[string]int{}}
	for i, c := range s.codes {
		s.rankCode[c.ID] = i
	}
	return s
}

// Version names everything that shapes suggestions: the engine, the rules and the
// model.
func (s *Suggester) Version() string {
	version := "rules-" + engineVersion + "-" + s.rules.Hash()
	if s.model != nil {
		version += "+model-" + s.model.Hash()
	}
	return version
}

// Suggest returns the suggestions for the passages of one document, which are in
// reading order: sorted by passage, then by the framework's order of codes. Those
// below dhr.ScoreFloor are left out. The same passages give the same suggestions.
func (s *Suggester) Suggest(passages []dhr.Passage) []dhr.Suggestion {
	if len(passages) == 0 {
		return nil
	}
	texts := make([]string, len(passages))
	for i, p := range passages {
		texts[i] = p.Text
	}
	headings, headingOf := distinctHeadings(passages)
	doc := reading.Read(append(texts, headings...))
	w := s.worker(doc, party.Find(passages, doc).Mentions(doc))
	w.agencies = agency.Read(doc, w.rules)
	var all []dhr.Suggestion
	for i, p := range passages {
		if i > 0 && p.Section != passages[i-1].Section {
			w.before = 0
		}
		if p.Zone.Codable() {
			all = append(all, w.passage(p, int32(i), int32(len(passages)+headingOf[i]))...)
		}
		if last := w.agencies.Last(doc.Passages[i]); last != 0 {
			w.before = last
		}
	}
	s.lendAgencies(all)
	return all
}

// lendAgencies gives suggestions whose passages name nobody, as lessons often do, the
// agency of which the same code was shown most before in the document.
func (s *Suggester) lendAgencies(all []dhr.Suggestion) {
	counts := make([]map[dhr.Agency]int, len(s.codes))
	for i := range all {
		c := s.rankCode[all[i].Code]
		if !s.codes[c].Practice {
			continue
		}
		if len(all[i].Agencies) == 0 {
			most := 0
			for _, a := range dhr.Agencies() {
				if n := counts[c][a]; n > most {
					most, all[i].Agencies = n, []dhr.Agency{a}
				}
			}
			continue
		}
		if all[i].Shown {
			if counts[c] == nil {
				counts[c] = map[dhr.Agency]int{}
			}
			for _, a := range all[i].Agencies {
				counts[c][a]++
			}
		}
	}
}

// distinctHeadings returns the headings of the passages, each once, and which one
// each passage has.
func distinctHeadings(passages []dhr.Passage) (headings []string, of []int) {
	index := map[string]int{}
	for _, p := range passages {
		i, known := index[p.Heading]
		if !known {
			i = len(headings)
			index[p.Heading] = i
			headings = append(headings, p.Heading)
		}
		of = append(of, i)
	}
	return headings, of
}

// worker goes through the passages of one document.
type worker struct {
	suggester  *Suggester
	doc        *reading.Document
	mentions   []party.Mention // by token
	rules      *rules.Matcher
	agencies   *agency.Reader
	byCode     []found         // by code, of the passage at hand
	touched    []int           // codes found in the passage
	classifier *classifier     // nil for rules alone
	blocked    []int32         // rules that a cue kept from hitting in the passage
	before     rules.AgencySet // last named before the passage, in its section
}

// found gathers what the rules of one code say of a passage.
type found struct {
	miss    float64 // that all rules are wrong: ∏(1-score)
	rules   []int32
	sources []string
	hits    []term.Hit
}

// passage returns the suggestions for one passage; heading is the place of its
// section's heading among the document's texts.
func (w *worker) passage(p dhr.Passage, at, heading int32) []dhr.Suggestion {
	r := w.doc.Passages[at]
	w.look(r, p.Zone)
	defer w.forget()
	if w.classifier != nil {
		return w.fused(p, r, w.doc.Passages[heading])
	}
	var out []dhr.Suggestion
	for _, c := range w.touched {
		if s, kept := w.ruled(p, c, r, w.doc.Passages[heading]); kept {
			out = append(out, s)
		}
	}
	return out
}

// ruled gives what the rules alone say of a code.
func (w *worker) ruled(p dhr.Passage, c int, r, heading reading.Passage) (dhr.Suggestion, bool) {
	f := &w.byCode[c]
	code := w.suggester.codes[c]
	s := dhr.Suggestion{Passage: p.ID, Code: code.ID, Score: rounded((1 - f.miss) * zoneFactor(p.Zone, code.ID))}
	if s.Score < dhr.ScoreFloor {
		return s, false
	}
	s.Shown = s.Score >= w.suggester.rules.Threshold(code.ID)
	w.support(&s, code, f.sources, f.hits, r, heading)
	return s, true
}

// support adds sources, evidence and agencies to a suggestion.
func (w *worker) support(s *dhr.Suggestion, code dhr.Code, sources []string, evidence []term.Hit, r, heading reading.Passage) {
	s.Sources = sources
	slices.Sort(s.Sources)
	for _, h := range evidence {
		s.Evidence = append(s.Evidence, w.doc.Span(h.Start, h.End))
	}
	s.Evidence = dhr.JoinSpans(s.Evidence)
	switch {
	case code.ID == codebook.WiderConditions:
		s.Agencies = []dhr.Agency{dhr.AgencyOther} // the economy is no agency's doing
	case code.Practice:
		s.Agencies = w.agencies.Of(evidence, r, heading, w.before)
	}
}

// look tries every rule on a passage and leaves what it finds in w.byCode, w.touched
// and w.blocked.
func (w *worker) look(r reading.Passage, zone dhr.Zone) {
	hitting, blocked := w.rules.Look(r, zone)
	w.touched, w.blocked = w.touched[:0], blocked
	for _, h := range hitting {
		rule := w.suggester.rules.Rule(h.Rule)
		c := w.suggester.rankCode[rule.Code]
		f := &w.byCode[c]
		if f.sources == nil {
			f.miss = 1
			w.touched = append(w.touched, c)
		}
		f.miss *= 1 - rule.Score
		f.rules = append(f.rules, h.Rule)
		f.sources = append(f.sources, rule.Source())
		f.hits = append(f.hits, h.Hits...)
	}
	slices.Sort(w.touched)
}

// rounded keeps four decimals, so that a score of 0.6 is not 0.6000000000000001.
func rounded(score float64) float64 { return math.Round(score*1e4) / 1e4 }

// zoneFactor is the share of its score that a suggestion keeps in a zone: lessons
// and conclusions mostly repeat or generalise, and what was done well is no
// shortfall.
func zoneFactor(z dhr.Zone, code string) float64 {
	switch z {
	case dhr.ZoneGoodPractice:
		if code == codebook.GoodPractice {
			return 1
		}
		return factorGoodPractice
	case dhr.ZoneLessons:
		return factorLessons
	case dhr.ZoneConclusions:
		return factorConclusions
	}
	return 1
}

// Factors of zoneFactor.
const (
	factorGoodPractice = 0.3
	factorLessons      = 0.75
	factorConclusions  = 0.85
)
