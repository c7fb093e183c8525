package exchange_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/exchange"
)

func TestFactsRoundTrip(t *testing.T) {
	at := time.Date(2026, 3, 1, 14, 5, 0, 0, time.UTC)
	facts := []dhr.Fact{
		{FactKey: dhr.FactKey{Case: "D05", Name: dhr.AttributePerpetratorHealth}, Verdict: dhr.FactSet, Values: []string{"depression", "bipolar"}, Source: "p0", Coder: "RB", At: at, Note: "twice"},
		{FactKey: dhr.FactKey{Case: "D05", Name: dhr.AttributeMethod}, Verdict: dhr.FactReject, Coder: "RB", At: at},
		{FactKey: dhr.FactKey{Passage: "p9", Span: dhr.Span{Start: 3, End: 40}}, Verdict: dhr.FactConfirm, Addressees: []dhr.Addressee{"police", "health"}, Theme: dhr.ThemeTraining, Coder: "KM", At: at},
	}
	var b bytes.Buffer
	w := exchange.NewWriter(&b)
	for _, f := range facts {
		if err := w.Write(exchange.NewFactLine(f, exchange.Place{Document: "D05.pdf", Case: "D05"})); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	lines, problems, err := exchange.ReadFacts(strings.NewReader("\ufeff"+b.String()), "f.jsonl")
	if err != nil || problems != nil {
		t.Fatal(problems, err)
	}
	for i, l := range lines {
		k := dhr.FactKey{Case: l.Case, Name: dhr.AttributeName(l.Fact)}
		if l.Fact == exchange.FactRecommendation {
			k = dhr.FactKey{Passage: l.Passage, Span: dhr.Span{Start: l.Start, End: l.End}}
		}
		if d := cmp.Diff(dhr.FactDecision(facts[i]), l.Decision(k)); d != "" {
			t.Errorf("line %d: %s", l.Line, d)
		}
	}
}

func TestReadFactsNamesEveryBadLine(t *testing.T) {
	const end = `,"coder":"RB","at":"2026-03-01T14:05:00Z","note":""}` + "\n"
	_, problems, err := exchange.ReadFacts(strings.NewReader(`{"case":"A","fact":"method","verdict":"set","values":["knife"]`+end+
		`{"case":"A","fact":"method","verdict":"set","values":["spoon"]`+end+`{"case":"A","fact":"shoe size","verdict":"reject"`+end+
		`{"fact":"method","verdict":"reject"`+end+`{"case":"A","fact":"method","verdict":"undo"`+end+`{"fact":"recommendation","verdict":"reject"`+end+
		`{"fact":"recommendation","verdict":"confirm","passage":"p","start":9,"end":3,"addressees":["police"],"theme":"training"`+end+
		`not json`+"\n"+`{"case":"A","fact":"method","verdict":"set","values":["knife"],"colour":"red"`+end+`{"case":"A","fact":"method","verdict":"set","values":["knife"]}`+"\n"), "f.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"f.jsonl:2: attribute method has no value", "f.jsonl:3: unknown attribute", "f.jsonl:4: the fact names no case", "f.jsonl:5: a file cannot take",
		"f.jsonl:6: the recommendation names no passage", "f.jsonl:7: a recommendation has no text", "f.jsonl:8: not a fact", "f.jsonl:9: not a fact", "f.jsonl:10: a decision names no coder"} {
		if !strings.Contains(problems.Error(), want) {
			t.Errorf("no %q in\n%v", want, problems)
		}
	}
	if len(problems) != 9 {
		t.Errorf("%d problems", len(problems))
	}
}

func TestMatchRecommendation(t *testing.T) {
	proposed := []dhr.Recommendation{{Text: "The Trust should train all its midwives in asking about abuse every year."}, {Text: "The police should review their policy on calls that are abandoned."}}
	for text, want := range map[string]int{
		"Recommendation 2: The police should review their policy on calls that are abandoned": 1,
		"The Trust should train all its rnidwives in asking about abuse every year.":          0, // as OCR may read it
		"The council should publish its allocations policy.":                                  -1, "": -1,
	} {
		if got := exchange.MatchRecommendation(text, proposed); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func FuzzReadFacts(f *testing.F) {
	f.Add([]byte(`{"case":"A","fact":"method","verdict":"set","values":["knife"],"coder":"RB","at":"2026-03-01T14:05:00Z","note":""}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		lines, _, _ := exchange.ReadFacts(bytes.NewReader(data), "f")
		for _, l := range lines {
			if l.Coder == "" || l.At.IsZero() {
				t.Errorf("%+v", l)
			}
		}
	})
}
