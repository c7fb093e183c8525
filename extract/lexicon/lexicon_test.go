package lexicon_test

import (
	"testing"

	"github.com/dhrcoder/dhr/extract/lexicon"
)

func TestHas(t *testing.T) {
	tests := map[string]bool{
		"homicide": true, "safeguarding": true, "neighbours": true, "behaviour": true, "practised": true,
		"a": false, "": false, "Homicide": false, "homi": false, "homicideswere": false, "reﬁne": false,
	}
	for word, want := range tests {
		if got := lexicon.Has(word); got != want {
			t.Errorf("Has(%q) = %v, want %v", word, got, want)
		}
	}
}
