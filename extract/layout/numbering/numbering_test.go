package numbering

import "testing"

func TestParseLabel(t *testing.T) {
	tests := []struct {
		in, text, rest string
		kind           Kind
	}{
		{"4.12 The police", "4.12", "The police", Decimal},
		{"11.10.1. The police", "11.10.1", "The police", Decimal},
		{"67. The police", "67", "The police", Counted},
		{"D3 The police", "D3", "The police", Lettered},
		{"D3. The police", "D3", "The police", Lettered},
		{"(iv) whether", "(iv)", "whether", Bracketed},
		{"(a) whether", "(a)", "whether", Bracketed},
		{"a) whether", "a)", "whether", Bracketed},
		{"• The police", "•", "The police", Bullet},
		{"• 14.1 The police", "14.1", "The police", Decimal},
		{"– The police", "•", "The police", Bullet},
		{"Recommendation 3: The police", "Recommendation 3", "The police", Named},
		{"Recommendation 3", "Recommendation 3", "", Named},
		{"Recommendation 3 was accepted", "", "Recommendation 3 was accepted", None},
		{"2014. The police", "", "2014. The police", None},
		{"21.10 was the time", "21.10", "was the time", Decimal}, // confirmLabels gives it back
		{"C1's father", "", "C1's father", None},
		{"The police", "", "The police", None},
		{"", "", "", None},
	}
	for _, c := range tests {
		got := Parse(c.in)
		if got.Text != c.text || got.Rest != c.rest || got.Kind != c.kind {
			t.Errorf("parseLabel(%q) = %q, %q, %d; want %q, %q, %d", c.in, got.Text, got.Rest, got.Kind, c.text, c.rest, c.kind)
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
		if got := Parse(c.after).Follows(Parse(c.before)); got != c.want {
			t.Errorf("%q after %q: %v, want %v", c.after, c.before, got, c.want)
		}
	}
}
