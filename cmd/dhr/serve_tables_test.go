package main

import (
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/store"
)

// TestPageTables makes the tables of two coded reviews: every count of cases names as
// many cases as it counts, and Annex E those in which the code stands.
func TestPageTables(t *testing.T) {
	if testing.Short() {
		t.Skip("reads PDFs")
	}
	ctx := t.Context()
	p := dhr.Project{Dir: filepath.Join(t.TempDir(), "p")}
	for _, line := range [][]string{{"init", p.Dir}, {"run", "../../samples/pdf/D01.pdf", "../../samples/pdf/D03.pdf", "--cases", "../../samples/cases.csv", "--project", p.Dir}} {
		if code, out, errs := command(ctx, line...); code != exitDone {
			t.Fatalf("%v: %d\n%s%s", line, code, out, errs)
		}
	}
	if code, _, errs := command(ctx, "import", "decisions", "../../samples/decisions.jsonl", "--project", p.Dir); code != exitPartly {
		t.Fatal(errs)
	}
	s, err := store.Open(ctx, p)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	report, err := pageTables{s}.Tables(ctx)
	if err != nil {
		t.Fatal(err)
	}
	codings, err := s.Codings(ctx)
	if err != nil {
		t.Fatal(err)
	}
	of, err := s.CaseOf(ctx)
	if err != nil {
		t.Fatal(err)
	}
	carry := map[string][]string{}
	for _, c := range codings {
		if id := of[c.Passage]; c.Coded() && !slices.Contains(carry[c.Code], id) {
			carry[c.Code] = append(carry[c.Code], id)
			slices.Sort(carry[c.Code])
		}
	}
	linked, found := 0, 0
	for _, table := range report.Tables {
		for _, r := range table.Rows {
			for j, c := range r.Cells {
				var cases []string
				for i, in := range c.Of {
					if in {
						cases = append(cases, report.Cases[i])
					}
				}
				if cases == nil {
					continue
				}
				linked++
				if n, err := strconv.Atoi(c.String()); err != nil || n != len(cases) {
					t.Errorf("%s: %s leads to %d cases", table.ID, c, len(cases))
				}
				if column := table.Columns[j]; table.ID == "annex-e" && column.Name == "All" && !r.Base {
					found++
					if want := carry[r.Cells[0].Text]; !slices.Equal(cases, want) {
						t.Errorf("%s: %v, want %v", r.Cells[0].Text, cases, want)
					}
				}
			}
		}
	}
	if linked < 300 || found < 20 {
		t.Errorf("%d counts lead to cases, %d of Annex E", linked, found)
	}
}
