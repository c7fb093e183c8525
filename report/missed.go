package report

import (
	"fmt"
	"slices"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report/missed"
	"github.com/dhrcoder/dhr/report/table"
)

const missedGroup = "Cases missed (estimate)"

// missed says in how many cases a code may stand in passages that nothing suggested.
func (m maker) missed(s missed.Sample) table.Table {
	t := table.Table{ID: "missed", Title: "Cases that suggestions missed: an estimate", Grouped: "Factor",
		Unit:    "Cases in which the code stands in passages without any suggestion and nowhere else.",
		Columns: append(slices.Clone(codeColumns), table.Column{Name: "Counted"}, table.Column{Group: "Sample", Name: "passages"}, table.Column{Group: "Sample", Name: "cases found"})}
	read := s.Read()
	switch {
	case m.estimates == nil:
		t.Notes = []string{"Left out where small numbers are suppressed."}
		return t
	case len(read) == 0:
		t.Notes = []string{"No random sample of passages without a suggestion has been read yet. The review page draws one and leads through it."}
		return t
	}
	for _, name := range []string{"n", "from", "to"} {
		t.Columns = append(t.Columns, table.Column{Group: missedGroup, Name: name})
	}
	byCode := map[string]missed.Estimate{}
	for _, e := range m.estimates {
		byCode[e.Code] = e
	}
	t.Rows = m.perCode(func(code dhr.Code) []table.Cell {
		e := byCode[code.ID]
		return append([]table.Cell{m.Tally.Count(m.In(codeName(code.ID), m.codes[code.ID], m.all)), table.Number(e.Read), table.Number(e.Found)}, estimateCells(e)...)
	})
	t.Notes = []string{
		fmt.Sprintf("From %s of a random sample of %d, drawn with the seed %d from %d codable passages without a suggestion. Cases found in the sample are among those counted and among those estimated.",
			plural(len(read), "passage"), s.Drawn.Size, s.Drawn.Seed, s.Drawn.Population),
		"From and to: the exact 95 % interval of Clopper and Pearson (Biometrika 26, 1934) for the share of passages that bring a case to light, carried over to the passages without a suggestion of the cases " +
			"that carry the code nowhere else. Each such passage is taken for a case of its own, so the estimate is rather too high; it is never more than the cases that are not counted.",
		"Passages that something was suggested for may lack a further code; the sample says nothing of these."}
	return t
}

func estimateCells(e missed.Estimate) []table.Cell {
	return []table.Cell{table.Number(e.Cases.Likely), table.Number(e.Cases.Low), table.Number(e.Cases.High)}
}

// besideCounts adds the estimates to a table with a row a code, if a sample was read.
func (m maker) besideCounts(t *table.Table, s missed.Sample) {
	if len(s.Read()) == 0 || m.estimates == nil {
		return
	}
	byCode := map[string]missed.Estimate{}
	for _, e := range m.estimates {
		byCode[e.Code] = e
	}
	for _, name := range []string{"n", "from", "to"} {
		t.Columns = append(t.Columns, table.Column{Group: missedGroup, Name: name})
	}
	for i := range t.Rows {
		cells := []table.Cell{table.Text(""), table.Text(""), table.Text("")}
		if e, known := byCode[t.Rows[i].Cells[0].Text]; known {
			cells = estimateCells(e)
		}
		t.Rows[i].Cells = append(t.Rows[i].Cells, cells...)
	}
	t.Notes = append(t.Notes, "Cases missed: estimated from a random sample of passages without a suggestion, with its 95 % interval; see the table of cases that suggestions missed.")
}
