package phrase_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr/classify/phrase"
)

// TestFind finds the longest phrase at each place, with its wild cards and gaps.
func TestFind(t *testing.T) {
	terms := phrase.NewTerms(
		phrase.Of("police", 1, "police", "police officer*", "call handlers"),
		phrase.Of("health", 0.5, "ask .. nurse|midwife", "on _ ward"),
		phrase.Of("", 0, "police dog"))
	terms.Add(phrase.Of("court", 1, "magistra*"))
	for text, want := range map[string]string{
		"The police officers rang the magistrate.": "police 1-3, court 5-6",
		"Ask the older nurse on the ward":          "health 0-4, health 4-7",
		"ask one or two other nurses":              "",
		"A police dog; police.":                    " 1-3, police 3-4",
		"":                                         "",
	} {
		var got []string
		for _, h := range terms.Find(phrase.Cut(text)) {
			got = append(got, fmt.Sprintf("%s %d-%d", h.Value, h.Start, h.End))
		}
		if all := strings.Join(got, ", "); all != want {
			t.Errorf("%q: %q, want %q", text, all, want)
		}
	}
}

// TestCut keeps case, signs and places of words in code points.
func TestCut(t *testing.T) {
	words := phrase.Cut("Élan’s son (41): it didn't")
	var got []string
	for _, w := range words {
		got = append(got, fmt.Sprintf("%s %d-%d %t%t%t%t", w.Text, w.Start, w.End, w.Upper, w.Possessive, w.Comma, w.Break))
	}
	want := "élan 0-6 truetruefalsefalse|son 7-10 falsefalsefalsefalse|41 12-14 falsefalsetruefalse|it 17-19 falsefalsetruetrue|didn't 20-26 falsefalsefalsefalse"
	if all := strings.Join(got, "|"); all != want {
		t.Errorf("got  %s\nwant %s", all, want)
	}
}

// TestNumber reads numbers in figures and in words.
func TestNumber(t *testing.T) {
	for _, tt := range []struct {
		text   string
		at     int
		number int
		end    int
	}{{"aged 33", 1, 33, 2}, {"forty-two years", 0, 42, 2}, {"twenty, three", 0, 20, 1}, {"sixteen", 0, 16, 1}, {"three", 0, -1, 0}, {"in 2014", 1, -1, 1}} {
		if n, end := phrase.Number(phrase.Cut(tt.text), tt.at); n != tt.number || end != tt.end {
			t.Errorf("%q: %d to %d, want %d to %d", tt.text, n, end, tt.number, tt.end)
		}
	}
	if phrase.Year("2014") != 2014 || phrase.Year("201") != 0 || phrase.Year("3014") != 0 || !phrase.IsCalendar("may") || phrase.IsCalendar("might") {
		t.Error("years or months are misread")
	}
}

// TestNegated tells what is said not to be so, or only asked.
func TestNegated(t *testing.T) {
	for text, want := range map[string]bool{
		"She had no history of depression":          true,
		"The panel asked whether he had depression": true,
		"He was not well, but had depression":       false,
		"He did not disclose his depression":        false,
		"She had depression":                        false,
	} {
		words := phrase.Cut(text)
		if got := phrase.Negated(words, len(words)-1); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
	for text, want := range map[string]bool{"she was brutally stabbed": true, "he had stabbed": false, "stabbed": false} {
		words := phrase.Cut(text)
		if got := phrase.Passive(words, len(words)-1); got != want {
			t.Errorf("%q is passive: %t", text, got)
		}
	}
}
