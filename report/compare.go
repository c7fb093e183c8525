package report

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"github.com/dhrcoder/dhr/report/table"
	"strconv"
)

// published2016CSV holds Annex E of Home Office, Domestic Homicide Reviews: Key
// findings from analysis of Domestic Homicide Reviews (December 2016): the number of
// DHRs in which each code was identified, with a note where the publication's own
// text says another number.
//
//go:embed published2016.csv
var published2016CSV []byte

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
