package extract

import (
	"errors"
	"fmt"
	"path/filepath"
)

// The reasons for which a document cannot be read at all. Each is a sentence for
// the user with its remedy; FileError says which file.
var (
	ErrNotPDF       = errors.New("this is not a PDF: open it in the program that made it and save it as PDF")
	ErrEmpty        = errors.New("the file is empty: fetch it again")
	ErrDamaged      = errors.New("the PDF is cut short or damaged beyond repair: fetch it again, or print it to a new PDF")
	ErrPassword     = errors.New("the PDF needs a password: save a copy without one")
	ErrTooLarge     = fmt.Errorf("the file is larger than %d MB: split it, or save it with smaller pictures", maxFile>>20)
	ErrTooManyPages = fmt.Errorf("the PDF has more than %d pages: split it", maxPages)
	ErrNoPages      = errors.New("the PDF has no pages: fetch it again")
	ErrCrashed      = errors.New("the PDF reader failed on this file, which is its fault or the file's: print the PDF to a new PDF and try that")
	ErrNoSuchPage   = errors.New("the document has no such page")
)

// FileError says which file could not be read and why. Unwrap gives one of the
// reasons above, or the error of the file system or the context.
type FileError struct {
	Path string
	Err  error
}

// Error names the file by its base name; Err alone is the reason without it.
func (e *FileError) Error() string {
	return fmt.Sprintf("read %s: %v", filepath.Base(e.Path), e.Err)
}

// Unwrap returns the reason.
func (e *FileError) Unwrap() error { return e.Err }
