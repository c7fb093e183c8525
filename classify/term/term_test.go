package term_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr/classify/party"
	"github.com/dhrcoder/dhr/classify/reading"
	"github.com/dhrcoder/dhr/classify/term"
)

// TestFind puts terms into an index and says where a document meets them.
func TestFind(t *testing.T) {
	x := term.NewIndex()
	terms := []string{"risk assessment", "did not .. write", "=notes", "neglig*", "no _ policy"}
	for id, text := range terms {
		elements, err := term.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		var way []term.Step
		for _, e := range elements {
			way = append(way, x.Step(e))
		}
		x.Add(way, term.ID(id))
	}
	left := term.ID(len(terms))
	leave, err := term.Parse("left")
	if err != nil {
		t.Fatal(err)
	}
	x.Add([]term.Step{term.PartyStep(party.Victim), x.Step(leave[0])}, left)
	x.Seal()
	doc := reading.Read([]string{
		"Adult A left. Adult B left. The risk assessments were late.",
		"They didn't even write notes. A note was negligent; there was no written policy.",
	})
	hits := x.Find(doc, party.Example().Mentions(doc))
	var got [][]term.Hit
	for i := range doc.Sentences {
		got = append(got, append([]term.Hit(nil), hits.In(int32(i))...))
	}
	want := [][]term.Hit{
		{{Term: left, Start: 0, End: 3}},
		nil,
		{{Term: 0, Start: 7, End: 9}},
		{{Term: 1, Start: 12, End: 16}, {Term: 2, Start: 16, End: 17}},
		{{Term: 3, Start: 20, End: 21}, {Term: 4, Start: 23, End: 26}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("hits (-want +got):\n%s", diff)
	}
	if n := len(hits.Between(1, 4)); n != 3 {
		t.Errorf("%d hits in the sentences from the second to the fourth, want 3", n)
	}
}

// TestKey: a term written in two ways has one key, other terms have others.
func TestKey(t *testing.T) {
	keys := map[string]string{}
	for _, text := range []string{"risk assessment", "risk assess", "=risk assessment", "risk*", "hit/V", "hit", "risk _ assessment", "risk .. assessment"} {
		elements, err := term.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		k := term.Key(elements)
		if other, twice := keys[k]; twice {
			t.Errorf("%q and %q have the same key", text, other)
		}
		keys[k] = text
	}
	hyphen, _ := term.Parse("risk-assessment")
	if keys[term.Key(hyphen)] != "risk assessment" {
		t.Error("a hyphen makes another term")
	}
}
