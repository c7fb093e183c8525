package review_test

import (
	"context"
	"html"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report/table"
	"github.com/dhrcoder/dhr/review"
	"github.com/dhrcoder/dhr/review/tables"
	"github.com/dhrcoder/dhr/store"
)

// confirmed makes a table from what stands in the store, as a report would.
type confirmed struct {
	store *store.Store
	made  int
}

func (c *confirmed) Tables(ctx context.Context) (tables.Report, error) {
	c.made++
	codings, err := c.store.Codings(ctx)
	if err != nil {
		return tables.Report{}, err
	}
	of, err := c.store.CaseOf(ctx)
	if err != nil {
		return tables.Report{}, err
	}
	cell := table.Cell{Kind: table.CellCount}
	var cases []string
	for _, k := range codings {
		if k.Coded() && k.Code == "5E" {
			cell = table.Cell{Kind: table.CellCount, N: 1, Of: table.Set{true}}
			cases = []string{of[k.Passage]}
		}
	}
	return tables.Report{Status: "PROVISIONAL: much is open.", Caution: "Counts rank nobody.", Cases: cases, Tables: []table.Table{
		{ID: "first", Title: "A table before", Columns: []table.Column{{Name: "Value", Text: true}}},
		{ID: "annex-e", Title: "Annex E <b>", Unit: "Cases.", Columns: []table.Column{{Name: "Code", Text: true}, {Group: "DHRs", Name: "All"}, {Group: "DHRs", Name: "%"}},
			Rows: []table.Row{{Group: "5 Organisational", Note: "A note.", Cells: []table.Cell{table.Text("5E Record keeping"), cell, table.Text("0%")}}}, Notes: []string{"A note on the table."}}}}, nil
}

// TestTablesLeadToCases goes from a count to its case, and from there to its passages
// and facts.
func TestTablesLeadToCases(t *testing.T) {
	s := serve(t, newProject(t))
	reporter := &confirmed{store: s.store}
	o := s.again(t, review.Options{Tables: reporter})
	r := o.reader(t, "Ada")
	r.get("/tables").want(http.StatusOK, "PROVISIONAL: much is open.", "Annex E &lt;b&gt;", "Counts rank nobody.", `href="/tables?table=annex-e"`)
	r.get("/tables?table=annex-e").want(http.StatusOK, `colspan="2"`, "A note on the table.", "5 Organisational", "A table before", "!/tables/cases")
	r.get("/tables?table=annex-e").want(http.StatusOK)
	if reporter.made > 2 { // once for each state of the project: naming oneself changes none
		t.Errorf("the tables were made %d times", reporter.made)
	}
	passages, err := s.store.Passages(t.Context(), fileID("T02 report.pdf"))
	must(t, err)
	_, err = s.store.Decide(t.Context(), dhr.Decision{Passage: passages[1].ID, Code: "5E", Verdict: dhr.VerdictConfirm, Coder: "Ada", At: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)})
	must(t, err)
	a := r.get("/tables?table=annex-e").want(http.StatusOK, "/tables/cases?")
	address := a.body[strings.Index(a.body, "/tables/cases?"):]
	address = html.UnescapeString(address[:strings.Index(address, `"`)])
	r.get(address).want(http.StatusOK, "<strong>T02</strong>", "5E Record keeping – DHRs All: 1", `href="/case?id=T02"`, "/review?case=T02&amp;code=5E&amp;state=confirmed", "!T01")
	r.get("/review?case=T02&code=5E&state=confirmed").want(http.StatusOK, "notes for that night are missing")
	for _, wrong := range []string{"/tables?table=none", "/tables/cases?table=annex-e&row=x&column=y", "/tables/cases?table=none"} {
		r.get(wrong).want(http.StatusNotFound)
	}
	// Without a reporter there are no tables.
	s.reader(t, "Ada").get("/tables").want(http.StatusNotFound)
}

func TestTablesAreAccessible(t *testing.T) {
	s := serve(t, newProject(t))
	passages, err := s.store.Passages(t.Context(), fileID("T02 report.pdf"))
	must(t, err)
	_, err = s.store.Decide(t.Context(), dhr.Decision{Passage: passages[1].ID, Code: "5E", Verdict: dhr.VerdictConfirm, Coder: "Ada", At: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)})
	must(t, err)
	b := chromium(t, s.again(t, review.Options{Tables: &confirmed{store: s.store}}).URL)
	b.open("/tables")
	b.inspect("the list of tables")
	b.open("/tables?table=annex-e")
	b.inspect("a table")
	js[bool](b, "(document.querySelector('table a').click(), true)")
	b.until("document.querySelector('h1').textContent.includes('5E')")
	b.inspect("the cases of a count")
}
