package recommendation

import (
	"testing"

	"github.com/dhrcoder/dhr"
)

// FuzzFind: any text gives valid recommendations that stand in it word for word.
func FuzzFind(f *testing.F) {
	f.Add("Adult A, aged 33, was stabbed (41) in 2014; he had depression.", "1. The police should train staff. 2. Review the policy.")
	f.Add("she was “beaten” by the Trust (“the T”)", "• (a) The Trust: to")
	f.Fuzz(func(t *testing.T, account, wish string) {
		doc := []dhr.Passage{{ID: "1", Zone: dhr.ZoneBackground, Text: account}, {ID: "2", Ordinal: 1, Zone: dhr.ZoneRecommendations, Text: wish}}
		runes := []rune(wish)
		for _, r := range Find(doc) {
			if err := r.Validate(); err != nil {
				t.Error(err)
			}
			if r.Span.End > len(runes) || string(runes[r.Span.Start:r.Span.End]) != r.Text {
				t.Errorf("%v is not the text of %q", r.Span, r.Text)
			}
		}
	})
}
