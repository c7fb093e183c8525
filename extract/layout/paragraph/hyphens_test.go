package paragraph

import (
	"testing"

	"github.com/dhrcoder/dhr/extract/layout/paper"
	"github.com/dhrcoder/dhr/extract/text"
)

func TestKeepHyphen(t *testing.T) {
	v := &Vocabulary{seen: map[string]int{"re-let": 2, "cooperate": 3, "co-operate": 1, "penhallow": 4, "tamarside": 1}}
	tests := []struct {
		before, after string
		want          bool
	}{
		{"safe", "guarding", false},     // the joined word is a word
		{"evidence", "based", true},     // a common second half
		{"multi", "disciplinary", true}, // a common first half
		{"twenty", "seven", true},
		{"highest", "risk", true},
		{"Penhal", "low", false},   // stands joined elsewhere
		{"re", "let", true},        // stands with its hyphen elsewhere
		{"co", "operate", false},   // stands joined more often
		{"kitchen", "table", true}, // both halves are words, the joined one is not
		{"Wexcom", "bury", false},  // a name in two: not both are words
		{"Multi", "Agency", true},  // a capital follows
		{"2014", "15", true},       // digits
		{"lock-keep", "er", false}, // what counts is the part next to the break
		{"a", "ware", false},
	}
	for _, c := range tests {
		if got := v.keepHyphen(c.before, c.after); got != c.want {
			t.Errorf("keepHyphen(%q, %q) = %v, want %v", c.before, c.after, got, c.want)
		}
	}
}

func TestTextOfLines(t *testing.T) {
	v := &Vocabulary{seen: map[string]int{}}
	word := func(s string) text.Word { return text.Word{Text: s} }
	raised := text.Word{Text: "12", Raised: true}
	lines := []paper.Line{
		{Words: []text.Word{word("The"), word("safe-"), raised}},
		{Words: []text.Word{word("guarding"), word("lead"), word("“Rosalind”"), word(","), word("said"), word("–")}},
		{Words: []text.Word{word("well-")}},
		{Words: []text.Word{word("known."), raised}},
	}
	const want = "The safeguarding lead “Rosalind”, said – well-known."
	if got := v.Text(lines); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
