package quote

import (
	"fmt"
	"strconv"

	"github.com/dhrcoder/dhr/report/table"
)

// Quotes are the quotations that were asked for, with names masked; see Choose.
type Quotes struct {
	List  []Quotation
	Names int // how many spellings of names are masked
}

// Table shows quotations code by code, given the table of Annex E with so many types of
// case. Where small numbers are suppressed, those of
// codes whose number of cases is hidden are left out, and no quotation says its case.
func Table(q Quotes, annexE table.Table, types int, suppress bool) table.Table {
	t := table.Table{ID: "quotations", Title: "Quotations", Unit: "Passages in which a person confirmed the code; names that were given are masked.", Grouped: "Code",
		Columns: []table.Column{{Name: "Case", Text: true}, {Name: "Page", Text: true}, {Name: "Quotation", Text: true}},
		Notes: []string{fmt.Sprintf("Names are masked in %s, those given and in capitals. The program knows no others: read every quotation before the report is given away.",
			spellings(q.Names))}}
	if suppress {
		t.Notes = append(t.Notes, "Cases and pages, and codes of few cases, are left out where small numbers are suppressed.")
	}
	named := map[string]string{}
	shown := map[string]bool{}
	for _, r := range annexE.Rows {
		named[r.Cells[0].Text] = r.Cells[0].Text + " " + r.Cells[1].Text
		shown[r.Cells[0].Text] = r.Cells[2+types].Kind == table.CellCount
	}
	for _, one := range q.List {
		if suppress && !shown[one.Code] {
			continue
		}
		of, page := one.Case, strconv.Itoa(one.Page)
		if suppress {
			of, page = "", ""
		}
		t.Rows = append(t.Rows, table.Row{Group: named[one.Code], Cells: []table.Cell{table.Text(of), table.Text(page), table.Text(one.Text)}})
	}
	return t
}

func spellings(n int) string {
	if n == 1 {
		return "1 spelling"
	}
	return strconv.Itoa(n) + " spellings"
}
