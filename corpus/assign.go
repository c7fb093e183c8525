package corpus

import "github.com/dhrcoder/dhr"

// Assign gives each document its case: that of the list, else the one it has, else
// one of its own. It returns the cases to store with them, and the rows of the list
// that no document matches. Names match without regard to capitals or to a missing
// .pdf. The documents are changed in place.
func (l CaseList) Assign(documents []dhr.Document) (cases []dhr.Case, unmatched []CaseRow) {
	at := make(map[string]int, len(documents))
	for i, d := range documents {
		at[Fold(d.Name)] = i
	}
	listed := map[string]bool{}
	for _, row := range l.Rows {
		i, found := at[Fold(row.Document)]
		if !found {
			i, found = at[Fold(row.Document+".pdf")]
		}
		if !found {
			unmatched = append(unmatched, row)
			continue
		}
		documents[i].Case = row.Case
		listed[row.Case] = true
	}
	for _, c := range l.Cases {
		if listed[c.ID] {
			cases = append(cases, c)
		}
	}
	for i := range documents {
		if d := &documents[i]; d.Case == "" {
			d.Case = DefaultCase(d.Name)
			cases = append(cases, dhr.Case{ID: d.Case, Source: dhr.CaseFromText})
		}
	}
	return cases, unmatched
}
