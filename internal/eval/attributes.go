package eval

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr"
)

// goldAttribute says where a gold file's header has an attribute. A header such as
// "female 34" holds two.
type goldAttribute struct {
	name   dhr.AttributeName
	header string
	field  int // of the header's words; -1 for all of it
}

var goldAttributes = []goldAttribute{
	{dhr.AttributeType, "type", -1}, {dhr.AttributeRelationship, "relationship", -1},
	{dhr.AttributeVictimSex, "victim", 0}, {dhr.AttributeVictimAge, "victim", 1},
	{dhr.AttributePerpetratorSex, "perpetrator", 0}, {dhr.AttributePerpetratorAge, "perpetrator", 1},
	{dhr.AttributeDependentChildren, "dependent_children", -1},
	{dhr.AttributeVictimHealth, "victim_mental_health", -1}, {dhr.AttributePerpetratorHealth, "perpetrator_mental_health", -1},
	{dhr.AttributeVictimSubstance, "victim_substance", -1}, {dhr.AttributePerpetratorSubstance, "perpetrator_substance", -1},
	{dhr.AttributePerpetratorViolence, "perpetrator_violence_history", -1},
	{dhr.AttributeVictimViolence, "victim_violence_history", -1}, {dhr.AttributeMethod, "method", -1},
	{dhr.AttributeYear, "year", -1}, {dhr.AttributeRegion, "region", -1},
}

// AttributeTruth gives the values of each attribute that a gold file's header states.
func (g Gold) AttributeTruth() map[dhr.AttributeName][]string {
	truth := map[dhr.AttributeName][]string{}
	for _, a := range goldAttributes {
		header, stated := g.Attributes[a.header]
		if a.field >= 0 {
			words := strings.Fields(header)
			stated = stated && a.field < len(words)
			if stated {
				header = words[a.field]
			}
		}
		if !stated {
			continue
		}
		values := []string{header}
		if a.name.Multiple() {
			values = strings.Split(header, ",")
		}
		for _, v := range values {
			truth[a.name] = append(truth[a.name], canonical(a.name, strings.TrimSpace(v)))
		}
	}
	return truth
}

// canonical gives the framework's word for a value that gold files write freely.
func canonical(name dhr.AttributeName, v string) string {
	if name == dhr.AttributeMethod && strings.HasPrefix(v, "blunt") {
		return "blunt force"
	}
	return v
}

// AttributeScore is how often an attribute is proposed just as the gold has it, and
// for lists how its values fare one by one.
type AttributeScore struct {
	Name   dhr.AttributeName
	Cases  int // whose header states it
	Exact  int
	Values Tally // unit: a value of a case
}

// AttributeMiss is an attribute of a case that is not proposed as the gold has it.
type AttributeMiss struct {
	Case      string
	Name      dhr.AttributeName
	Want, Got []string
}

// Attributes compares proposals with the gold headers, case by case in the order of
// the gold; proposed is by case ID.
func Attributes(gold []Gold, proposed map[string][]dhr.Attribute) ([]AttributeScore, []AttributeMiss) {
	scores := make([]AttributeScore, 0, len(goldAttributes))
	var misses []AttributeMiss
	for _, name := range dhr.AttributeNames() {
		score := AttributeScore{Name: name}
		for _, g := range gold {
			want, stated := g.AttributeTruth()[name]
			if !stated {
				continue
			}
			var got []string
			for _, a := range proposed[g.ID] {
				if a.Name == name {
					got = append(got, a.Value)
				}
			}
			slices.Sort(want)
			slices.Sort(got)
			score.Cases++
			right := 0
			for _, v := range got {
				if slices.Contains(want, v) {
					right++
				}
			}
			score.Values = score.Values.plus(Tally{len(want), len(got), right})
			if slices.Equal(want, got) {
				score.Exact++
			} else {
				misses = append(misses, AttributeMiss{g.ID, name, want, got})
			}
		}
		scores = append(scores, score)
	}
	return scores, misses
}

// ExactShare returns the share of all cases and attributes that are exact.
func ExactShare(scores []AttributeScore) (exact, all int) {
	for _, s := range scores {
		exact += s.Exact
		all += s.Cases
	}
	return exact, all
}

// WriteAttributes writes the scores as a table.
func WriteAttributes(w io.Writer, scores []AttributeScore) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%-30s %6s %6s %6s   values: %s\n", "attribute", "cases", "exact", "share", "precision recall   F1")
	for _, s := range scores {
		fmt.Fprintf(&b, "%-30s %6d %6d %6.2f %17.2f %6.2f %4.2f\n", s.Name, s.Cases, s.Exact,
			share(s.Exact, s.Cases), s.Values.Precision(), s.Values.Recall(), s.Values.F1())
	}
	exact, all := ExactShare(scores)
	fmt.Fprintf(&b, "%-30s %6d %6d %6.2f\n", "all", all, exact, share(exact, all))
	// the places of samples are invented, so that no gazetteer tells their region
	exact, all = ExactShare(slices.DeleteFunc(slices.Clone(scores), func(s AttributeScore) bool { return s.Name == dhr.AttributeRegion }))
	fmt.Fprintf(&b, "%-30s %6d %6d %6.2f\n", "all but region", all, exact, share(exact, all))
	_, err := io.WriteString(w, b.String())
	return err
}
