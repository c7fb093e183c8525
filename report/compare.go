package report

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"github.com/dhrcoder/dhr/report/table"
	"strconv"
	"strings"

	"github.com/dhrcoder/dhr"
)

// published2016CSV holds Annex E of Home Office, Domestic Homicide Reviews: Key
// findings from analysis of Domestic Homicide Reviews (December 2016): the number of
// DHRs in which each code was identified, with a note where the publication's own
// text says another number.
//
//go:embed published2016.csv
var published2016CSV []byte

// themes2016CSV holds the theme chapters and paragraph 74 of the same publication: in
// how many intimate partner cases an agency was named under a code, and a sub-theme.
//
//go:embed themes2016.csv
var themes2016CSV []byte

func publishedThemes2016() (map[string][]publishedTheme, error) {
	rows, err := csv.NewReader(bytes.NewReader(themes2016CSV)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read the themes of 2016: %w", err)
	}
	themes := map[string][]publishedTheme{}
	for _, row := range rows[1:] {
		n, err := strconv.Atoi(row[3])
		if err != nil {
			return nil, fmt.Errorf("read the themes of 2016: %w", err)
		}
		t := publishedTheme{name: row[2], n: n}
		if row[1] == "agency" {
			t.agency = dhr.Agency(row[2])
		}
		themes[row[0]] = append(themes[row[0]], t)
	}
	return themes, nil
}

// compareThemes adds a column with the published sub-themes.
func (m maker) compareThemes(t *table.Table) {
	t.Columns = append(t.Columns, table.Column{Group: "Published 2016", Name: "Intimate partner"})
	for i := range t.Rows {
		r := &t.Rows[i]
		cell := table.Text("")
		code, _, _ := strings.Cut(r.Group, " ")
		if r.Base {
			if p, ok := m.published[code]; ok {
				cell = table.Number(p.ipv)
				r.Note = p.note
			}
		}
		for _, p := range m.publishedThemes[code] {
			if !r.Base && p.agency == "" && p.name == r.Cells[0].Text {
				cell = table.Number(p.n)
			}
		}
		r.Cells = append(r.Cells, cell)
	}
	t.Notes = append(t.Notes, "Published 2016: the commonest sub-themes that the chapters on themes tell of, in 33 intimate partner cases. Names are the publication's; "+
		"a coder's own names count in the same row only where they are the same.")
}

// compareAgencies adds columns with the agencies that the theme chapters tell of.
func (m maker) compareAgencies(t *table.Table) {
	for _, a := range dhr.Agencies() {
		t.Columns = append(t.Columns, table.Column{Group: "Published 2016", Name: capital(string(a))})
	}
	for i := range t.Rows {
		for _, a := range dhr.Agencies() {
			cell := table.Text("")
			for _, p := range m.publishedThemes[t.Rows[i].Cells[0].Text] {
				if p.agency == a {
					cell = table.Number(p.n)
				}
			}
			t.Rows[i].Cells = append(t.Rows[i].Cells, cell)
		}
	}
	t.Notes = append(t.Notes, "Published 2016: agencies under the themes that have a chapter. The publication's other holds what is voluntary sector here.")
}

// The bases of the published table.
const publishedFamilial, publishedIPV, publishedTotal = 7, 33, 40

// published holds what was published of a code.
type published struct {
	familial, ipv, total int
	note                 string
}

func published2016() (map[string]published, error) {
	rows, err := csv.NewReader(bytes.NewReader(published2016CSV)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read the figures of 2016: %w", err)
	}
	figures := map[string]published{}
	for _, row := range rows[1:] {
		var n [3]int
		for i := range n {
			if n[i], err = strconv.Atoi(row[i+1]); err != nil {
				return nil, fmt.Errorf("read the figures of 2016: %w", err)
			}
		}
		figures[row[0]] = published{n[0], n[1], n[2], row[4]}
	}
	return figures, nil
}

// compare adds columns with the published figures to a table with a row a code.
func (m maker) compare(t *table.Table, which ...string) {
	const above = "Published 2016"
	for _, w := range which {
		name := map[string]string{"familial": "Familial", "ipv": "Intimate partner", "total": "All"}[w]
		t.Columns = append(t.Columns, table.Column{Group: above, Name: name})
	}
	for i := range t.Rows {
		p, ok := m.published[t.Rows[i].Cells[0].Text]
		if t.Rows[i].Base {
			p, ok = published{familial: publishedFamilial, ipv: publishedIPV, total: publishedTotal}, true
		}
		for _, w := range which {
			cell := table.Text("")
			if ok {
				cell = table.Number(map[string]int{"familial": p.familial, "ipv": p.ipv, "total": p.total}[w])
			}
			t.Rows[i].Cells = append(t.Rows[i].Cells, cell)
		}
		t.Rows[i].Note = p.note
	}
	t.Notes = append(t.Notes, "Published 2016: Annex E of Home Office, Domestic Homicide Reviews: Key findings from analysis of Domestic Homicide Reviews "+
		"(December 2016), a sample of 40 of 195 reviews. A note on a code says where the publication disagrees with itself; what stands here is Annex E. "+
		"Also, paragraph 19 speaks of seven factors, Annex C has nine. Other cases, other coders: a difference is no trend.")
}
