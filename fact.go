package dhr

import (
	"fmt"
	"slices"
	"time"
)

// FactKey names what a person decides about beside codes: an attribute of a case,
// or whether a part of a passage is a recommendation. It is one of the two.
type FactKey struct {
	Case string        // of an attribute
	Name AttributeName // of an attribute

	Passage string // of a recommendation: the passage in which it begins
	Span    Span   // of a recommendation's text in the passage
}

// Recommendation reports whether the key is of a recommendation.
func (k FactKey) Recommendation() bool { return k.Passage != "" }

// Overlaps reports whether two recommendations have words in common, so that a
// decision about one leaves the other no open question.
func (k FactKey) Overlaps(o FactKey) bool {
	return k.Recommendation() && k.Passage == o.Passage && k.Span.Start < o.Span.End && o.Span.Start < k.Span.End
}

// Key returns the key under which people decide about the recommendation.
func (r Recommendation) Key() FactKey { return FactKey{Passage: r.Passage, Span: r.Span} }

// FactVerdict is what a person decided about a fact.
type FactVerdict string

// The verdicts. Confirm takes what was proposed, Set gives something else. Reject
// says of an attribute that the report does not state it, and of a recommendation
// that it is none. Undo takes back the same person's last decision on the fact.
const (
	FactConfirm FactVerdict = "confirm"
	FactSet     FactVerdict = "set"
	FactReject  FactVerdict = "reject"
	FactUnsure  FactVerdict = "unsure"
	FactUndo    FactVerdict = "undo"
)

// ParseFactVerdict reads a verdict as files write it. Undo is not among them: files
// carry decisions that stand.
func ParseFactVerdict(s string) (FactVerdict, error) {
	switch v := FactVerdict(s); v {
	case FactConfirm, FactSet, FactReject, FactUnsure:
		return v, nil
	}
	return "", fmt.Errorf("unknown verdict %q (confirm, set, reject or unsure)", s)
}

// FactDecision is one person's decision about a fact. Like decisions on codes they
// are only ever appended.
type FactDecision struct {
	Seq int64 // place in the record, from 1; 0 before it is stored
	FactKey
	Verdict    FactVerdict
	Values     []string    // of an attribute that is confirmed or set: all its values
	Addressees []Addressee // of a recommendation that is confirmed or set
	Theme      Theme       // of a recommendation that is confirmed or set
	Source     string      // ID of the passage that says what is decided; may be empty
	Coder      string
	At         time.Time // UTC, to the second
	Note       string
}

// Validate reports what is wrong with the decision, without looking at a project.
func (d FactDecision) Validate() error {
	switch {
	case d.Recommendation() && (d.Case != "" || d.Name != ""):
		return fmt.Errorf("a decision is about an attribute or a recommendation, not both")
	case d.Recommendation() && (d.Span.Start < 0 || d.Span.End <= d.Span.Start):
		return fmt.Errorf("a recommendation has no text: characters %d to %d", d.Span.Start, d.Span.End)
	case !d.Recommendation() && d.Case == "":
		return fmt.Errorf("a decision names no case and no passage")
	case !d.Recommendation() && !slices.Contains(FactNames(), d.Name):
		return fmt.Errorf("unknown attribute %q", d.Name)
	case d.Coder == "":
		return fmt.Errorf("a decision names no coder")
	case d.At.IsZero():
		return fmt.Errorf("a decision has no time")
	}
	if d.Verdict == FactUndo {
		return nil
	}
	if _, err := ParseFactVerdict(string(d.Verdict)); err != nil {
		return err
	}
	if d.Verdict == FactReject || d.Verdict == FactUnsure {
		if len(d.Values)+len(d.Addressees) > 0 || d.Theme != "" {
			return fmt.Errorf("a decision to %s carries no value", d.Verdict)
		}
		return nil
	}
	if d.Recommendation() {
		return d.checkRecommendation()
	}
	return d.checkValues()
}

func (d FactDecision) checkRecommendation() error {
	if len(d.Values) > 0 {
		return fmt.Errorf("a recommendation has addressees and a theme, no values")
	}
	if len(d.Addressees) == 0 {
		return fmt.Errorf("the recommendation names no addressee")
	}
	for i, a := range d.Addressees {
		if !slices.Contains(Addressees(), a) {
			return fmt.Errorf("unknown addressee %q", a)
		}
		if slices.Contains(d.Addressees[:i], a) {
			return fmt.Errorf("addressee %s is given twice", a)
		}
	}
	if !slices.Contains(Themes(), d.Theme) {
		return fmt.Errorf("unknown theme %q", d.Theme)
	}
	return nil
}

func (d FactDecision) checkValues() error {
	switch {
	case len(d.Addressees) > 0 || d.Theme != "":
		return fmt.Errorf("attribute %s has neither addressee nor theme", d.Name)
	case len(d.Values) == 0:
		return fmt.Errorf("attribute %s: no value is given", d.Name)
	case len(d.Values) > 1 && !d.Name.Multiple():
		return fmt.Errorf("attribute %s has one value, not %d", d.Name, len(d.Values))
	}
	for i, v := range d.Values {
		if err := d.Name.Check(v); err != nil {
			return err
		}
		if slices.Contains(d.Values[:i], v) {
			return fmt.Errorf("attribute %s: value %q is given twice", d.Name, v)
		}
		if v == AttributeNone && len(d.Values) > 1 {
			return fmt.Errorf("attribute %s: %q stands alone", d.Name, v)
		}
	}
	return nil
}

// Fact is what stands of a fact after all decisions: the last that its coder has not
// taken back, whoever made it. Its Seq is that decision's.
type Fact FactDecision

// Stated reports whether the fact is counted: a person confirmed or set it.
func (f Fact) Stated() bool { return f.Verdict == FactConfirm || f.Verdict == FactSet }

// StandingFacts returns what stands after the decisions, which are in the order in
// which they were made, in the order in which each fact was first decided.
func StandingFacts(decisions []FactDecision) []Fact {
	left := map[FactKey][]FactDecision{}
	var order []FactKey
	for _, d := range decisions {
		if d.Verdict != FactUndo {
			if _, seen := left[d.FactKey]; !seen {
				order = append(order, d.FactKey)
			}
			left[d.FactKey] = append(left[d.FactKey], d)
			continue
		}
		made := left[d.FactKey]
		for i := len(made) - 1; i >= 0; i-- {
			if made[i].Coder == d.Coder {
				left[d.FactKey] = append(made[:i:i], made[i+1:]...)
				break
			}
		}
	}
	var facts []Fact
	for _, k := range order {
		if made := left[k]; len(made) > 0 {
			facts = append(facts, Fact(made[len(made)-1]))
		}
	}
	return facts
}
