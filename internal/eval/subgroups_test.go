package eval

import (
	"io/fs"
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/codebook"
	"github.com/google/go-cmp/cmp"
)

// TestSubgroups scores the cases of each value apart, the unknown last.
func TestSubgroups(t *testing.T) {
	data, err := fs.ReadFile(codebook.Files(), "framework.yaml")
	if err != nil {
		t.Fatal(err)
	}
	framework, err := codebook.LoadFramework("framework.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	truth := []Truth{{Passage: "a", Case: "1", Codes: []string{"5E"}}, {Passage: "b", Case: "2", Codes: []string{"1A", "5E"}}, {Passage: "c", Case: "3"}}
	suggestions := []dhr.Suggestion{{Passage: "a", Code: "5E", Shown: true}, {Passage: "b", Code: "5E"}, {Passage: "c", Code: "1A", Shown: true}}
	got := Subgroups(framework, truth, suggestions, Attribution{Names: []string{"type"}, Values: map[string]map[string]string{"type": {"1": "ipv", "2": "familial"}}})
	want := []Subgroup{
		{"type", "familial", 1, Tally{2, 0, 0}, Tally{2, 1, 1}, Tally{2, 0, 0}},
		{"type", "ipv", 1, Tally{1, 1, 1}, Tally{1, 1, 1}, Tally{1, 1, 1}},
		{"type", unknownValue, 1, Tally{0, 1, 0}, Tally{0, 1, 0}, Tally{0, 1, 0}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
