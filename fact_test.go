package dhr

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func TestFactDecisionValidate(t *testing.T) {
	about := func(n AttributeName, v FactVerdict, values ...string) FactDecision {
		return FactDecision{FactKey: FactKey{Case: "A", Name: n}, Verdict: v, Values: values, Coder: "RB", At: noon}
	}
	rec := FactDecision{FactKey: FactKey{Passage: "p", Span: Span{End: 9}}, Verdict: FactConfirm, Addressees: []Addressee{AddresseePolice}, Theme: ThemeTraining, Coder: "RB", At: noon}
	change := func(d FactDecision, f func(*FactDecision)) FactDecision { f(&d); return d }
	for name, c := range map[string]struct {
		d    FactDecision
		want string // in the error; empty for none
	}{
		"an age":              {about(AttributeVictimAge, FactSet, "34"), ""},
		"several victims":     {about(AttributeVictimAge, FactSet, ManyVictims), ""},
		"a suicide":           {about(AttributeType, FactConfirm, "suicide"), ""},
		"conditions":          {about(AttributeVictimHealth, FactConfirm, "depression", "PTSD"), ""},
		"words":               {about(AttributeVictimName, FactSet, "Adult A"), ""},
		"not stated":          {about(AttributeMethod, FactReject), ""},
		"a recommendation":    {rec, ""},
		"no recommendation":   {change(rec, func(d *FactDecision) { d.Verdict, d.Addressees, d.Theme = FactReject, nil, "" }), ""},
		"undo":                {about(AttributeMethod, FactUndo), ""},
		"many perpetrators":   {about(AttributePerpetratorAge, FactSet, ManyVictims), "no such number"},
		"signed":              {about(AttributeYear, FactSet, "+2014"), "no such number"},
		"two sexes":           {about(AttributeVictimSex, FactSet, "male", "female"), "one value"},
		"none and more":       {about(AttributeVictimHealth, FactSet, "none", "PTSD"), "stands alone"},
		"twice":               {about(AttributeVictimHealth, FactSet, "PTSD", "PTSD"), "twice"},
		"no value":            {about(AttributeMethod, FactSet), "no value"},
		"rejected with value": {about(AttributeMethod, FactReject, "knife"), "carries no value"},
		"no attribute":        {about("shoe size", FactSet, "9"), "unknown attribute"},
		"long words":          {about(AttributeTitle, FactSet, strings.Repeat("é", 401)), "characters"},
		"no coder":            {change(rec, func(d *FactDecision) { d.Coder = "" }), "no coder"},
		"no time":             {change(rec, func(d *FactDecision) { d.At = time.Time{} }), "no time"},
		"no verdict":          {change(rec, func(d *FactDecision) { d.Verdict = "maybe" }), "unknown verdict"},
		"no text":             {change(rec, func(d *FactDecision) { d.Span = Span{Start: 4, End: 4} }), "no text"},
		"both kinds":          {change(rec, func(d *FactDecision) { d.Case = "A" }), "not both"},
		"no theme":            {change(rec, func(d *FactDecision) { d.Theme = "" }), "unknown theme"},
		"no addressee":        {change(rec, func(d *FactDecision) { d.Addressees = nil }), "no addressee"},
		"addressee twice":     {change(rec, func(d *FactDecision) { d.Addressees = []Addressee{"police", "police"} }), "twice"},
		"other addressee":     {change(rec, func(d *FactDecision) { d.Addressees = []Addressee{"the moon"} }), "unknown addressee"},
	} {
		err := c.d.Validate()
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

func TestStandingFacts(t *testing.T) {
	made := func(of, coder string, v FactVerdict, values ...string) FactDecision {
		return FactDecision{FactKey: FactKey{Case: of, Name: AttributeMethod}, Verdict: v, Values: values, Coder: coder, At: noon}
	}
	var got []string
	for _, f := range StandingFacts([]FactDecision{
		made("A", "RB", FactConfirm, "knife"), made("B", "RB", FactUnsure), made("A", "KM", FactSet, "fire"), made("C", "KM", FactReject),
		made("A", "RB", FactUndo), // takes back RB's, not KM's, which is later
		made("B", "KM", FactUndo), // KM has none on B
		made("C", "KM", FactUndo), made("C", "KM", FactUndo),
	}) {
		got = append(got, f.Case+" "+string(f.Verdict)+" "+f.Coder+" "+strings.Join(f.Values, ","))
	}
	if d := cmp.Diff([]string{"A set KM fire", "B unsure RB "}, got); d != "" {
		t.Error(d)
	}
}

// TestStatedCase: only what people stated is left, and their word goes before the list.
func TestStatedCase(t *testing.T) {
	c := Case{ID: "A", Title: "T", CSP: "C", Region: "Midlands", Year: 2014, Type: CaseIPV, Source: CaseFromText}
	fact := func(of string, n AttributeName, v FactVerdict, values ...string) Fact {
		return Fact{FactKey: FactKey{Case: of, Name: n}, Verdict: v, Values: values}
	}
	facts := []Fact{fact("A", AttributeYear, FactSet, "2015"), fact("A", AttributeType, FactReject), fact("A", AttributeRegion, FactUnsure), fact("B", AttributeTitle, FactSet, "x")}
	if d := cmp.Diff(Case{ID: "A", Year: 2015, Source: CaseFromText}, c.Stated(facts)); d != "" {
		t.Error(d)
	}
	if c.TextSays(AttributeYear) != "2014" || c.TextSays(AttributeMethod) != "" {
		t.Error(c.TextSays(AttributeYear))
	}
	c.Source = CaseFromList
	want := c
	want.Year, want.Type = 2015, CaseUnstated
	if d := cmp.Diff(want, c.Stated(facts)); d != "" {
		t.Error(d)
	}
	if v, stated := c.ListStates(AttributeType); v != "ipv" || !stated || c.TextSays(AttributeType) != "" {
		t.Error(v, stated)
	}
}

func TestOverlaps(t *testing.T) {
	at := func(passage string, from, to int) FactKey {
		return FactKey{Passage: passage, Span: Span{Start: from, End: to}}
	}
	for _, c := range []struct {
		a, b FactKey
		want bool
	}{{at("p", 0, 10), at("p", 9, 20), true}, {at("p", 0, 10), at("p", 10, 20), false}, {at("p", 0, 10), at("q", 0, 10), false}, {FactKey{Case: "A"}, FactKey{Case: "A"}, false}} {
		if c.a.Overlaps(c.b) != c.want || c.b.Overlaps(c.a) != c.want {
			t.Errorf("%v %v", c.a, c.b)
		}
	}
}

// TestFactsAreDocumented: docs/facts.md has every attribute, value, addressee and theme.
func TestFactsAreDocumented(t *testing.T) {
	data, err := os.ReadFile("docs/facts.md")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(data)), " ")
	var words []string
	for _, n := range FactNames() {
		words = append(append(words, string(n)), n.Values()...)
	}
	for _, a := range Addressees() {
		words = append(words, string(a))
	}
	for _, theme := range Themes() {
		words = append(words, string(theme))
	}
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("docs/facts.md lacks %q", w)
		}
	}
}

func TestSpanOf(t *testing.T) {
	for span, want := range map[Span]string{{0, 2}: "éa", {1, 99}: "ab", {-3, 1}: "é", {2, 2}: "", {5, 9}: ""} {
		if got := span.Of("éab"); got != want {
			t.Errorf("%v is %q, want %q", span, got, want)
		}
	}
}
