package corpus

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/dhrcoder/dhr"
)

// UnreadableError says that a file cannot be read. It concerns that file alone.
type UnreadableError struct {
	Path   string
	Reason error
}

// Error names the file and what is wrong.
func (e *UnreadableError) Error() string { return e.Path + ": " + plain(e.Reason) }

// Unwrap returns what is wrong with the file.
func (e *UnreadableError) Unwrap() error { return e.Reason }

// Hash returns the SHA-256 of a file's bytes in lower-case hexadecimal, which is the
// document's ID, and how many bytes there are. The error is an *UnreadableError.
func Hash(ctx context.Context, path string) (id string, bytes int64, err error) {
	return pour(ctx, path, io.Discard)
}

// pour writes a file's bytes to w and returns their hash and number.
func pour(ctx context.Context, path string, w io.Writer) (id string, bytes int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return "", 0, &UnreadableError{path, err}
	}
	defer f.Close()
	h, buf := sha256.New(), make([]byte, 1<<18)
	for {
		if err := ctx.Err(); err != nil {
			return "", 0, err
		}
		n, err := f.Read(buf)
		h.Write(buf[:n])
		bytes += int64(n)
		if _, err := w.Write(buf[:n]); err != nil {
			return "", 0, err
		}
		switch {
		case errors.Is(err, io.EOF):
			return hex.EncodeToString(h.Sum(nil)), bytes, nil
		case err != nil:
			return "", 0, &UnreadableError{path, err}
		}
	}
}

// part begins the names of copies that are not complete.
const part = ".adding-"

// Keep copies the file, whose ID and size Hash returned, into the project unless its
// copy is there. The copy appears under its name only when all of it is on disk. The
// error is an *UnreadableError when it is the file's, and otherwise the project's.
func Keep(ctx context.Context, p dhr.Project, path, id string, bytes int64) error {
	kept := p.PDF(id)
	if info, err := os.Stat(kept); err == nil && info.Size() == bytes {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(kept), 0o700); err != nil {
		return notKept(path, err)
	}
	tmp, err := os.CreateTemp(filepath.Dir(kept), part+"*") // readable by the owner only
	if err != nil {
		return notKept(path, err)
	}
	defer os.Remove(tmp.Name()) // fails once it has its name
	copied, _, err := pour(ctx, path, tmp)
	if err == nil {
		err = tmp.Sync()
	}
	if err := errors.Join(err, tmp.Close()); err != nil {
		var own *UnreadableError
		if errors.As(err, &own) || ctx.Err() != nil {
			return err
		}
		return notKept(path, err)
	}
	if copied != id {
		return &UnreadableError{path, errors.New("it changed while it was read; run the command again")}
	}
	if err := os.Rename(tmp.Name(), kept); err != nil {
		return notKept(path, err)
	}
	return syncFolder(filepath.Dir(kept))
}

func notKept(path string, err error) error {
	return fmt.Errorf("keep a copy of %s in the project: %w (is the project's disk full, or may you not write there?)", path, err)
}

// syncFolder makes a new name in the folder last. Some systems cannot; a copy that
// is lost to a power cut is made again by the next run.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return nil
	}
	_ = d.Sync()
	return d.Close()
}

// Sweep removes the incomplete copies that a killed run left behind. No other run
// may be at work.
func Sweep(p dhr.Project) error {
	dir := filepath.Dir(p.PDF("x"))
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("tidy the project's PDFs: %w", err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), part) {
			if err := os.Remove(filepath.Join(dir, e.Name())); err != nil {
				return fmt.Errorf("tidy the project's PDFs: %w", err)
			}
		}
	}
	return nil
}
