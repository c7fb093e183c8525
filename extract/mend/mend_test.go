package mend

import (
	"testing"

	"github.com/dhrcoder/dhr/extract/text"
)

func TestCleanWord(t *testing.T) {
	tests := []struct {
		name, in       string
		symbol, broken bool
		want           string
	}{
		{name: "plain", in: "homicide,", want: "homicide,"},
		{name: "ligatures", in: "oﬃcer’s", want: "officer’s"},
		{name: "decomposed accent", in: "cafe\u0301", want: "café"},
		{name: "Windows quotes", in: "\u0093late\u0094\u0085", want: "“late”…"},
		{name: "bullet of a symbol font", in: "\uF0B7", symbol: true, want: "•"},
		{name: "letter of a symbol font", in: "l", symbol: true, want: "•"},
		{name: "number in a symbol font", in: "7", symbol: true, want: "7"},
		{name: "private-use bullet in a text font", in: "\uF0A7", want: "•"},
		{name: "private-use letters", in: "\uF050\uF061\uF06E\uF065\uF06C", want: "Panel"},
		{name: "hyphen mark", in: "evidence\uFFFEbased", want: "evidence-based"},
		{name: "hyphen mark as a character", in: "evidence\x02based", want: "evidence-based"},
		{name: "soft hyphen inside", in: "safe\u00ADguarding", want: "safeguarding"},
		{name: "soft hyphen at the line's end", in: "safe\u00AD", broken: true, want: "safe-"},
		{name: "non-breaking hyphen", in: "re\u2011open", want: "re-open"},
		{name: "invisible", in: "\u200Bpanel\uFEFF\u200E", want: "panel"},
		{name: "nothing left", in: "\u200B", want: ""},
		{name: "lone surrogate", in: "a\uFFFD", want: "a\uFFFD"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Word([]rune(tt.in), tt.symbol, tt.broken); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestMarkRaised(t *testing.T) {
	word := func(s string, size, baseline float64) text.Word {
		return text.Word{Text: s, Size: size, Baseline: baseline}
	}
	tests := []struct {
		name  string
		words []text.Word
		want  []bool
	}{
		{"after a word", []text.Word{word("end.", 12, 100), word("4", 7, 96)}, []bool{false, true}},
		{"before its note", []text.Word{word("4", 6, 697), word("Home", 9, 700)}, []bool{true, false}},
		{"a year", []text.Word{word("in", 12, 100), word("2014", 7, 96)}, []bool{false, false}},
		{"small but on the line", []text.Word{word("page", 12, 100), word("4", 7, 100)}, []bool{false, false}},
		{"on the line above", []text.Word{word("4", 7, 80), word("The", 12, 100)}, []bool{false, false}},
		{"as large", []text.Word{word("chapter", 12, 100), word("4", 12, 97)}, []bool{false, false}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			MarkRaised(tt.words)
			for i, w := range tt.words {
				if w.Raised != tt.want[i] {
					t.Errorf("%q raised: %v", w.Text, w.Raised)
				}
			}
		})
	}
}
