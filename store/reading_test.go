package store

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

func TestReadingComesBack(t *testing.T) {
	s := create(t)
	add(t, s, "D02", "D01")
	r := reading("D01", "e1", 3, 1, 2)
	must(t, s.SaveReading(t.Context(), docID("D01"), r, "page 2 is a picture"))
	documents, err := s.Documents(t.Context())
	must(t, err)
	want := []dhr.Document{
		{ID: docID("D01"), Name: "D01.pdf", Case: "D01", Bytes: 10, Status: dhr.DocumentRead, Reason: "page 2 is a picture", Pages: 2, Engine: "e1", Tried: "e1"},
		{ID: docID("D02"), Name: "D02.pdf", Case: "D02", Bytes: 10, Status: dhr.DocumentAdded},
	}
	if d := cmp.Diff(want, documents); d != "" {
		t.Error(d)
	}
	var got dhr.Reading
	got.Engine, got.About = r.Engine, r.About
	got.Pages, err = s.Pages(t.Context(), docID("D01"))
	must(t, err)
	got.Sections, err = s.Sections(t.Context(), docID("D01"))
	must(t, err)
	got.Markings, err = s.Markings(t.Context(), docID("D01"))
	must(t, err)
	got.Passages, err = s.Passages(t.Context(), docID("D01"))
	must(t, err)
	if d := cmp.Diff(r, got); d != "" {
		t.Error(d)
	}
	poor, err := s.PagesNotGood(t.Context())
	must(t, err)
	if d := cmp.Diff([]DocumentPage{{docID("D01"), r.Pages[1]}}, poor); d != "" {
		t.Error(d)
	}
	cases, err := s.Cases(t.Context())
	must(t, err)
	if d := cmp.Diff(dhr.Case{ID: "D01", Title: "The review of D01", CSP: "Safer Town", Year: 2014, Type: dhr.CaseIPV, Source: dhr.CaseFromText}, cases[0]); d != "" {
		t.Error(d)
	}
}

func TestReadingAgain(t *testing.T) {
	s := create(t)
	add(t, s, "D01")
	must(t, s.SaveReading(t.Context(), docID("D01"), reading("D01", "e1", 1, 2, 3, 4, 5), ""))
	must(t, s.SaveSuggestions(t.Context(), docID("D01"), "r1", []dhr.Suggestion{suggestion("D01", 2, "5E", 0.7)}))
	for _, n := range []int{2, 4, 5} {
		_, err := s.Decide(t.Context(), decision("D01", n, "5E", "RB", dhr.VerdictConfirm))
		must(t, err)
	}
	show := func(passages []dhr.Passage, err error) (got []string) {
		t.Helper()
		must(t, err)
		for _, p := range passages {
			got = append(got, p.Number)
		}
		return got
	}
	check := func(step string, wantLive, wantRetired []string) {
		t.Helper()
		if d := cmp.Diff(wantLive, show(s.Passages(t.Context(), docID("D01")))); d != "" {
			t.Errorf("%s: %s", step, d)
		}
		if d := cmp.Diff(wantRetired, show(s.RetiredPassages(t.Context()))); d != "" {
			t.Errorf("%s, retired: %s", step, d)
		}
		codings, err := s.Codings(t.Context())
		must(t, err)
		of, err := s.CaseOf(t.Context())
		must(t, err)
		for _, c := range codings {
			if of[c.Passage] != "D01" {
				t.Errorf("%s: the case of %s is lost", step, c.Passage)
			}
		}
		if len(codings) != 3 {
			t.Errorf("%s: %d codings", step, len(codings))
		}
	}
	must(t, s.SaveReading(t.Context(), docID("D01"), reading("D01", "e2", 6, 5, 1), ""))
	check("two decided ones gone", []string{"4.6", "4.5", "4.1"}, []string{"4.2", "4.4"})
	if got, err := s.Suggestions(t.Context(), docID("D01")); len(got) != 0 || err != nil {
		t.Error("old suggestions stay", got, err)
	}
	must(t, s.SaveReading(t.Context(), docID("D01"), reading("D01", "e2", 6, 5, 1), ""))
	check("the same again", []string{"4.6", "4.5", "4.1"}, []string{"4.2", "4.4"})
	must(t, s.SaveReading(t.Context(), docID("D01"), reading("D01", "e3", 1, 2), ""))
	check("one is back, another gone", []string{"4.1", "4.2"}, []string{"4.4", "4.5"})
	must(t, s.SaveReading(t.Context(), docID("D01"), reading("D01", "e4"), ""))
	check("nothing left", nil, []string{"4.4", "4.5", "4.2"})
	must(t, s.SaveReading(t.Context(), docID("D01"), reading("D01", "e5", 5, 4, 3, 2, 1), ""))
	check("all back", []string{"4.5", "4.4", "4.3", "4.2", "4.1"}, nil)
	got, err := s.PassagesByID(t.Context(), []string{passage("D01", 1), "nonsense", passage("D01", 5), passage("D01", 1)})
	if d := cmp.Diff([]string{"4.1", "4.5", "4.1"}, show(got, err)); d != "" {
		t.Error(d)
	}
}

