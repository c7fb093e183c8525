package facts

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"

	"github.com/dhrcoder/dhr/report/table"
)

// published2016CSV holds Tables 1 to 3, Figure 2, Annex D and paragraphs 30 to 40 of
// Home Office, Domestic Homicide Reviews: Key findings from analysis of Domestic
// Homicide Reviews (December 2016), with a note where the publication says two things.
//
//go:embed published2016.csv
var published2016CSV []byte

// published is what was published of a table.
type published struct {
	columns []string
	cells   map[place]figure
}

// place is a row of a table and a published column.
type place struct{ group, row, column string }

type figure struct {
	n    int
	note string
}

func published2016() (map[string]published, error) {
	rows, err := csv.NewReader(bytes.NewReader(published2016CSV)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read the figures of 2016: %w", err)
	}
	tables := map[string]published{}
	for _, r := range rows[1:] {
		n, err := strconv.Atoi(r[4])
		if err != nil {
			return nil, fmt.Errorf("read the figures of 2016: %w", err)
		}
		t, known := tables[r[0]]
		if !known {
			t.cells = map[place]figure{}
		}
		if !slices.Contains(t.columns, r[3]) {
			t.columns = append(t.columns, r[3])
		}
		t.cells[place{r[1], r[2], r[3]}] = figure{n, r[5]}
		tables[r[0]] = t
	}
	return tables, nil
}

// compare adds the published figures to a table, if it was published.
func (m *Maker) compare(t *table.Table) {
	p, known := m.published[t.ID]
	if !known {
		return
	}
	for _, c := range p.columns {
		t.Columns = append(t.Columns, table.Column{Group: "Published 2016", Name: c})
	}
	for i := range t.Rows {
		r := &t.Rows[i]
		for _, c := range p.columns {
			f, there := p.cells[place{r.Group, r.Cells[0].Text, c}]
			if !there {
				r.Cells = append(r.Cells, table.Text(""))
				continue
			}
			r.Cells = append(r.Cells, table.Number(f.n))
			r.Note = f.note
		}
	}
	t.Notes = append(t.Notes, "Published 2016: Home Office, Domestic Homicide Reviews: Key findings from analysis of Domestic Homicide Reviews (December 2016), "+
		"of 33 intimate partner and 7 familial cases. Other cases, other coders: a difference is no trend.")
}
