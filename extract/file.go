package extract

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/dhrcoder/dhr/extract/fault"
)

// load reads the file whole and refuses what cannot be a PDF.
func load(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, withoutPath(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, withoutPath(err)
	}
	switch {
	case info.IsDir():
		return nil, errors.New("this is a folder: give the PDFs in it")
	case info.Size() > fault.MaxFile:
		return nil, fault.ErrTooLarge
	}
	data := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
	// A file may grow while it is read; LimitReader keeps the limit all the same.
	if _, err := data.ReadFrom(io.LimitReader(f, fault.MaxFile+1)); err != nil {
		return nil, withoutPath(err)
	}
	return data.Bytes(), check(data.Bytes())
}

// withoutPath drops the path from the file system's error: FileError has it.
func withoutPath(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}

// check refuses bytes that cannot be a PDF. A PDF's header may stand anywhere in
// the first 1,024 bytes, as readers have always allowed.
func check(data []byte) error {
	switch {
	case len(data) == 0:
		return fault.ErrEmpty
	case len(data) > fault.MaxFile:
		return fault.ErrTooLarge
	case !bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		return fault.ErrNotPDF
	}
	return nil
}

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
