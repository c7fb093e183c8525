package layout_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr/extract/layout"
	"github.com/dhrcoder/dhr/extract/text"
)

// column is where the cells of a test's table begin.
var column = [...]float64{60, 190, 300, 470}

// tableLines sets the lines of a table, an empty string being an empty cell.
func (s *sheet) tableLines(y float64, rows ...[]string) *sheet {
	for i, cells := range rows {
		for c, words := range cells {
			s.put(column[c], y+float64(i)*14, 10, i == 0, words)
		}
	}
	return s
}

func TestNamedCells(t *testing.T) {
	s := newSheet(1).put(60, 60, 15, true, "Chronology").lines(60, 84, full, end).
		tableLines(130,
			[]string{"Date", "Agency", "Event", "Comment"},
			[]string{"3 May 2014", "Police", "A neighbour reported shouting", "She was not seen"},
			[]string{"", "", "and the sound of glass.", "alone."},
			[]string{"June 2014", "Surgery", "She told the nurse that she", ""},
			[]string{"", "", "was not sleeping", ""},
			[]string{"1 July 2014", "School", "The child was late.", "Not unusual."})
	want := []string{
		full + " " + end,
		"3 May 2014. Agency: Police. Event: A neighbour reported shouting and the sound of glass. Comment: She was not seen alone.",
		"June 2014. Agency: Surgery. Event: She told the nurse that she was not sleeping",
		"1 July 2014. Agency: School. Event: The child was late. Comment: Not unusual.",
	}
	if d := cmp.Diff(want, texts(layout.Build("doc", []text.Page{s.page}))); d != "" {
		t.Error(d)
	}
}

func TestNumberedRows(t *testing.T) {
	s := newSheet(1).lines(60, 84, full, end).
		tableLines(130,
			[]string{"No", "Recommendation", "Action to take", "Lead"},
			[]string{"1", "See her alone", "Instruct everybody by poster", "Police"},
			[]string{"2", "Write it down", "Change forms", "Surgery"})
	want := []string{
		full + " " + end,
		"1| See her alone. Action to take: Instruct everybody by poster. Lead: Police",
		"2| Write it down. Action to take: Change forms. Lead: Surgery",
	}
	if d := cmp.Diff(want, texts(layout.Build("doc", []text.Page{s.page}))); d != "" {
		t.Error(d)
	}
}

func TestRowsWithoutGaps(t *testing.T) {
	// A list of abbreviations: no head, no more space between rows than between
	// lines, one row with two lines.
	s := newSheet(1).put(60, 60, 15, true, "Glossary").lines(60, 84, full, end)
	s.lines(60, 130, "DASH", "IMR", "", "MARAC")
	s.lines(160, 130, "Domestic Abuse, Stalking and Harassment checklist", "Individual Management Review, written by a person who was not",
		"involved", "Multi-Agency Risk Assessment Conference")
	want := []string{
		full + " " + end,
		"DASH Domestic Abuse, Stalking and Harassment checklist",
		"IMR Individual Management Review, written by a person who was not involved",
		"MARAC Multi-Agency Risk Assessment Conference",
	}
	if d := cmp.Diff(want, texts(layout.Build("doc", []text.Page{s.page}))); d != "" {
		t.Error(d)
	}
}

func TestHeadingAcrossTable(t *testing.T) {
	s := newSheet(1).lines(60, 84, full, end).
		tableLines(130, []string{"Recommendation", "Action", "Lead agency", "Target date"})
	s.put(60, 144, 10, true, "Theme 1 – Carers – in the whole district").
		tableLines(158, []string{}, []string{"Ask carers", "New form", "Council", "May 2015"}, []string{"See them alone", "Training", "Trust", "June 2015"})
	s.put(60, 200, 10, true, "Theme 2 – Records").
		tableLines(200, []string{}, []string{"Write it down", "Audit", "Trust", "June 2015"}, []string{"Read it too", "Audit", "Police", "June 2015"})
	r := layout.Build("doc", []text.Page{s.page})
	want := []string{
		full + " " + end,
		"Ask carers. Action: New form. Lead agency: Council. Target date: May 2015",
		"See them alone. Action: Training. Lead agency: Trust. Target date: June 2015",
		"Write it down. Action: Audit. Lead agency: Trust. Target date: June 2015",
		"Read it too. Action: Audit. Lead agency: Police. Target date: June 2015",
	}
	if d := cmp.Diff(want, texts(r)); d != "" {
		t.Error(d)
	}
	if h := r.Passages[3].Heading; h != "Theme 2 – Records" {
		t.Errorf("the fourth passage is under %q", h)
	}
}
