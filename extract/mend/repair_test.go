package mend

import (
	"strings"
	"testing"

	"github.com/dhrcoder/dhr/extract/text"
)

func TestRepair(t *testing.T) {
	for in, want := range map[string]string{
		"The o昀케cer noti昀椀ed the o昀케ce-based o昀昀ender":                      "The officer notified the office-based offender",
		"A lea昀氀et for Tre昀椀n":                                              "A leaflet for Trefin",
		"clariûcation of ûve leaüets":                                       "clarification of five leaflets",
		"Brûlée, Müller and the mûr":                                        "Brûlée, Müller and the mûr",
		"the child9s school, he didn9t, at six o9clock. The agencies9 note": "the child’s school, he didn’t, at six o’clock. The agencies’ note",
		"the agencies9 note of B9 and the A9s 90s":                          "the agencies9 note of B9 and the A9s 90s",
		"家庭 王先生":                                                            "家庭 王先生",
		"said <he does the talking=, and <no more.= It":                     "said “he does the talking”, and “no more.” It",
		"where a <b and c= d, or x <y":                                      "where a <b and c= d, or x <y",
		"informa琀椀on on ins琀椀tu琀椀ons, pa琀erns of a琀琀endance; 吀e":            "information on institutions, patterns of attendance; The",
		"a plain line (with ff and fi ligatures) that says nothing":         "a plain line (with ff and fi ligatures) that says nothing",
	} {
		var words []*text.Word
		for _, f := range strings.Fields(in) {
			words = append(words, &text.Word{Text: f})
		}
		Repair(words)
		var got []string
		for _, w := range words {
			got = append(got, w.Text)
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%q:\n got %q\nwant %q", in, g, want)
		}
	}
}
