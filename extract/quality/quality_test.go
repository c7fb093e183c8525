package quality

import (
	"math"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr/extract/pdftest"
	"github.com/dhrcoder/dhr/extract/text"
)

func TestAssess(t *testing.T) {
	tests := []struct {
		name, text string
		words      int
		quality    float64
		doubtful   bool
	}{
		{"sentence", "The panel’s evidence-based review met on 4.12 May; DASH was used by Sergeant Okonkwo.", 14, 1, false},
		{"nothing", "", 0, 1, false},
		{"marks and numbers", "• 12 – 3.4", 2, 1, false},
		{"half of it noise", strings.Repeat("the xqzk ", 10), 20, 0.5, true},
		{"spaceless", strings.Repeat("thereviewpanelmetfourtimes ", 20), 20, 0, true},
		{"broken characters", strings.Repeat("re\uFFFDiew the panel ", 10), 30, 0.667, true},
		{"contents with leaders", strings.Repeat("Chronology.......................................................4 and the ", 8), 24, 1, false},
		{"another language in few words", "Adolygiad dynladdiad domestig", 3, 0.333, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := Assess(pdftest.WordsOf(tt.text))
			if m.Words != tt.words || math.Abs(m.Quality-tt.quality) > 0.001 || m.Doubtful() != tt.doubtful {
				t.Errorf("measure %+v doubtful %v", m, m.Doubtful())
			}
		})
	}
}

func TestAgreement(t *testing.T) {
	tests := []struct {
		name, a, b string
		want       float64
	}{
		{"same", "The panel met.", "The panel met.", 1},
		{"order and marks aside", "The panel met.", "met the “panel”", 1},
		{"both empty", "", "", 1},
		{"one empty", "The panel", "", 0},
		{"one of three", "the panel met", "the review ended", 1.0 / 3},
		{"twice and once", "no no", "no", 2.0 / 3},
		{"broken word", "safe- guarding failed", "safe-guarding failed", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, got := range []float64{Agreement(pdftest.WordsOf(tt.a), pdftest.WordsOf(tt.b)), Agreement(pdftest.WordsOf(tt.b), pdftest.WordsOf(tt.a))} {
				if math.Abs(got-tt.want) > 1e-9 {
					t.Errorf("got %v, want %v", got, tt.want)
				}
			}
		})
	}
}

func TestLooksDrawn(t *testing.T) {
	tests := []struct {
		name  string
		sheet text.Sheet
		words int
		want  bool
	}{
		{"scan", text.Sheet{Picture: 1}, 0, true},
		{"scan with a stamped header", text.Sheet{Picture: 1}, 6, true},
		{"outlines", text.Sheet{Paths: 900}, 0, true},
		{"blank", text.Sheet{}, 0, false},
		{"logo", text.Sheet{Picture: 0.05, Paths: 12}, 4, false},
		{"text over a picture", text.Sheet{Picture: 1}, 300, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := LooksDrawn(tt.sheet, Measure{Words: tt.words}); got != tt.want {
				t.Errorf("got %v", got)
			}
		})
	}
}
