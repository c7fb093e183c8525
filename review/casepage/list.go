package casepage

import (
	"net/http"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// listView is what cases.html shows.
type listView struct {
	page.Frame
	Notice  page.Notice
	Cases   []caseRow
	Decided int
	All     int
	Alike   []alike
}

// caseRow is a case with how far its facts have come.
type caseRow struct {
	ID, Title, About, Address    string
	Documents                    int
	Facts, FactsOf, Recs, RecsOf int
	Done                         bool
}

// list shows the cases and how far their facts have come.
func (s *room) list(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	cases, err := s.store.Cases(ctx)
	if err != nil {
		return err
	}
	documents, err := s.store.Documents(ctx)
	if err != nil {
		return err
	}
	proposed, err := s.store.ProposalCounts(ctx)
	if err != nil {
		return err
	}
	decisions, err := s.store.FactDecisions(ctx)
	if err != nil {
		return err
	}
	caseOf, err := s.casesOf(r, decisions, documents)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	view := listView{Frame: s.Frame(r, "Cases"), Notice: happened(q.Get("said"), "")}
	rows := map[string]*caseRow{}
	for _, c := range cases {
		one := &caseRow{ID: page.Clean(c.ID), Title: page.Clean(c.Title), About: page.Facts(c), Address: caseAddress(c.ID),
			FactsOf: len(dhr.AttributeNames()), RecsOf: proposed[c.ID]}
		for _, n := range dhr.AttributeNames() {
			if _, listed := c.ListStates(n); listed {
				one.Facts++
			}
		}
		rows[c.ID] = one
	}
	for _, d := range documents {
		rows[d.Case].Documents++
	}
	asked := map[dhr.AttributeName]bool{}
	for _, n := range dhr.AttributeNames() {
		asked[n] = true
	}
	byID := map[string]dhr.Case{}
	for _, c := range cases {
		byID[c.ID] = c
	}
	for _, f := range dhr.StandingFacts(decisions) {
		if f.Verdict == dhr.FactUnsure {
			continue
		}
		if f.Recommendation() {
			if one := rows[caseOf[f.Passage]]; one != nil {
				one.Recs++
			}
			continue
		}
		if one := rows[f.Case]; one != nil && asked[f.Name] {
			if _, listed := byID[f.Case].ListStates(f.Name); !listed {
				one.Facts++
			}
		}
	}
	for _, c := range cases {
		one := rows[c.ID]
		one.RecsOf = max(one.RecsOf, one.Recs)
		one.Done = one.Facts == one.FactsOf && one.Recs == one.RecsOf
		view.Decided += one.Facts + one.Recs
		view.All += one.FactsOf + one.RecsOf
		view.Cases = append(view.Cases, *one)
	}
	view.Alike = alikes(cases, documents)
	return s.Write(w, "cases.html", http.StatusOK, view)
}

// casesOf tells the case of each passage that a decision is about.
func (s *room) casesOf(r *http.Request, decisions []dhr.FactDecision, documents []dhr.Document) (map[string]string, error) {
	var ids []string
	seen := map[string]bool{}
	for _, d := range decisions {
		if d.Recommendation() && !seen[d.Passage] {
			seen[d.Passage] = true
			ids = append(ids, d.Passage)
		}
	}
	passages, err := s.store.PassagesByID(r.Context(), ids)
	if err != nil {
		return nil, err
	}
	of := map[string]string{}
	for _, d := range documents {
		of[d.ID] = d.Case
	}
	cases := map[string]string{}
	for _, p := range passages {
		cases[p.ID] = of[p.Document]
	}
	return cases, nil
}
