package classify

import (
	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/model"
	"github.com/dhrcoder/dhr/classify/reading"
	"github.com/dhrcoder/dhr/classify/term"
)

// SourceModel is the source of a suggestion that the classifier would make without
// the rules.
const SourceModel = "model"

// WithModel returns a suggester that fuses the rules with a model: a suggestion's
// score is the model's probability, which starts from what the rules say, and its
// default threshold is the model's. Codes that the model does not know are left to
// the rules.
func (s *Suggester) WithModel(m *model.Model) *Suggester {
	t := *s
	t.model = m
	t.inModel = make([]int, len(s.codes))
	at := map[string]int{}
	for i, code := range m.Codes() {
		at[code] = i
	}
	for c, code := range s.codes {
		t.inModel[c] = -1
		if i, known := at[code.ID]; known {
			t.inModel[c] = i
		}
	}
	return &t
}

// classifier is a model that reads one document.
type classifier struct {
	reader *model.Reader
	words  *model.Document
}

func newClassifier(m *model.Model, doc *reading.Document) *classifier {
	words := modelDocument(doc)
	return &classifier{reader: m.Open(words), words: words}
}

// fused gives the suggestions of rules and model for the passage in which w.look
// has just looked.
func (w *worker) fused(p dhr.Passage, r, heading reading.Passage) []dhr.Suggestion {
	var out []dhr.Suggestion
	in := w.input(p, r, w.classifier.words)
	probabilities := w.classifier.reader.Probabilities(in)
	for c, code := range w.suggester.codes {
		i := w.suggester.inModel[c]
		f := &w.byCode[c]
		if i < 0 {
			if f.sources != nil {
				if s, kept := w.ruled(p, c, r, heading); kept {
					out = append(out, s)
				}
			}
			continue
		}
		s := dhr.Suggestion{Passage: p.ID, Code: code.ID, Score: rounded(probabilities[i])}
		if s.Score < dhr.ScoreFloor {
			continue
		}
		s.Shown = s.Score >= w.suggester.model.Threshold(i)
		sources, evidence := f.sources, f.hits
		if len(sources) == 0 || w.classifier.reader.WithoutRules(i, p.Zone) >= dhr.ScoreFloor {
			sources = append(sources, SourceModel)
		}
		if len(evidence) == 0 {
			for _, t := range w.classifier.reader.Evidence(in, i) {
				at := in.Tokens[t].At
				evidence = append(evidence, term.Hit{Start: at, End: at + 1})
			}
		}
		w.support(&s, code, sources, evidence, r, heading)
		out = append(out, s)
	}
	return out
}
