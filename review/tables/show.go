package tables

import (
	"net/http"
	"net/url"

	"github.com/dhrcoder/dhr/report/table"
	"github.com/dhrcoder/dhr/review/page"
)

// listView is what tables.html shows: the list of tables, or one of them.
type listView struct {
	page.Frame
	Status, Caution string
	All             []linkView
	Table           *tableView // nil for the list
	Back, Next      *linkView  // the tables beside it
}

type linkView struct{ Title, Unit, Address string }

type tableView struct {
	ID, Title, Unit string
	Heads           [][]table.Head
	Rows            []rowView
	Columns         int
	Notes           []string
}

type rowView struct {
	Heading string // of its group, where one begins
	Base    bool
	Note    string
	Cells   []cellView
}

type cellView struct {
	Text, Address string
	Words, Head   bool
}

// show lists the tables, or shows one.
func (s *room) show(w http.ResponseWriter, r *http.Request) error {
	report, err := s.current(r.Context())
	if err != nil {
		return err
	}
	v := listView{Frame: s.Frame(r, "Tables"), Status: page.Clean(report.Status), Caution: page.Clean(report.Caution)}
	id := r.URL.Query().Get("table")
	for _, t := range report.Tables {
		v.All = append(v.All, link(t))
	}
	if id != "" {
		i, err := find(report, id)
		if err != nil {
			return err
		}
		v.Table = newTable(report.Tables[i])
		v.Frame.Title = v.Table.Title + " – Tables"
		if i > 0 {
			v.Back = &v.All[i-1]
		}
		if i+1 < len(v.All) {
			v.Next = &v.All[i+1]
		}
	}
	return s.Write(w, "tables.html", http.StatusOK, v)
}

func link(t table.Table) linkView {
	return linkView{Title: page.Clean(t.Title), Unit: page.Clean(t.Unit), Address: "/tables?" + url.Values{"table": {t.ID}}.Encode()}
}

func find(report Report, id string) (int, error) {
	for i, t := range report.Tables {
		if t.ID == id {
			return i, nil
		}
	}
	return 0, &page.Error{Status: http.StatusNotFound, Sentence: "There is no table " + page.Quoted(id) + ".", Remedy: "Choose one under Tables."}
}

// newTable words a table; every count of cases leads to them.
func newTable(t table.Table) *tableView {
	v := &tableView{ID: t.ID, Title: page.Clean(t.Title), Unit: page.Clean(t.Unit), Heads: t.Heads(), Columns: len(t.Columns)}
	for _, n := range t.Notes {
		v.Notes = append(v.Notes, page.Clean(n))
	}
	group := ""
	for _, r := range t.Rows {
		row := rowView{Base: r.Base, Note: page.Clean(r.Note)}
		if r.Group != group {
			group, row.Heading = r.Group, page.Clean(r.Group)
		}
		for j, c := range r.Cells {
			one := cellView{Text: page.Clean(c.String()), Words: t.Columns[j].Text, Head: j == 0}
			if c.Of.Size() > 0 {
				one.Address = "/tables/cases?" + url.Values{"table": {t.ID}, "row": {rowKey(t, r)}, "column": {columnKey(t.Columns[j])}}.Encode()
			}
			row.Cells = append(row.Cells, one)
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}
