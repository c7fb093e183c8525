package store

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

func TestCodingsOfTextThatMoved(t *testing.T) {
	s := coded(t)
	ctx := t.Context()
	decideOn(t, s, "D01", 2, "5E", dhr.VerdictConfirm)
	decideOn(t, s, "D01", 2, "9", dhr.VerdictReject)
	decideOn(t, s, "D01", 1, "2D", dhr.VerdictReject)
	decideOn(t, s, "D01", 3, "1A", dhr.VerdictUnsure)
	must(t, s.SaveReading(ctx, docID("D01"), reading("D01", "e2", 7, 8), ""))
	moved := func(want ...int) {
		t.Helper()
		all, err := s.MovedPassages(ctx)
		must(t, err)
		var got, ids []string
		for _, p := range all {
			got = append(got, p.ID)
		}
		for _, n := range want {
			ids = append(ids, passage("D01", n))
		}
		if d := cmp.Diff(ids, got); d != "" {
			t.Error(d)
		}
	}
	moved(2, 3) // what was only rejected is of no concern
	to := passage("D01", 7)
	carry := []dhr.SeenDecision{{Decision: decision("D01", 7, "5E", "KM", dhr.VerdictAdd)}, {Decision: decision("D01", 7, "1A", "KM", dhr.VerdictAdd)}}
	must(t, s.Carry(ctx, passage("D01", 2), to, carry, "KM", monday))
	moved(3)
	coded := func(want ...string) {
		t.Helper()
		all, err := s.Codings(ctx)
		must(t, err)
		var got []string
		for _, c := range all {
			if c.Coded() {
				got = append(got, c.Passage+c.Code)
			}
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
		n := 0
		coverage, err := s.Coverage(ctx)
		must(t, err)
		for _, c := range coverage {
			n += c.Confirmed + c.Added
		}
		if n != len(want) {
			t.Errorf("coverage counts %d codings, want %d", n, len(want))
		}
	}
	coded(to+"5E", to+"1A") // not on the old passage as well
	if err := s.Carry(ctx, passage("D01", 3), to, carry, "KM", monday); !errors.Is(err, dhr.ErrStale) {
		t.Error(err)
	}
	undone, err := s.Undo(ctx, "KM", monday)
	if len(undone) != 2 || err != nil {
		t.Error(undone, err)
	}
	moved(2, 3)
	coded(passage("D01", 2) + "5E")
	must(t, s.Carry(ctx, passage("D01", 3), "", nil, "KM", monday))
	moved(2)
	if err := s.Carry(ctx, "nonsense", "", nil, "KM", monday); !errors.Is(err, dhr.ErrGone) {
		t.Error(err)
	}
}

func TestZonesThatPeopleCorrected(t *testing.T) {
	s := coded(t)
	ctx := t.Context()
	two := func(engine string) dhr.Reading {
		r := reading("D01", engine, 1, 2, 3)
		again := r.Sections[0]
		again.Ordinal = 1
		r.Sections = append(r.Sections, again)
		r.Passages[1].Section, r.Passages[2].Section = 1, 1
		return r
	}
	must(t, s.SaveReading(ctx, docID("D01"), two("e1"), ""))
	must(t, s.SaveSuggestions(ctx, docID("D01"), "r1", []dhr.Suggestion{suggestion("D01", 1, "2D", 0.9), suggestion("D01", 2, "5E", 0.9)}))
	must(t, s.CorrectZone(ctx, docID("D01"), 1, dhr.ZoneRecommendations, "RB", monday))
	check := func(want ...dhr.Zone) {
		t.Helper()
		sections, err := s.Sections(ctx, docID("D01"))
		must(t, err)
		passages, err := s.Passages(ctx, docID("D01"))
		must(t, err)
		got := []dhr.Zone{sections[0].Zone, sections[1].Zone, passages[0].Zone, passages[1].Zone, passages[2].Zone}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
	}
	a, r := dhr.ZoneAnalysis, dhr.ZoneRecommendations
	check(a, r, a, r, r)
	if c, err := s.Counts(ctx, dhr.QueueFilter{Zones: []dhr.Zone{r}}); c.All != 1 || err != nil {
		t.Error(c, err)
	}
	documents, err := s.Documents(ctx)
	must(t, err)
	if d := documents[0]; d.Suggested != "r1+zones" || d.Corrected != 1 {
		t.Errorf("%+v", d)
	}
	// It survives another reading, in which there is one more section before.
	next := two("e2")
	next.Sections = append([]dhr.Section{{Heading: "Preface", Zone: dhr.ZoneFront}}, next.Sections...)
	for i := range next.Sections {
		next.Sections[i].Ordinal = i
	}
	for i := range next.Passages {
		next.Passages[i].Section++
	}
	must(t, s.SaveReading(ctx, docID("D01"), next, ""))
	sections, err := s.Sections(ctx, docID("D01"))
	must(t, err)
	if sections[1].Zone != a || sections[2].Zone != r || sections[2].Confidence != 1 {
		t.Errorf("%+v", sections)
	}
	// The last word holds.
	must(t, s.CorrectZone(ctx, docID("D01"), 2, dhr.ZoneLessons, "KM", monday))
	must(t, s.SaveReading(ctx, docID("D01"), two("e3"), ""))
	check(a, dhr.ZoneLessons, a, dhr.ZoneLessons, dhr.ZoneLessons)
	by, err := s.ZoneCorrections(ctx, docID("D01"))
	if d := cmp.Diff(map[int]string{1: "KM"}, by); d != "" || err != nil {
		t.Error(d, err)
	}
	if err := s.CorrectZone(ctx, docID("D01"), 9, r, "KM", monday); !errors.Is(err, dhr.ErrGone) {
		t.Error(err)
	}
	if err := s.CorrectZone(ctx, docID("D01"), 0, "kitchen", "KM", monday); err == nil {
		t.Error("a zone that there is not")
	}
}

func TestOutline(t *testing.T) {
	s := coded(t)
	decideOn(t, s, "D01", 1, "2D", dhr.VerdictReject)
	decideOn(t, s, "D01", 3, "1A", dhr.VerdictAdd)
	got, err := s.Outline(t.Context(), docID("D01"))
	must(t, err)
	want := dhr.Outline{Passages: 3, Sections: []dhr.OutlineSection{{Section: 0, First: passage("D01", 1), Ordinal: 0}}, Coded: []int{0, 1, 2}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	part, err := s.PassagesFrom(t.Context(), docID("D01"), 1, 1)
	if len(part) != 1 || part[0].ID != passage("D01", 2) || err != nil {
		t.Error(part, err)
	}
	if _, err := s.Outline(t.Context(), "none"); !errors.Is(err, dhr.ErrGone) {
		t.Error(err)
	}
}

func TestFootnotes(t *testing.T) {
	s := coded(t)
	r := reading("D01", "e2", 1, 2, 3, 4)
	r.Passages[2].Refers = dhr.Mark{Passage: passage("D01", 1), At: 7}
	r.Passages[3].Refers = dhr.Mark{Passage: passage("D01", 2), At: -1}
	must(t, s.SaveReading(t.Context(), docID("D01"), r, ""))
	for n, want := range map[int][]dhr.Passage{1: {r.Passages[2]}, 2: {r.Passages[3]}, 3: nil} {
		got, err := s.Footnotes(t.Context(), passage("D01", n))
		must(t, err)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("paragraph %d: %s", n, d)
		}
	}
}
