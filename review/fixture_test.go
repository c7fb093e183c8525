package review_test

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/store"
)

// book is a part of the published framework.
func book() dhr.Framework {
	return dhr.Framework{Title: "Part of the framework", Source: "for tests", Factors: []dhr.Factor{
		{ID: "1", Name: "Individual", Codes: []dhr.Code{
			{ID: "1C", Name: "Substance misuse (victim or perpetrator)", Use: "problematic alcohol or drug use", Not: "a third person’s drinking"},
			{ID: "1N", Name: "Relationship strain/separation", Use: "separation, threatened separation, divorce, infidelity"}}},
		{ID: "2", Name: "Task", Codes: []dhr.Code{
			{ID: "2D", Name: "Risk assessment", Use: "not done, late, poor, wrongly graded, in isolation, not reviewed", Not: "a risk assessment that was done well", Practice: true}}},
		{ID: "5", Name: "Organisational", Codes: []dhr.Code{
			{ID: "5E", Name: "Record keeping", Use: "missing, poor, lost, late or inaccessible records", Practice: true}}},
		{ID: "9", Name: "Good practice", Codes: []dhr.Code{
			{ID: "9", Name: "Good practice", Use: "conduct that the report praises", Practice: true}}},
	}}
}

// invented is one passage, made up for the tests, with what is suggested for it:
// code, words of evidence and agencies.
type invented struct {
	text    string
	suggest []hint
}

type hint struct {
	code     string
	words    string
	agencies []dhr.Agency
}

func library() map[string][]invented {
	police, health := []dhr.Agency{dhr.AgencyPolice}, []dhr.Agency{dhr.AgencyHealth}
	return map[string][]invented{
		"T01 overview.pdf": {
			{"The couple met in the spring of 2009 and moved to the flat above the bakery.", nil},
			{"By the autumn Adult B was drinking a litre of cider before noon on most days.", []hint{{"1C", "drinking a litre of cider", nil}}},
			{"Officers left without a form. The log of the visit could not be found.", []hint{{"2D", "without a form", police}, {"5E", "log of the visit could not be found", police}}},
			{"In May Adult A told a neighbour that she would leave him once the lease ran out.", []hint{{"1N", "would leave him", nil}}},
			{"The practice nurse wrote nothing down about the bruise on her forearm.", []hint{{"5E", "wrote nothing down", health}}},
			{"The officer stayed with her until her sister came, which the panel commends.", []hint{{"9", "the panel commends", police}}},
		},
		"T01 summary.pdf": {
			{"He had been drinking heavily since losing his job.", []hint{{"1C", "drinking heavily", nil}}},
			{"No assessment of the danger was made after the second call.", []hint{{"2D", "No assessment of the danger", police}}},
		},
		"T02 report.pdf": {
			{"Adult A had asked her solicitor about a divorce two weeks earlier.", []hint{{"1N", "a divorce", nil}}},
			{"The ward’s notes for that night are missing from the file.", []hint{{"5E", "notes for that night are missing", health}}},
			{"The form was graded standard although he had threatened her with a spade.", []hint{{"2D", "graded standard", police}}},
			{"The midwife saw her alone and asked again a week later; this was well done.", []hint{{"9", "this was well done", health}}},
		},
	}
}

// newProject makes a project in a real store with the invented passages.
func newProject(t testing.TB) dhr.Project {
	t.Helper()
	p := dhr.Project{Dir: t.TempDir()}
	st, err := store.Create(t.Context(), p)
	must(t, err)
	defer st.Close()
	must(t, st.SetFramework(t.Context(), book()))
	lib := library()
	for _, name := range []string{"T01 overview.pdf", "T01 summary.pdf", "T02 report.pdf"} {
		put(t, st, dhr.Case{ID: name[:3], Title: "The death of Adult A, case " + name[:3], Year: 2014,
			Type: dhr.CaseIPV, Source: dhr.CaseFromList}, name, "Analysis of events", lib[name])
	}
	return p
}

// put stores a document with its passages and suggestions.
func put(t testing.TB, st *store.Store, c dhr.Case, name, heading string, passages []invented) {
	t.Helper()
	ctx := t.Context()
	id := fileID(name)
	must(t, st.Add(ctx, []dhr.Case{c}, []dhr.Document{{ID: id, Name: name, Case: c.ID, Bytes: 1}}))
	r := dhr.Reading{Engine: "test", Pages: []dhr.Page{{Number: 1, Method: dhr.PageByPDFium}},
		Sections: []dhr.Section{{Heading: heading, Number: "4", Zone: dhr.ZoneAnalysis, Page: 1}}}
	var suggestions []dhr.Suggestion
	for i, in := range passages {
		p := dhr.Passage{ID: dhr.PassageID(id, in.text, 0), Document: id, Ordinal: i, Heading: heading,
			Zone: dhr.ZoneAnalysis, Page: 1, PageEnd: 1, Number: "4." + string(rune('1'+i)), Text: in.text}
		r.Passages = append(r.Passages, p)
		for _, h := range in.suggest {
			start := utf8.RuneCountInString(in.text[:strings.Index(in.text, h.words)])
			suggestions = append(suggestions, dhr.Suggestion{Passage: p.ID, Code: h.code, Score: 0.7, Shown: true,
				Agencies: h.agencies, Sources: []string{"model", "rule:" + h.code + "/plain-words"},
				Evidence: []dhr.Span{{Start: start, End: start + utf8.RuneCountInString(h.words)}}})
		}
	}
	must(t, st.SaveReading(ctx, id, r, ""))
	must(t, st.SaveSuggestions(ctx, id, "test", suggestions))
}

func fileID(name string) string {
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:])
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func newEmptyProject(t testing.TB) dhr.Project {
	t.Helper()
	p := dhr.Project{Dir: t.TempDir()}
	st, err := store.Create(t.Context(), p)
	must(t, err)
	must(t, st.SetFramework(t.Context(), book()))
	must(t, st.Close())
	return p
}
