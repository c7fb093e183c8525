package facts_test

import (
	"encoding/csv"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report/facts"
	"github.com/dhrcoder/dhr/report/table"
)

// input is cases of every type and year, of which nobody has decided anything.
func input(cases ...dhr.Case) facts.Input {
	c := table.NewCases(cases)
	in := facts.Input{Cases: c, All: c.All(), CaseOf: map[string]string{}}
	in.Types = c.GroupBy(facts.TypeKey, []table.Group{{Key: "familial", Name: "Familial"}, {Key: "ipv", Name: "Intimate partner"}, {Key: "suicide", Name: "Suicide"}, {Key: "", Name: "Other or not stated"}},
		func(c dhr.Case) string { return string(c.Type) })
	in.Years = c.GroupBy("year", []table.Group{{Key: "2014", Name: "2014"}, {Key: "0", Name: "Not stated"}}, func(c dhr.Case) string { return strconv.Itoa(c.Year) })
	return in
}

func tables(t *testing.T, in facts.Input) []table.Table {
	t.Helper()
	m, err := facts.New(in)
	if err != nil {
		t.Fatal(err)
	}
	return append(m.Tables(), m.Together())
}

// TestProposalsAreNotCounted: whatever is proposed, every value of every table is zero
// and every case waits.
func TestProposalsAreNotCounted(t *testing.T) {
	in := input(dhr.Case{ID: "A", Type: dhr.CaseIPV, Year: 2014}, dhr.Case{ID: "B"})
	in.Attributes = map[string][]dhr.Attribute{}
	for _, n := range dhr.AttributeNames() {
		v := "30"
		if values := n.Values(); values != nil {
			v = values[0]
		}
		in.Attributes["A"] = append(in.Attributes["A"], dhr.Attribute{Name: n, Value: v, Score: 1})
	}
	in.Recommendations = map[string][]dhr.Recommendation{"A": {{Passage: "p", Text: "Do it", Span: dhr.Span{End: 5}, Agencies: dhr.Addressees()[:1], Theme: dhr.ThemeOther}}}
	in.Facts = []dhr.Fact{{FactKey: dhr.FactKey{Case: "A", Name: dhr.AttributeMethod}, Verdict: dhr.FactUnsure}}
	m, err := facts.New(in)
	if err != nil {
		t.Fatal(err)
	}
	// Type and year are listed; what is unsure still waits.
	if o := m.Open(); o.Attributes != len(dhr.AttributeNames())-2 || o.Recommendations != 1 || o.Unsure != 1 {
		t.Errorf("%+v", o)
	}
	of := map[string]bool{"Cases in the project": true, "Not confirmed yet": true, "2014": true, "Ipv": true, "Stated": true, "Not stated in the review": true,
		"No use, not stated or not confirmed yet": true}
	numbers := 0
	for _, one := range m.Tables() {
		for _, r := range one.Rows {
			for _, c := range r.Cells {
				if c.Kind != table.CellCount {
					continue
				}
				numbers++
				if c.N > 0 && !of[r.Cells[0].Text] {
					t.Errorf("%s, %s counts %d though nobody has confirmed it", one.ID, r.Cells[0].Text, c.N)
				}
			}
		}
	}
	if numbers < 500 {
		t.Errorf("only %d numbers", numbers)
	}
}

// TestPublishedFiguresHaveTheirPlace: each figure of 2016 stands in the row and column
// that the file names.
func TestPublishedFiguresHaveTheirPlace(t *testing.T) {
	f, err := os.Open("published2016.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	in := input(dhr.Case{ID: "A", Type: dhr.CaseFamilial, Year: 2014})
	in.Compare = true
	all := map[string]table.Table{}
	for _, one := range tables(t, in) {
		all[one.ID] = one
	}
	for _, row := range rows[1:] {
		found := 0
		for _, r := range all[row[0]].Rows {
			for i, c := range all[row[0]].Columns {
				if r.Group == row[1] && r.Cells[0].Text == row[2] && c.Group == "Published 2016" && c.Name == row[3] && r.Cells[i].String() == row[4] && (row[5] == "" || r.Note == row[5]) {
					found++
				}
			}
		}
		if found != 1 {
			t.Errorf("%s stands %d times", strings.Join(row, ", "), found)
		}
	}
}

// TestBands: every age is in one group, and the groups are those of Table 1.
func TestBands(t *testing.T) {
	for age, want := range map[string]string{"0": "10 or under", "10": "10 or under", "11": "11-20", "20": "11-20", "21": "21-30", "70": "61-70", "80": "71-80", "81": "80+", "120": "80+", dhr.ManyVictims: "Multiple"} {
		in := input(dhr.Case{ID: "A"})
		in.Facts = []dhr.Fact{{FactKey: dhr.FactKey{Case: "A", Name: dhr.AttributeVictimAge}, Verdict: dhr.FactSet, Values: []string{age}}}
		for _, one := range tables(t, in) {
			if one.ID != "ages" {
				continue
			}
			for _, r := range one.Rows[1:] {
				if in := r.Cells[6].N == 1; in != (r.Cells[0].Text == want) {
					t.Errorf("someone of %s is counted under %s: %v", age, r.Cells[0].Text, in)
				}
			}
		}
	}
}

// TestIDs: every table that is named is made.
func TestIDs(t *testing.T) {
	made := map[string]bool{}
	for _, one := range tables(t, input(dhr.Case{ID: "A"})) {
		made[one.ID] = true
	}
	for _, id := range facts.IDs() {
		if !made[id] {
			t.Errorf("there is no table %s", id)
		}
	}
}
