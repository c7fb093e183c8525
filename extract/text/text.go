// Package text holds what a reader hands to layout: the words of a page with
// their place and type. It is the only thing readers and layout share.
package text

import "github.com/dhrcoder/dhr"

// Page is one page as a reader saw it, upright. Its words come in the reader's
// order, which need not be the reading order.
type Page struct {
	Read  dhr.Page // how it was read; Number, Width and Height are set
	Words []Word
	Rules []Rect // level and upright lines that are drawn on it, as around a table's cells
	Fills []Rect // areas that are filled with a colour other than white
}

// Rect is a rectangle in points from the page's top left corner. A line is one
// that is next to nothing high or wide.
type Rect struct{ X, Y, W, H float64 }

// Word is a run of characters without white space between them.
type Word struct {
	Text string // NFC; ligatures taken apart; no control characters
	// X and Y are the top left corner, W and H the size, in points from the page's
	// top left corner.
	X, Y, W, H float64
	Baseline   float64 // distance from the page's top, in points
	Size       float64 // type size in points
	Bold       bool
	Italic     bool
	// SoftHyphen says that the word ends in a mark that a renderer put there to
	// break it at a line's end (U+00AD, U+FFFE); Text ends in "-" all the same.
	SoftHyphen bool
	// Raised says that the word is set above the line in smaller type, as a
	// footnote's number is.
	Raised bool
	// Slanted says that the word runs across the page at an angle, as watermarks do.
	Slanted bool
}
