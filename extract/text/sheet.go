package text

import "math"

// Sheet is what one reader found on a page.
type Sheet struct {
	Words         []Word
	Width, Height float64 // points
	Turn          int     // quarter turns clockwise that set it upright
	// Picture is the share of the page that its largest picture covers, 0-1, and
	// Paths the number of outlines; both only below FewWords words.
	Picture float64
	Paths   int

	Rules, Fills []Rect // as in Page
}

// FewWords is how many words make it needless to ask whether a page is a picture.
const FewWords = 20

// TidyHeight gives the word the height of its type, from ascent to descent: fonts
// give none, absurd ones or that of their letters as their own. Where it is the
// type size that is absurd, it follows from the height of the letters.
func TidyHeight(w *Word) {
	if w.Size < 3 || w.Size > 150 {
		if w.H <= 3 || w.H >= 150 {
			return
		}
		w.Size = w.H
	}
	w.Y, w.H = w.Baseline-0.8*w.Size, 1.02*w.Size
}

// Round keeps a hundredth of a point: enough for any use, and the same on every
// processor.
func Round(w Word) Word {
	for _, v := range []*float64{&w.X, &w.Y, &w.W, &w.H, &w.Baseline, &w.Size} {
		*v = math.Round(*v*100) / 100
	}
	return w
}
