package extract

import (
	"github.com/dhrcoder/dhr/extract/text"
	"math"
)

// sheet is what pdfium found on a page.
type sheet struct {
	words         []text.Word
	width, height float64
	turn          int
	// picture is the share of the page that its largest picture covers, 0-1, and
	// paths the number of outlines; both only when there is hardly any text.
	picture float64
	paths   int

	rules, fills []text.Rect
}

// fewWords is how many words make it needless to ask what else is on a page.
const fewWords = 20

// tidyHeight gives the word the height of its type, from ascent to descent: fonts
// give none, absurd ones or that of their letters as their own. Where it is the
// type size that is absurd, it follows from the height of the letters.
func tidyHeight(w *text.Word) {
	if w.Size < 3 || w.Size > 150 {
		if w.H <= 3 || w.H >= 150 {
			return
		}
		w.Size = w.H
	}
	w.Y, w.H = w.Baseline-0.8*w.Size, 1.02*w.Size
}

// round keeps a hundredth of a point: enough for any use, and the same on every
// processor.
func round(w text.Word) text.Word {
	for _, v := range []*float64{&w.X, &w.Y, &w.W, &w.H, &w.Baseline, &w.Size} {
		*v = math.Round(*v*100) / 100
	}
	return w
}
