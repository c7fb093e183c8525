// Package fault names the reasons for which a document or a page cannot be read, sets
// the limits on them, and gives up on what hangs.
package fault

import (
	"errors"
	"fmt"
)

// The reasons for which a document cannot be read at all. Each is a sentence for
// the user with its remedy; FileError says which file.
var (
	ErrNotPDF       = errors.New("this is not a PDF: open it in the program that made it and save it as PDF")
	ErrEmpty        = errors.New("the file is empty: fetch it again")
	ErrDamaged      = errors.New("the PDF is cut short or damaged beyond repair: fetch it again, or print it to a new PDF")
	ErrPassword     = errors.New("the PDF needs a password: save a copy without one")
	ErrTooLarge     = fmt.Errorf("the file is larger than %d MB: split it, or save it with smaller pictures", MaxFile>>20)
	ErrTooManyPages = fmt.Errorf("the PDF has more than %d pages: split it", MaxPages)
	ErrNoPages      = errors.New("the PDF has no pages: fetch it again")
	ErrCrashed      = errors.New("the PDF reader failed on this file, which is its fault or the file's: print the PDF to a new PDF and try that")
	ErrNoSuchPage   = errors.New("the document has no such page")
)

// Limits on a document. Reports have 20 to 100 pages and a few megabytes; these
// keep a bomb from taking the machine with it.
const (
	MaxFile      = 200 << 20
	MaxPages     = 3000
	MaxPageChars = 1 << 20 // 2 MB as UTF-16, which is how pdfium hands it over
)

// ErrNoPage says that a page is missing from the file or cannot be parsed.
var ErrNoPage = errors.New("the page is damaged")

// ErrTooMuchText says that a page holds more than maxPageChars characters.
var ErrTooMuchText = errors.New("the page holds more text than a page can")
