package casepage

import (
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// row is a fact as lists show it.
type row struct {
	Name    string
	Value   string // what stands, else what is proposed
	State   string // in words
	Kind    string // yes, no, maybe or open, for its colour
	By      string
	Address string
	Source  string // address of the passage that says it; may be empty
	Text    string // of a recommendation
	Theme   string // of a recommendation
	Here    bool
}

// rowOf words a fact.
func (f file) rowOf(it item, documents map[string]string) row {
	r := row{Name: it.name(), Value: page.Clean(labels(it.key.Name, it.proposed)), State: "not confirmed", Kind: "open", Address: factAddress(f.of.ID, it.key)}
	if it.key.Recommendation() {
		r.Text, r.Value, r.Theme = page.Clean(it.rec.Text), addressees(it.rec.Agencies), string(it.rec.Theme)
	}
	if d := documents[it.source]; d != "" {
		r.Source = page.ReadAddress(d, it.source)
	}
	switch {
	case it.standing != nil:
		st := it.standing
		r.By = page.Clean(st.Coder)
		switch st.Verdict {
		case dhr.FactConfirm, dhr.FactSet:
			r.Kind, r.State = "yes", "confirmed"
			if st.Verdict == dhr.FactSet {
				r.State = "set"
			}
			r.Value, r.Theme = page.Clean(labels(it.key.Name, st.Values)), string(st.Theme)
			if it.key.Recommendation() {
				r.Value = addressees(st.Addressees)
			}
		case dhr.FactReject:
			r.Kind, r.State, r.Value, r.Theme = "no", "not stated", "", ""
			if it.key.Recommendation() {
				r.State = "no recommendation"
			}
		default:
			r.Kind, r.State = "maybe", "unsure"
		}
	case it.listed:
		r.Kind, r.State = "yes", "in the list of cases"
	case !it.key.Recommendation() && len(it.proposed) == 0:
		r.State, r.Kind = "nothing proposed", ""
	}
	return r
}

func words(values []string) string { return strings.Join(values, ", ") }

// label is a value in words.
func label(n dhr.AttributeName, value string) string {
	if n == dhr.AttributeType {
		return page.Kind(dhr.CaseType(value))
	}
	return value
}

func labels(n dhr.AttributeName, values []string) string {
	list := make([]string, len(values))
	for i, v := range values {
		list[i] = label(n, v)
	}
	return words(list)
}

func addressees(list []dhr.Addressee) string {
	names := make([]string, len(list))
	for i, a := range list {
		names[i] = string(a)
	}
	return words(names)
}
