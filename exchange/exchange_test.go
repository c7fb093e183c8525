package exchange

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/dhrcoder/dhr"
)

var framework = dhr.Framework{Factors: []dhr.Factor{{ID: "5", Name: "Work", Codes: []dhr.Code{{ID: "5E", Name: "Record keeping", Practice: true}}}}}

func TestReadDecisionsNamesEveryBadLine(t *testing.T) {
	in := "\ufeff" + `{"passage":"p1","code":"5E","verdict":"confirm","agencies":["health"],"coder":"RB","at":"2026-03-01T10:00:00Z"}

{"passage":"p1","code":"5Z","verdict":"confirm","coder":"RB","at":"2026-03-01T10:00:00Z"}
{"passage":"p1","code":"5E","verdict":"perhaps","coder":"RB","at":"2026-03-01T10:00:00Z"}
{"document":"D01.pdf","code":"5E","verdict":"add","coder":"RB","at":"2026-03-01T10:00:00Z"}
{"passage":"p1","code":"5E","verdict":"reject","at":"2026-03-01T10:00:00Z"}
{"passage":"p1","code":"5E","verdict":"reject","coder":"RB","at":"2026-03-01T10:00:00Z","colour":"red"}
not json
{"document":"D01.pdf","text":"A text.","code":"5E","verdict":"unsure","coder":"RB","at":"2026-03-01T11:00:00+01:00","agencies":["moon"]}
{"document":"D01.pdf","text":"A text.","code":"5E","verdict":"unsure","coder":"RB","at":"2026-03-01T11:00:00+01:00"}
`
	good, problems, err := ReadDecisions(strings.NewReader(in), "d.jsonl", framework)
	if err != nil {
		t.Fatal(err)
	}
	if len(good) != 2 || good[0].Line != 1 || good[1].Line != 10 || !good[1].Decision("x").At.Equal(time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)) {
		t.Errorf("good: %+v", good)
	}
	var lines []int
	for _, p := range problems {
		lines = append(lines, p.Line)
	}
	if want := []int{3, 4, 5, 6, 7, 8, 9}; len(lines) != len(want) || lines[0] != 3 || lines[6] != 9 {
		t.Errorf("problems on lines %v, want %v:\n%v", lines, want, problems)
	}
}

func TestMatch(t *testing.T) {
	m := NewMatcher([]dhr.Passage{
		{ID: "a", Number: "4.1", Text: "The health visitor’s notes of 3 May were not kept, and nobody asked where they had gone."},
		{ID: "b", Number: "4.2", Text: "The health visitor was told of the arrest by the police a week later and rang the family at home that day."},
		{ID: "c", Text: "She moved."}, {ID: "d", Text: "She moved."},
	})
	for text, want := range map[string]string{
		"The health visitor's notes of 3 May were not kept, and nobody asked where they had gone.":                  "a",
		"4.1 The health visitor's notes of 3 May were not kept and nobody asked where they had gone.":               "a",
		"The health visitor was to1d of the arrest by the police a week later and rang the family at home that day": "b",
		"She moved.": "c",
		"The police told the health visitor about an arrest, and she rang.": "",
		"": "",
	} {
		if got, ok := m.Match(text); ok != (want != "") || ok && got != want {
			t.Errorf("%q: got %q %v, want %q", text, got, ok, want)
		}
	}
}

func TestLinesAreStable(t *testing.T) {
	var b bytes.Buffer
	w := NewWriter(&b)
	place := Place{dhr.Passage{ID: "p1", Page: 3, Heading: "Analysis", Zone: dhr.ZoneAnalysis, Number: "4.1", Text: "A <b> & “c”"}, "D01.pdf", "D01"}
	at := time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)
	for _, line := range []any{NewPassageLine(place),
		NewSuggestionLine(dhr.Suggestion{Passage: "p1", Code: "5E", Score: 0.7, Sources: []string{"rule:5E/lost"}, Evidence: []dhr.Span{{Start: 0, End: 1}}}, place),
		NewDecisionLine(dhr.Coding{Passage: "p1", Code: "5E", Verdict: dhr.VerdictConfirm, Coder: "RB", At: at}, place)} {
		if err := w.Write(line); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	want := `{"passage":"p1","document":"D01.pdf","case":"D01","page":3,"section":"Analysis","zone":"analysis","number":"4.1","text":"A <b> & “c”"}
{"passage":"p1","document":"D01.pdf","case":"D01","page":3,"zone":"analysis","text":"A <b> & “c”","code":"5E","score":0.7,"agencies":[],"sources":["rule:5E/lost"],"evidence":[{"start":0,"end":1}]}
{"passage":"p1","document":"D01.pdf","case":"D01","code":"5E","verdict":"confirm","agencies":[],"coder":"RB","at":"2026-03-01T10:00:00Z","note":""}
`
	if b.String() != want {
		t.Errorf("got\n%s", b.String())
	}
}

func FuzzReadDecisions(f *testing.F) {
	f.Add([]byte(`{"passage":"p1","code":"5E","verdict":"confirm","coder":"RB","at":"2026-03-01T10:00:00Z"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		good, _, _ := ReadDecisions(bytes.NewReader(data), "f", framework)
		for _, g := range good {
			if err := g.Decision("p").Validate(); err != nil {
				t.Fatal(err)
			}
		}
	})
}
