package exchange

import (
	"io"
	"time"

	"github.com/dhrcoder/dhr"
)

// FactRecommendation is what FactLine.Fact says of a recommendation; otherwise it is
// the name of an attribute.
const FactRecommendation = "recommendation"

// FactLine is a line of `export facts` and `import facts`: what stands of an attribute
// of a case or of a recommendation. See docs/facts.md.
type FactLine struct {
	Case       string          `json:"case"`
	Document   string          `json:"document,omitempty"` // the file's base name
	Fact       string          `json:"fact"`
	Verdict    dhr.FactVerdict `json:"verdict"`
	Values     []string        `json:"values,omitempty"`     // of an attribute
	Addressees []dhr.Addressee `json:"addressees,omitempty"` // of a recommendation
	Theme      dhr.Theme       `json:"theme,omitempty"`
	Passage    string          `json:"passage,omitempty"` // of a recommendation: where it begins
	Start      int             `json:"start,omitempty"`   // of its text in the passage, in code points
	End        int             `json:"end,omitempty"`
	Text       string          `json:"text,omitempty"`   // of a recommendation, in place of passage
	Source     string          `json:"source,omitempty"` // passage that says it
	Coder      string          `json:"coder"`
	At         time.Time       `json:"at"`
	Note       string          `json:"note"`
}

// NumberedFact is a fact with the line of the file it came from.
type NumberedFact struct {
	Line int
	FactLine
}

// NewFactLine gives the line of a fact that stands. It carries no text. A
// recommendation's case and document are those of its passage.
func NewFactLine(f dhr.Fact, p Place) FactLine {
	l := FactLine{Case: f.Case, Fact: string(f.Name), Verdict: f.Verdict, Values: f.Values, Addressees: f.Addressees, Theme: f.Theme,
		Passage: f.Passage, Start: f.Span.Start, End: f.Span.End, Source: f.Source, Coder: f.Coder, At: f.At.UTC(), Note: f.Note}
	if f.Recommendation() {
		l.Fact, l.Case, l.Document = FactRecommendation, p.Case, p.Document
	}
	return l
}

// Decision gives the decision that the line states about that fact.
func (l FactLine) Decision(k dhr.FactKey) dhr.FactDecision {
	return dhr.FactDecision{FactKey: k, Verdict: l.Verdict, Values: l.Values, Addressees: l.Addressees, Theme: l.Theme,
		Source: l.Source, Coder: l.Coder, At: l.At.UTC(), Note: l.Note}
}

// ReadFacts reads JSON Lines of facts. Lines that are wrong come back as problems,
// each with its number and what to do; the others are returned all the same. The
// error is of reading itself.
func ReadFacts(r io.Reader, name string) ([]NumberedFact, dhr.Problems, error) {
	var good []NumberedFact
	problems, err := readLines(r, name, "fact", func(n int, l FactLine) *dhr.Problem {
		if p := checkFact(l); p != nil {
			return p
		}
		good = append(good, NumberedFact{n, l})
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	return good, problems, nil
}

func checkFact(l FactLine) *dhr.Problem {
	if l.Verdict == dhr.FactUndo {
		return &dhr.Problem{Msg: "a file cannot take a decision back", Hint: "leave the line out"}
	}
	key := dhr.FactKey{Case: l.Case, Name: dhr.AttributeName(l.Fact)}
	switch {
	case l.Fact == FactRecommendation:
		if l.Passage == "" && (l.Document == "" || l.Text == "") {
			return &dhr.Problem{Msg: "the recommendation names no passage", Hint: "give passage, start and end, or document and text"}
		}
		key = dhr.FactKey{Passage: "?", Span: dhr.Span{Start: l.Start, End: l.End}}
		if l.Passage == "" || key.Span == (dhr.Span{}) {
			key.Span.End = 1
		}
	case l.Case == "" && l.Document == "":
		return &dhr.Problem{Msg: "the fact names no case", Hint: "give case, or document"}
	case l.Case == "":
		key.Case = "?"
	}
	if err := l.Decision(key).Validate(); err != nil {
		return &dhr.Problem{Msg: err.Error(), Hint: "docs/facts.md lists attributes and values"}
	}
	return nil
}
