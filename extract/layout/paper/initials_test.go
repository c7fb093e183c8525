package paper

import (
	"strings"
	"testing"

	"github.com/dhrcoder/dhr/extract/text"
)

func TestJoinSpaced(t *testing.T) {
	for in, want := range map[string]string{
		"R E C OMME N D AT I O N S": "RECOMMENDATIONS",
		"T H E  F A C T S":          "THE FACTS", // two spaces are a wide one
		"A GP and B":                "A GP and B",
		"MARAC IDVA GP A B":         "MARAC IDVA GP A B",
	} {
		var words []text.Word
		x := 50.0
		for part := range strings.SplitSeq(in, " ") {
			if part == "" {
				x += 6
				continue
			}
			w := 8 * float64(len(part))
			words = append(words, text.Word{Text: part, X: x, W: w, Size: 12})
			x += w + 2
		}
		if got := Joined(joinSpaced(words)); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
