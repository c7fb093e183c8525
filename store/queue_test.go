package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

// unit returns a passage's code, or the zero one.
func unit(t *testing.T, s *Store, passage, code string) dhr.QueueUnit {
	t.Helper()
	q, err := s.QueuePassage(t.Context(), passage)
	must(t, err)
	for _, u := range q.Units {
		if u.Code == code {
			return u
		}
	}
	return dhr.QueueUnit{}
}

// walk follows the queue from its beginning and names what it meets, as document,
// paragraph and code.
func walk(t *testing.T, s *Store, f dhr.QueueFilter) string {
	t.Helper()
	var met []string
	from := dhr.QueuePlace{Coder: "RB"}
	for range 50 {
		k, found, err := s.Next(t.Context(), f, from)
		must(t, err)
		if !found {
			return strings.Join(met, " ")
		}
		met = append(met, called(t, s, k))
		from.Step, err = s.Step(t.Context(), from, k, false)
		must(t, err)
		from.At = k
	}
	t.Fatal("the queue does not end")
	return ""
}

// called is how the tests name a suggestion: "1.2/5E" is code 5E of paragraph 2 of D01.
func called(t *testing.T, s *Store, k dhr.SuggestionKey) string {
	t.Helper()
	found, err := s.PassagesByID(t.Context(), []string{k.Passage})
	must(t, err)
	doc := "1"
	if found[0].Document == docID("D02") {
		doc = "2"
	}
	return doc + strings.TrimPrefix(found[0].Number, "4") + "/" + k.Code
}

func back(t *testing.T, s *Store, f dhr.QueueFilter, at string) string {
	t.Helper()
	var met []string
	for range 50 {
		k, found, err := s.Previous(t.Context(), f, at)
		must(t, err)
		if !found {
			return strings.Join(met, " ")
		}
		met, at = append(met, called(t, s, k)), k.Passage
	}
	t.Fatal("the queue does not begin")
	return ""
}

// ordered is a project with scores to order by. Paragraph 3 of each document is in
// another zone.
func ordered(t *testing.T) *Store {
	t.Helper()
	s := create(t)
	must(t, s.Add(t.Context(), []dhr.Case{{ID: "D01", Year: 2014, Type: dhr.CaseIPV, Source: dhr.CaseFromList}, {ID: "D02", Year: 2016, Type: dhr.CaseFamilial, Source: dhr.CaseFromList}},
		[]dhr.Document{{ID: docID("D01"), Name: "D01.pdf", Case: "D01"}, {ID: docID("D02"), Name: "D02.pdf", Case: "D02"}}))
	for _, name := range []string{"D01", "D02"} {
		r := reading(name, "e1", 1, 2, 3, 4)
		r.Passages[2].Zone = dhr.ZoneChronology
		must(t, s.SaveReading(t.Context(), docID(name), r, ""))
		of := func(n int, code string, score float64) dhr.Suggestion { return suggestion(name, n, code, score) }
		all := []dhr.Suggestion{of(1, "2D", 0.9), of(2, "5E", 0.6), of(2, "9", 0.55), of(3, "5E", 0.8), of(4, "9", 0.3)}
		if name == "D02" {
			all = []dhr.Suggestion{of(1, "2D", 0.7), of(1, "5E", 0.95), of(3, "2D", 0.52), of(4, "5E", 0.61)}
		}
		must(t, s.SaveSuggestions(t.Context(), docID(name), "r1", all))
	}
	return s
}

func decideOn(t *testing.T, s *Store, doc string, n int, code string, v dhr.Verdict) {
	t.Helper()
	_, err := s.Decide(t.Context(), decision(doc, n, code, "RB", v))
	must(t, err)
}

