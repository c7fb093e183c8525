package ocr

import (
	"regexp"
	"strings"

	"github.com/dhrcoder/dhr/extract/lexicon"
)

// What OCR runs together where an initial stands: "MrQ", "Qand".
var (
	gluedName = regexp.MustCompile(`^(["'(]?(?:Mr|Mrs|Ms|Miss|Dr|Adult|Child|Subject|Victim))([A-Z](?:'s)?[.,;:?!)"']*)$`)
	gluedWord = regexp.MustCompile(`^(["'(]?[A-Z])((?:and|was|who|did|told|said)[.,;:?!)"']*)$`)
)

// parted gives the words that one is, with their shares of its width.
func parted(w ocrWord) []ocrWord {
	m := gluedName.FindStringSubmatch(w.Text)
	if m == nil && !lexicon.Has(strings.ToLower(strings.Trim(w.Text, `"'().,;:?!`))) {
		m = gluedWord.FindStringSubmatch(w.Text)
	}
	if m == nil {
		return []ocrWord{w}
	}
	first, second := w, w
	first.Text, second.Text = m[1], m[2]
	first.W = w.W * float64(len(m[1])) / float64(len(w.Text))
	second.X, second.W = w.X+first.W, w.W-first.W
	return []ocrWord{first, second}
}
