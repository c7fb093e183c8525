package reading

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSentences(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"plain", "He left. She stayed.", []string{"He left.", " She stayed."}},
		{"titles", "Mr. Brown saw Dr. Hill. She was out.", []string{"Mr. Brown saw Dr. Hill.", " She was out."}},
		{"paragraph numbers", "See para. 4.2 and No. 7 of the plan. It was late.", []string{"See para. 4.2 and No. 7 of the plan.", " It was late."}},
		{"initials", "J. S. Brown rang. No one came.", []string{"J. S. Brown rang.", " No one came."}},
		{"designation at the end", "The GP rang Adult A. She did not answer.", []string{"The GP rang Adult A.", " She did not answer."}},
		{"time of day", "It was 3 p.m. She rang again.", []string{"It was 3 p.m.", " She rang again."}},
		{"speech", "He said: “I will find you.” Then he left.", []string{"He said: “I will find you.”", " Then he left."}},
		{"lower case goes on", "The St. Mary's ward was full. It closed.", []string{"The St. Mary's ward was full.", " It closed."}},
		{"no stop", "A heading without a stop", []string{"A heading without a stop"}},
		{"question", "Was it recorded? It was.", []string{"Was it recorded?", " It was."}},
		{"empty", "", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			from := 0
			for _, end := range sentenceEnds([]string{tt.text})[0] {
				got = append(got, tt.text[from:end])
				from = end
			}
			if from < len(tt.text) {
				got = append(got, tt.text[from:])
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestSentencesStayInTexts: a text without a stop does not run into the next, and
// repeated texts are not mistaken for one another.
func TestSentencesStayInTexts(t *testing.T) {
	got := sentenceEnds([]string{"An item without a stop", "It was late. It was late.", "", "It was late."})
	want := [][]int{nil, {12}, nil, nil}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTokens(t *testing.T) {
	type tok struct {
		Word       string
		Start, End int32
	}
	for _, tt := range []struct {
		text string
		want []tok
	}{
		{"Adult A’s GP", []tok{{"adult", 0, 5}, {"a", 6, 9}, {"gp", 10, 12}}},
		{"didn't", []tok{{"did", 0, 6}, {"not", 0, 6}}},
		{"won’t cannot", []tok{{"will", 0, 5}, {"not", 0, 5}, {"can", 6, 12}, {"not", 6, 12}}},
		{"ex-partner", []tok{{"ex", 0, 2}, {"partner", 3, 10}}},
		{"£1,200.50 (5%)", []tok{{"£", 0, 1}, {"1,200.50", 1, 9}, {"5", 11, 12}, {"%", 12, 13}}},
		{"the G.P. said", []tok{{"the", 0, 3}, {"gp", 4, 8}, {"said", 9, 13}}},
		{"Zoë’s café", []tok{{"zoë", 0, 5}, {"café", 6, 10}}},
		{"O'Brien at 4.", []tok{{"obrien", 0, 7}, {"at", 8, 10}, {"4", 11, 12}}},
	} {
		var got []tok
		scanText(tt.text, func(lower []byte, t Token) { got = append(got, tok{string(lower), t.Start, t.End}) })
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q: %s", tt.text, diff)
		}
	}
}
