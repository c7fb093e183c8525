package casepage

import (
	"context"
	"net/http"
	"slices"
	"unicode/utf8"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// caseView is what case.html shows.
type caseView struct {
	page.Frame
	Notice         page.Notice
	ID, Heading    string
	About          string
	Facts, Recs    []row
	Open           int
	Decide         string // address at which the facts are decided
	Documents      []documentRow
	Others         []dhr.Case // to which a document may be moved
	Codes          []codeRow
	Tags           []tagRow     // what outside lists say of it
	Unproposed     []passageRow // of the parts with recommendations, in which nothing is proposed
	Previous, Next string       // addresses of the cases beside it
}

type documentRow struct {
	ID, Name, State, Read string
	Pages                 int
}

// codeRow is a code that is confirmed in the case, with its passages.
type codeRow struct {
	ID, Name string
	Passages []passageRow
}

// tagRow is what an outside list says, with the codes that it hints at.
type tagRow struct {
	Text  string
	Codes []string
}

type passageRow struct{ Text, Where, Address string }

// quoted is how much of a passage the case's page shows, in code points.
const quoted = 220

// show shows everything that is known of a case.
func (s *room) show(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	f, err := s.load(r.Context(), q.Get("id"))
	if err != nil {
		return err
	}
	view := caseView{Frame: s.Frame(r, "Case "+page.Clean(f.of.ID)), ID: f.of.ID, Heading: page.Clean(f.of.Title), About: page.Facts(f.of),
		Notice: happened(q.Get("said"), q.Get("of")), Decide: "/case/fact?" + caseAddress(f.of.ID)[len("/case?"):]}
	where, err := s.where(r.Context(), f)
	if err != nil {
		return err
	}
	for _, it := range f.items {
		one := f.rowOf(it, where)
		if it.open() {
			view.Open++
		}
		if it.key.Recommendation() {
			view.Recs = append(view.Recs, one)
		} else {
			view.Facts = append(view.Facts, one)
		}
	}
	for _, d := range f.documents {
		one := documentRow{ID: d.ID, Name: page.Clean(d.Name), Pages: d.Pages, State: map[dhr.DocumentStatus]string{
			dhr.DocumentRead: "read", dhr.DocumentFailed: "could not be read", dhr.DocumentAdded: "waits to be read"}[d.Status]}
		if d.Status == dhr.DocumentRead {
			one.Read = "/read?document=" + d.ID
		}
		view.Documents = append(view.Documents, one)
	}
	if err := s.passages(r.Context(), f, &view); err != nil {
		return err
	}
	tags, err := s.store.Tags(r.Context(), f.of.ID)
	if err != nil {
		return err
	}
	for _, t := range tags {
		view.Tags = append(view.Tags, tagRow{page.Tagged(t), t.Codes})
	}
	if err := s.beside(r.Context(), &view); err != nil {
		return err
	}
	return s.Write(w, "case.html", http.StatusOK, view)
}

// where tells the document of each passage that says something.
func (s *room) where(ctx context.Context, f file) (map[string]string, error) {
	var ids []string
	for _, it := range f.items {
		if it.source != "" {
			ids = append(ids, it.source)
		}
	}
	found, err := s.store.PassagesByID(ctx, ids)
	of := map[string]string{}
	for _, p := range found {
		if p.Ordinal >= 0 {
			of[p.ID] = p.Document
		}
	}
	return of, err
}

// passages fills in the codes that people confirmed or added in the case's passages, in
// the framework's order, and the passages that may be recommendations.
func (s *room) passages(ctx context.Context, f file, view *caseView) error {
	covered := map[string]bool{}
	for _, it := range f.items {
		covered[it.key.Passage] = true
	}
	by := map[string][]passageRow{}
	for _, d := range f.documents {
		passages, err := s.store.Passages(ctx, d.ID)
		if err != nil {
			return err
		}
		ids := make([]string, len(passages))
		for i, p := range passages {
			ids[i] = p.ID
		}
		codes, err := s.store.CodesOf(ctx, ids)
		if err != nil {
			return err
		}
		for _, p := range passages {
			if advises(p.Zone) && !covered[p.ID] && len(p.Text) > shortest {
				k := dhr.FactKey{Passage: p.ID, Span: dhr.Span{End: utf8.RuneCountInString(p.Text)}}
				view.Unproposed = append(view.Unproposed, passageRow{Text: page.Clean(page.Short(p.Text, quoted)), Where: page.Where(p)[0], Address: factAddress(f.of.ID, k)})
			}
			for _, c := range codes[p.ID] {
				if (dhr.Coding{Verdict: c.Verdict}).Coded() {
					by[c.Code] = append(by[c.Code], passageRow{Text: page.Clean(page.Short(p.Text, quoted)),
						Where: page.Clean(d.Name) + ", " + page.Where(p)[0], Address: page.ReadAddress(d.ID, p.ID)})
				}
			}
		}
	}
	for _, c := range s.Framework.Codes() {
		if len(by[c.ID]) > 0 {
			view.Codes = append(view.Codes, codeRow{ID: page.Clean(c.ID), Name: page.Clean(c.Name), Passages: by[c.ID]})
		}
	}
	return nil
}

// shortest is the length of a passage, in bytes, below which it is no recommendation.
const shortest = 40

// advises reports whether a zone holds what should be done.
func advises(z dhr.Zone) bool { return z == dhr.ZoneRecommendations || z == dhr.ZoneActionPlan }

// beside fills in the other cases.
func (s *room) beside(ctx context.Context, view *caseView) error {
	cases, err := s.store.Cases(ctx)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(cases, func(c dhr.Case) bool { return c.ID == view.ID })
	if at > 0 {
		view.Previous = caseAddress(cases[at-1].ID)
	}
	if at >= 0 && at+1 < len(cases) {
		view.Next = caseAddress(cases[at+1].ID)
	}
	for i, c := range cases {
		if i != at {
			view.Others = append(view.Others, dhr.Case{ID: page.Clean(c.ID), Title: page.Clean(page.Short(c.Title, 60))})
		}
	}
	return nil
}
