package tables

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report/table"
	"github.com/dhrcoder/dhr/review/page"
)

// casesView is what counted.html shows: the cases that a number counts.
type casesView struct {
	page.Frame
	Table linkView
	What  []string // names of the row and the column
	Count string
	Code  string // of the row; empty when it is of none
	Cases []caseRow
}

type caseRow struct {
	ID, Title, Facts string
	Address          string
	Passages         string // address of its confirmed passages with the code; empty without a code
}

// cases lists the cases that a cell counts.
func (s *room) cases(w http.ResponseWriter, r *http.Request) error {
	ctx, q := r.Context(), r.URL.Query()
	report, err := s.current(ctx)
	if err != nil {
		return err
	}
	i, err := find(report, q.Get("table"))
	if err != nil {
		return err
	}
	t := report.Tables[i]
	row, column, found := place(t, q.Get("row"), q.Get("column"))
	var counted []string
	if found {
		counted = report.casesOf(t.Rows[row].Cells[column])
	}
	if len(counted) == 0 {
		return &page.Error{Status: http.StatusNotFound, Sentence: "The table has no such count of cases any more.", Remedy: "Look at the table again: its numbers may have changed."}
	}
	v := casesView{Frame: s.Frame(r, "Cases counted"), Table: link(t), Count: page.Clean(t.Rows[row].Cells[column].String())}
	v.What, v.Code = s.name(t, row, column)
	all, err := s.store.Cases(ctx)
	if err != nil {
		return err
	}
	byID := map[string]dhr.Case{}
	for _, c := range all {
		byID[c.ID] = c
	}
	for _, id := range counted {
		c := byID[id]
		one := caseRow{ID: page.Clean(id), Title: page.Clean(page.Short(c.Title, 120)), Facts: page.Facts(c), Address: "/case?" + url.Values{"id": {id}}.Encode()}
		if v.Code != "" {
			one.Passages = "/review?" + url.Values{"case": {id}, "code": {v.Code}, "state": {"confirmed"}}.Encode()
		}
		v.Cases = append(v.Cases, one)
	}
	return s.Write(w, "counted.html", http.StatusOK, v)
}

// name says which row and column a cell is of, and the code of the row, if it begins
// with one.
func (s *room) name(t table.Table, row, column int) (what []string, code string) {
	r := t.Rows[row]
	for j, c := range r.Cells {
		if t.Columns[j].Text && c.String() != "" {
			what = append(what, page.Clean(c.String()))
		}
	}
	if len(r.Cells) > 0 {
		first, _, _ := strings.Cut(r.Cells[0].String(), " ")
		if c, known := s.Framework.Code(first); known && !r.Base {
			code = c.ID
		}
	}
	if len(what) == 0 && r.Group != "" {
		what = []string{page.Clean(r.Group)}
	}
	c := t.Columns[column]
	name := strings.TrimSpace(c.Group + " " + c.Name)
	if c.Full != "" {
		name = strings.TrimSpace(c.Group + " " + c.Full)
	}
	return append(what, page.Clean(name)), code
}

// rowKey names a row in addresses by its words: rows may move while a page is open.
func rowKey(t table.Table, r table.Row) string {
	words := []string{r.Group}
	for j, c := range r.Cells {
		if t.Columns[j].Text {
			words = append(words, c.String())
		}
	}
	return strings.Join(words, "|")
}

func columnKey(c table.Column) string { return c.Group + "|" + c.Name }

// place returns the places of a row and a column by their keys.
func place(t table.Table, row, column string) (i, j int, found bool) {
	i = slices.IndexFunc(t.Rows, func(r table.Row) bool { return rowKey(t, r) == row })
	j = slices.IndexFunc(t.Columns, func(c table.Column) bool { return columnKey(c) == column })
	return i, j, i >= 0 && j >= 0 && j < len(t.Rows[i].Cells)
}