func TestQueueFilters(t *testing.T) {
	s := ordered(t)
	check := func(what string, f dhr.QueueFilter, want string, decided, all, meet int) {
		t.Helper()
		if got := walk(t, s, f); got != want {
			t.Errorf("%s: %s, want %s", what, got, want)
		}
		c, err := s.Counts(t.Context(), f)
		must(t, err)
		if want := (dhr.QueueCount{Decided: decided, All: all, Meet: meet}); c != want {
			t.Errorf("%s: %+v, want %+v", what, c, want)
		}
	}
	check("all", dhr.QueueFilter{}, "1.1/2D 1.2/5E 1.3/5E 2.1/2D 2.3/2D 2.4/5E", 0, 8, 8)
	check("codes", dhr.QueueFilter{Codes: []string{"9", "2D"}}, "1.1/2D 1.2/9 2.1/2D 2.3/2D", 0, 4, 4)
	check("case", dhr.QueueFilter{Case: "D02"}, "2.1/2D 2.3/2D 2.4/5E", 0, 4, 4)
	check("case and code", dhr.QueueFilter{Case: "D02", Codes: []string{"5E"}}, "2.1/5E 2.4/5E", 0, 2, 2)
	check("unknown case", dhr.QueueFilter{Case: "D09"}, "", 0, 0, 0)
	check("type", dhr.QueueFilter{Types: []dhr.CaseType{dhr.CaseFamilial}}, "2.1/2D 2.3/2D 2.4/5E", 0, 4, 4)
	check("year", dhr.QueueFilter{Years: []int{2014, 2015}}, "1.1/2D 1.2/5E 1.3/5E", 0, 4, 4)
	check("zone", dhr.QueueFilter{Zones: []dhr.Zone{dhr.ZoneChronology}}, "1.3/5E 2.3/2D", 0, 2, 2)
	check("score", dhr.QueueFilter{Least: 0.6, Most: 0.7}, "1.2/5E 2.1/2D 2.4/5E", 0, 3, 3)

	decideOn(t, s, "D01", 1, "2D", dhr.VerdictReject)
	decideOn(t, s, "D01", 2, "5E", dhr.VerdictUnsure)
	decideOn(t, s, "D02", 4, "1A", dhr.VerdictAdd)
	decideOn(t, s, "D02", 1, "5E", dhr.VerdictConfirm)
	_, err := s.Decide(t.Context(), decision("D02", 3, "2D", "KM", dhr.VerdictReject))
	must(t, err)
	check("some decided", dhr.QueueFilter{}, "1.2/9 1.3/5E 2.1/2D 2.4/5E", 4, 8, 4)
	check("undecided of a code", dhr.QueueFilter{State: dhr.StateUndecided, Codes: []string{"5E"}}, "1.3/5E 2.4/5E", 2, 4, 2)
	check("confirmed, and added without a suggestion", dhr.QueueFilter{State: dhr.StateConfirmed}, "2.1/5E 2.4/1A", 4, 8, 2)
	check("rejected", dhr.QueueFilter{State: dhr.StateRejected}, "1.1/2D 2.3/2D", 4, 8, 2)
	check("unsure in a zone", dhr.QueueFilter{State: dhr.StateUnsure, Zones: []dhr.Zone{dhr.ZoneAnalysis}}, "1.2/5E", 3, 6, 1)
	check("pending", dhr.QueueFilter{State: dhr.StatePending}, "", 4, 8, 0)
	check("coder", dhr.QueueFilter{Coder: "KM"}, "2.3/2D", 4, 8, 1)
	check("coder and state", dhr.QueueFilter{Coder: "RB", State: dhr.StateRejected}, "1.1/2D", 4, 8, 1)
	check("coder and score", dhr.QueueFilter{Coder: "RB", Least: 0.7}, "1.1/2D 2.1/5E", 2, 4, 2)

	want := []dhr.CoderProgress{{Coder: "KM", Rejected: 1}, {Coder: "RB", Confirmed: 1, Rejected: 1, Unsure: 1, Added: 1}}
	got, err := s.CoderProgress(t.Context())
	must(t, err)
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestQueueGoesBack(t *testing.T) {
	s := ordered(t)
	decideOn(t, s, "D01", 2, "5E", dhr.VerdictUnsure)
	for want, f := range map[string]dhr.QueueFilter{
		"2.3/2D 2.1/2D 1.3/5E 1.2/5E 1.1/2D": {},
		"2.3/2D 2.1/2D 1.1/2D":               {Codes: []string{"2D"}},
		"2.3/2D 2.1/2D":                      {Case: "D02"},
		"1.2/5E":                             {State: dhr.StateUnsure},
	} {
		if got := back(t, s, f, passage("D02", 4)); got != want {
			t.Errorf("%+v: %s, want %s", f, got, want)
		}
	}
	if k, found, err := s.Next(t.Context(), dhr.QueueFilter{}, dhr.QueuePlace{At: dhr.SuggestionKey{Passage: "nonsense", Code: "5E"}}); called(t, s, k) != "1.1/2D" || !found || err != nil {
		t.Error(k, found, err)
	}
	if _, found, err := s.Previous(t.Context(), dhr.QueueFilter{}, "nonsense"); found || err != nil {
		t.Error(found, err)
	}
}

func TestQueueOrders(t *testing.T) {
	s := ordered(t)
	check := func(what string, f dhr.QueueFilter, want string) {
		t.Helper()
		if got := walk(t, s, f); got != want {
			t.Errorf("%s: %s, want %s", what, got, want)
		}
	}
	check("by code", dhr.QueueFilter{Order: dhr.OrderCode}, "1.1/2D 2.1/2D 2.3/2D 1.2/5E 1.3/5E 2.1/5E 2.4/5E 1.2/9")
	check("certain", dhr.QueueFilter{Order: dhr.OrderCertain}, "2.1/5E 1.1/2D 1.3/5E 2.4/5E 1.2/5E 2.3/2D")
	check("certain of a code", dhr.QueueFilter{Order: dhr.OrderCertain, Codes: []string{"2D"}}, "1.1/2D 2.1/2D 2.3/2D")
	check("certain of four codes", dhr.QueueFilter{Order: dhr.OrderCertain, Codes: []string{"2D", "1A", "9", "7Z"}}, "1.1/2D 2.1/2D 1.2/9 2.3/2D")
	check("informative", dhr.QueueFilter{Order: dhr.OrderInformative}, "2.3/2D 2.1/2D 1.1/2D 1.2/5E 2.4/5E 1.3/5E")
	// Decisions lead it to other codes first, and then to other cases.
	decideOn(t, s, "D02", 3, "2D", dhr.VerdictReject)
	check("informative after one", dhr.QueueFilter{Order: dhr.OrderInformative}, "1.2/5E 2.4/5E 1.3/5E 2.1/5E 1.1/2D")
	decideOn(t, s, "D01", 2, "5E", dhr.VerdictConfirm)
	decideOn(t, s, "D01", 2, "9", dhr.VerdictConfirm)
	check("informative after three", dhr.QueueFilter{Order: dhr.OrderInformative}, "1.1/2D 2.1/2D 2.4/5E 1.3/5E")
	check("informative in a case", dhr.QueueFilter{Order: dhr.OrderInformative, Case: "D02"}, "2.4/5E 2.1/5E")
	check("what is decided comes by document", dhr.QueueFilter{Order: dhr.OrderCertain, State: dhr.StateConfirmed}, "1.2/5E")
	if _, _, err := s.Next(t.Context(), dhr.QueueFilter{Order: "odd"}, dhr.QueuePlace{}); err == nil {
		t.Error("an order that there is not")
	}
}

func TestTrail(t *testing.T) {
	s := ordered(t)
	ctx := t.Context()
	k := func(doc string, n int) dhr.SuggestionKey {
		return dhr.SuggestionKey{Passage: passage(doc, n), Code: "5E"}
	}
	// Entered by a link, which has no step.
	two, err := s.Step(ctx, dhr.QueuePlace{At: k("D01", 1), Coder: "RB"}, k("D01", 2), false)
	must(t, err)
	three, err := s.Step(ctx, dhr.QueuePlace{At: k("D01", 2), Step: two, Coder: "RB"}, k("D02", 1), false)
	must(t, err)
	at, before, found, err := s.StepBack(ctx, "RB", three)
	if at != k("D01", 2) || before != two || !found || err != nil {
		t.Error(at, before, found, err)
	}
	at, one, found, err := s.StepBack(ctx, "RB", before)
	if at != k("D01", 1) || !found || err != nil {
		t.Error(at, found, err)
	}
	for _, c := range []struct {
		coder string
		step  int64
	}{{"RB", one}, {"KM", three}, {"RB", 99}, {"RB", 0}} {
		if at, _, found, err := s.StepBack(ctx, c.coder, c.step); found || err != nil {
			t.Error(c, at, err)
		}
	}
	// What was shown is left out, until the queue is begun anew.
	certain := dhr.QueueFilter{Order: dhr.OrderCertain}
	next, _, err := s.Next(ctx, certain, dhr.QueuePlace{At: k("D02", 1), Step: three, Coder: "RB"})
	must(t, err)
	if got := called(t, s, next); got != "1.3/5E" {
		t.Error(got)
	}
	four, err := s.Step(ctx, dhr.QueuePlace{At: k("D02", 1), Step: three, Coder: "RB"}, k("D01", 3), true)
	must(t, err)
	if next, _, err = s.Next(ctx, certain, dhr.QueuePlace{At: k("D01", 3), Step: four, Coder: "RB"}); called(t, s, next) != "2.1/5E" {
		t.Error(next, err)
	}
}

func TestBlindSampleAsAQueue(t *testing.T) {
	s := ordered(t)
	b, err := s.DrawBlind(t.Context(), 10, 7, "RB", monday)
	must(t, err)
	drawn, err := s.BlindPassages(t.Context(), b.ID)
	must(t, err)
	f := dhr.QueueFilter{Sample: b.ID}
	var want []string
	for _, p := range drawn {
		want = append(want, called(t, s, dhr.SuggestionKey{Passage: p.Passage}))
	}
	if got := walk(t, s, f); got != strings.Join(want, " ") || len(want) != 2 {
		t.Errorf("%s, want %s", got, want)
	}
	done := dhr.Decision{Passage: drawn[0].Passage, Verdict: dhr.VerdictDone, Coder: "RB", At: monday}
	must(t, s.DecideAll(t.Context(), []dhr.SeenDecision{{Decision: done}}))
	c, err := s.Counts(t.Context(), f)
	if want := (dhr.QueueCount{Decided: 1, All: 2, Meet: 1}); c != want || err != nil {
		t.Error(c, err)
	}
	if got := walk(t, s, f); got != want[1] {
		t.Error(got)
	}
	if got := back(t, s, f, drawn[1].Passage); got != want[0] {
		t.Error(got)
	}
	q, err := s.QueuePassage(t.Context(), drawn[0].Passage)
	if !slices.Equal(q.Done, []string{"RB"}) || err != nil {
		t.Error(q.Done, err)
	}
	undone, err := s.Undo(t.Context(), "RB", monday)
	if len(undone) != 1 || undone[0].Verdict != dhr.VerdictDone || err != nil {
		t.Error(undone, err)
	}
	if got := walk(t, s, f); got != strings.Join(want, " ") {
		t.Error(got)
	}
}

func TestQueuePassage(t *testing.T) {
	s := coded(t)
	decideOn(t, s, "D01", 2, "1A", dhr.VerdictAdd)
	decideOn(t, s, "D01", 2, "5E", dhr.VerdictConfirm)
	_, err := s.Undo(t.Context(), "RB", monday)
	must(t, err)
	got, err := s.QueuePassage(t.Context(), passage("D01", 2))
	must(t, err)
	r := reading("D01", "e1", 1, 2, 3)
	decisions, err := s.Decisions(t.Context())
	must(t, err)
	nine, five := suggestion("D01", 2, "9", 0.6), suggestion("D01", 2, "5E", 0.7)
	want := dhr.QueuePassage{Passage: r.Passages[1], Before: r.Passages[:1], After: r.Passages[2:],
		Document: dhr.Document{ID: docID("D01"), Name: "D01.pdf", Case: "D01", Bytes: 10, Status: dhr.DocumentRead, Pages: 2, Engine: "e1", Tried: "e1", Suggested: "r1"},
		Case:     dhr.Case{ID: "D01", Title: "The review of D01", CSP: "Safer Town", Year: 2014, Type: dhr.CaseIPV, Source: dhr.CaseFromText},
		Units: []dhr.QueueUnit{{Code: "1A", Seen: 1, Made: decisions[:1], Standing: &dhr.Coding{Passage: passage("D01", 2), Code: "1A", Verdict: dhr.VerdictAdd, Coder: "RB", At: monday}},
			{Code: "5E", Suggestion: &five, Seen: 3, Made: decisions[1:]}, {Code: "9", Suggestion: &nine}}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	var unknown *UnknownError
	if _, err := s.QueuePassage(t.Context(), "nonsense"); !errors.As(err, &unknown) {
		t.Error(err)
	}
}

func TestActsAreUndoneAsOne(t *testing.T) {
	s := coded(t)
	ctx := t.Context()
	one := func(code string, seen int64) dhr.SeenDecision {
		return dhr.SeenDecision{Decision: decision("D01", 2, code, "RB", dhr.VerdictReject), Seen: seen}
	}
	decideOn(t, s, "D01", 1, "2D", dhr.VerdictConfirm)
	must(t, s.DecideAll(ctx, []dhr.SeenDecision{one("5E", 0), one("9", 0)}))
	if err := s.DecideAll(ctx, []dhr.SeenDecision{one("1A", 0), one("5E", 0)}); !errors.Is(err, dhr.ErrStale) {
		t.Error(err)
	}
	decideOn(t, s, "D02", 1, "2D", dhr.VerdictUnsure)
	for _, want := range []string{"2D unsure", "5E reject, 9 reject", "2D confirm", ""} {
		undone, err := s.Undo(ctx, "RB", monday)
		must(t, err)
		var got []string
		for _, d := range undone {
			got = append(got, fmt.Sprint(d.Code, " ", d.Verdict))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("undone %q, want %q", got, want)
		}
	}
	if made, err := s.Decisions(ctx); len(made) != 8 || err != nil {
		t.Error(len(made), err)
	}
	// Made anew, and one of them decided otherwise: only the rest goes back.
	must(t, s.DecideAll(ctx, []dhr.SeenDecision{one("5E", 7), one("9", 6)}))
	must(t, s.DecideAll(ctx, []dhr.SeenDecision{{Decision: decision("D01", 2, "5E", "RB", dhr.VerdictConfirm), Seen: unit(t, s, passage("D01", 2), "5E").Seen}}))
	undone, err := s.Undo(ctx, "RB", monday)
	if len(undone) != 1 || undone[0].Verdict != dhr.VerdictConfirm || err != nil {
		t.Error(undone, err)
	}
	if undone, err = s.Undo(ctx, "RB", monday); len(undone) != 2 || err != nil {
		t.Error(undone, err)
	}
}

func TestSubthemesOfACode(t *testing.T) {
	s := coded(t)
	for i, names := range [][]string{{"late", "lost"}, {"lost"}, nil} {
		d := decision("D01", i+1, "5E", "RB", dhr.VerdictAdd)
		d.Subthemes = names
		_, err := s.Decide(t.Context(), d)
		must(t, err)
	}
	got, err := s.Subthemes(t.Context(), "5E")
	if !slices.Equal(got, []string{"lost", "late"}) || err != nil {
		t.Error(got, err)
	}
	if got, err := s.Subthemes(t.Context(), "9"); got != nil || err != nil {
		t.Error(got, err)
	}
}