func TestBadReadingChangesNothing(t *testing.T) {
	s := create(t)
	add(t, s, "D01")
	must(t, s.SaveReading(t.Context(), docID("D01"), reading("D01", "e1", 1, 2), ""))
	twice := reading("D01", "e2", 1, 1)
	other := reading("D02", "e2", 1)
	jumps := reading("D01", "e2", 1, 2)
	jumps.Passages[1].Ordinal = 5
	pages := reading("D01", "e2", 1)
	pages.Pages[1].Number = 1
	for name, r := range map[string]dhr.Reading{"twice": twice, "other": other, "jumps": jumps, "pages": pages} {
		if s.SaveReading(t.Context(), docID("D01"), r, "") == nil {
			t.Errorf("%s passes", name)
		}
	}
	passages, err := s.Passages(t.Context(), docID("D01"))
	must(t, err)
	if len(passages) != 2 {
		t.Errorf("%d passages left", len(passages))
	}
	var unknown *UnknownError
	if err := s.SaveReading(t.Context(), "nonsense", dhr.Reading{}, ""); !errors.As(err, &unknown) {
		t.Error(err)
	}
}

func TestFailure(t *testing.T) {
	s := create(t)
	add(t, s, "D01", "D02")
	must(t, s.SaveReading(t.Context(), docID("D01"), reading("D01", "e1", 1), ""))
	for _, name := range []string{"D01", "D02"} {
		must(t, s.SaveFailure(t.Context(), docID(name), "e2", "cannot be read"))
	}
	got, err := s.Documents(t.Context())
	must(t, err)
	if d := got[0]; d.Status != dhr.DocumentRead || d.Engine != "e1" || d.Tried != "e2" || d.Reason != "cannot be read" {
		t.Errorf("what was read before is lost: %+v", d)
	}
	if d := got[1]; d.Status != dhr.DocumentFailed || d.Engine != "" || d.Tried != "e2" {
		t.Errorf("%+v", d)
	}
}

func TestListedCaseIsNotOverwritten(t *testing.T) {
	s := create(t)
	add(t, s, "D01", "D02")
	list := dhr.Case{ID: "X", Title: "As listed", Year: 2011, Source: dhr.CaseFromList}
	must(t, s.Add(t.Context(), []dhr.Case{list}, []dhr.Document{{ID: docID("D01"), Name: "ignored", Case: "X"}}))
	must(t, s.SaveReading(t.Context(), docID("D01"), reading("D01", "e1", 1), ""))
	must(t, s.Add(t.Context(), []dhr.Case{{ID: "X", Title: "As read", Source: dhr.CaseFromText}}, nil))
	cases, err := s.Cases(t.Context())
	must(t, err)
	want := []dhr.Case{{ID: "D02", Source: dhr.CaseFromText}, list} // D01 has no document any more
	if d := cmp.Diff(want, cases); d != "" {
		t.Error(d)
	}
	documents, err := s.Documents(t.Context())
	must(t, err)
	if documents[1].Name != "D01.pdf" || documents[1].Case != "X" {
		t.Errorf("%+v", documents)
	}
}

func TestAddIsWhole(t *testing.T) {
	s := create(t)
	err := s.Add(t.Context(), []dhr.Case{{ID: "D01", Source: dhr.CaseFromText}},
		[]dhr.Document{{ID: docID("D01"), Name: "D01.pdf", Case: "D01"}, {ID: docID("D02"), Name: "d01.PDF", Case: "D01"}})
	if err == nil {
		t.Error("two documents of one name")
	}
	if err := s.Add(t.Context(), nil, []dhr.Document{{ID: docID("D01"), Name: "D01.pdf", Case: "none"}}); err == nil {
		t.Error("a document of no case")
	}
	documents, err := s.Documents(t.Context())
	if len(documents) > 0 || err != nil {
		t.Error(documents, err)
	}
}

func TestAllPassagesInOrder(t *testing.T) {
	s := create(t)
	add(t, s, "B/D01", "A/D03", "A/D02")
	for _, name := range []string{"D03", "D01", "D02"} {
		must(t, s.SaveReading(t.Context(), docID(name), reading(name, "e1", 2, 1), ""))
	}
	var got []string
	for p, err := range s.AllPassages(t.Context()) {
		must(t, err)
		got = append(got, p.ID)
	}
	want := []string{passage("D02", 2), passage("D02", 1), passage("D03", 2), passage("D03", 1), passage("D01", 2), passage("D01", 1)}
	if !slices.Equal(got, want) {
		t.Error(got)
	}
	if n, err := s.CountPassages(t.Context()); err != nil || n != len(want) {
		t.Errorf("counted %d passages, want %d (%v)", n, len(want), err)
	}
}

func TestPackBoxes(t *testing.T) {
	inf := 1.0
	for range 2000 {
		inf *= 10
	}
	packed := packBoxes([]dhr.Box{{Page: 3, X: 72.023994, Y: 1.0 / 3, W: inf, H: 0}})
	if packed != "[[3,72.02,0.33,0,0]]" {
		t.Error(packed)
	}
}
