package tables

import (
	"net/http"
	"net/url"

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
	Heads           [][]headView
	Rows            []rowView
	Columns         int
	Notes           []string
}

type headView struct {
	Text, Full string
	Span, Rows int
	Words      bool
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

func link(t Table) linkView {
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
func newTable(t Table) *tableView {
	v := &tableView{ID: t.ID, Title: page.Clean(t.Title), Unit: page.Clean(t.Unit), Heads: heads(t), Columns: len(t.Columns)}
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
			one := cellView{Text: page.Clean(c.Text), Words: t.Columns[j].Words, Head: j == 0}
			if len(c.Cases) > 0 {
				one.Address = "/tables/cases?" + url.Values{"table": {t.ID}, "row": {t.key(r)}, "column": {t.Columns[j].key()}}.Encode()
			}
			row.Cells = append(row.Cells, one)
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}

// heads are the lines of headings: two where columns have groups.
func heads(t Table) (lines [][]headView) {
	var above, below []headView
	grouped := false
	for _, c := range t.Columns {
		grouped = grouped || c.Group != ""
	}
	for i, c := range t.Columns {
		h := headView{Text: page.Clean(c.Name), Full: page.Clean(c.Full), Span: 1, Rows: 1, Words: c.Words}
		switch {
		case !grouped:
			below = append(below, h)
		case c.Group == "":
			h.Rows = 2
			above = append(above, h)
		case i > 0 && t.Columns[i-1].Group == c.Group:
			above[len(above)-1].Span++
			below = append(below, h)
		default:
			above = append(above, headView{Text: page.Clean(c.Group), Span: 1, Rows: 1})
			below = append(below, h)
		}
	}
	if grouped {
		lines = append(lines, above)
	}
	return append(lines, below)
}
