package layout

import "testing"

func TestParseLabel(t *testing.T) {
	tests := []struct {
		in, text, rest string
		kind           labelKind
	}{
		{"4.12 The police", "4.12", "The police", decimal},
		{"11.10.1. The police", "11.10.1", "The police", decimal},
		{"67. The police", "67", "The police", counted},
		{"D3 The police", "D3", "The police", lettered},
		{"D3. The police", "D3", "The police", lettered},
		{"(iv) whether", "(iv)", "whether", bracketed},
		{"(a) whether", "(a)", "whether", bracketed},
		{"a) whether", "a)", "whether", bracketed},
		{"• The police", "•", "The police", bullet},
		{"• 14.1 The police", "14.1", "The police", decimal},
		{"– The police", "•", "The police", bullet},
		{"Recommendation 3: The police", "Recommendation 3", "The police", named},
		{"Recommendation 3", "Recommendation 3", "", named},
		{"Recommendation 3 was accepted", "", "Recommendation 3 was accepted", noLabel},
		{"2014. The police", "", "2014. The police", noLabel},
		{"21.10 was the time", "21.10", "was the time", decimal}, // confirmLabels gives it back
		{"C1's father", "", "C1's father", noLabel},
		{"The police", "", "The police", noLabel},
		{"", "", "", noLabel},
	}
	for _, c := range tests {
		got := parseLabel(c.in)
		if got.text != c.text || got.rest != c.rest || got.kind != c.kind {
			t.Errorf("parseLabel(%q) = %q, %q, %d; want %q, %q, %d", c.in, got.text, got.rest, got.kind, c.text, c.rest, c.kind)
		}
	}
}

func TestFollows(t *testing.T) {
	tests := []struct {
		before, after string
		want          bool
	}{
		{"4.12 x", "4.13 x", true}, {"4.12 x", "5.1 x", true}, {"4.12 x", "4.14 x", false}, {"4.12 x", "4.1 x", false},
		{"67. x", "68. x", true}, {"67. x", "14. x", false}, {"D3 x", "D4 x", true}, {"D3 x", "E1 x", true}, {"D3 x", "68. x", false},
	}
	for _, c := range tests {
		if got := parseLabel(c.after).follows(parseLabel(c.before)); got != c.want {
			t.Errorf("%q after %q: %v, want %v", c.after, c.before, got, c.want)
		}
	}
}
