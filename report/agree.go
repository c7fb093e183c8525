package report

import (
	"fmt"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report/agreement"
	"github.com/dhrcoder/dhr/report/table"
)

// Round is a round of double coding that has ended, as a report tells of it.
type Round struct {
	dhr.Round
	Agreement agreement.Agreement
	Differ    int // pairs of passage and code on which the coders differed
	Pending   int // of those, not adjudicated yet
}

// agreed says in the note on method how far coders agreed.
func agreed(rounds []Round) Fact {
	if len(rounds) == 0 {
		return Fact{"Agreement", "not measured: no round of double coding has ended"}
	}
	var said []string
	for _, r := range rounds {
		a := r.Agreement
		said = append(said, fmt.Sprintf("Round %d, ended %s: %s coded %s of %s blind, drawn as %s with seed %d. On passage × code, over all codes: Cohen's kappa %s, "+
			"Krippendorff's alpha %s; on case × code: %s and %s. They differed on %s of passage and code; %d of them not adjudicated.",
			r.ID, r.Ended.UTC().Format("2 January 2006"), strings.Join(r.Coders, ", "), plural(a.Passages, "passage"), plural(a.Cases, "case"), r.Unit, r.Seed,
			a.ByPassage.Pooled.Kappa, a.ByPassage.Pooled.Alpha, a.ByCase.Pooled.Kappa, a.ByCase.Pooled.Alpha, plural(r.Differ, "pair"), r.Pending))
	}
	return Fact{"Agreement", strings.Join(said, " ")}
}

// agreementTable says per code how far the coders of each round agreed. How often
// they coded is left out where small numbers are hidden.
func (m maker) agreementTable(rounds []Round, hide bool) table.Table {
	t := table.Table{ID: "agreement", Title: "Agreement of coders in rounds of double coding", Grouped: "Round",
		Unit:    "Coefficients, with 95 % intervals from resampled cases where there are enough of them; – means nothing to compare. Codes that no coder of the round used are left out.",
		Columns: []table.Column{{Name: "Code", Text: true}, {Name: "Name", Text: true}},
		Notes: []string{"Kappa is Cohen's (1960), averaged over pairs of coders where there are more than two; alpha is Krippendorff's, nominal. The universe is every passage of the sample × every code.",
			"A coefficient on few codings says little: read it with how often the code was used."}}
	for _, level := range []string{"Passage × code", "Case × code"} {
		if !hide {
			t.Columns = append(t.Columns, table.Column{Group: level, Name: "Units", Text: true}, table.Column{Group: level, Name: "Prevalence", Text: true}, table.Column{Group: level, Name: "Observed", Text: true})
		}
		t.Columns = append(t.Columns, table.Column{Group: level, Name: "Kappa", Text: true}, table.Column{Group: level, Name: "Alpha", Text: true})
	}
	cells := func(r agreement.Result) (list []table.Cell) {
		if !hide {
			list = append(list, table.Text(fmt.Sprint(r.Units)), table.Text(r.Prevalence.Percent()), table.Text(r.Observed.Percent()))
		}
		return append(list, table.Text(r.Kappa.String()), table.Text(r.Alpha.String()))
	}
	for _, r := range rounds {
		group := fmt.Sprintf("Round %d: %s", r.ID, strings.Join(r.Coders, ", "))
		a := r.Agreement
		row := func(id, name string, base bool, p, c agreement.Result) {
			list := []table.Cell{table.Text(id), table.Text(name)}
			t.Rows = append(t.Rows, table.Row{Group: group, Base: base, Cells: append(append(list, cells(p)...), cells(c)...)})
		}
		row("All", "All codes", true, a.ByPassage.Pooled, a.ByCase.Pooled)
		for i, p := range a.ByPassage.Codes {
			if !used(p) {
				continue
			}
			code, _ := m.framework.Code(p.Code)
			row(p.Code, code.Name, false, p, a.ByCase.Codes[i])
		}
	}
	return t
}

func used(r agreement.Result) bool {
	for _, n := range r.Coded {
		if n > 0 {
			return true
		}
	}
	return false
}
