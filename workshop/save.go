package workshop

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/dhrcoder/dhr"
)

// Change is a new text of a file, by a person.
type Change struct {
	File  string
	Text  string
	Seen  string // of the text that it changes, see File.Seen
	Coder string
	Note  string
	At    time.Time
}

// StaleError says that a file has been changed since it was shown.
type StaleError struct {
	By string // empty when nobody's name is known
	At time.Time
}

// Error says who changed it, if that is known.
func (e *StaleError) Error() string {
	if e.By == "" {
		return "the file has been changed meanwhile"
	}
	return fmt.Sprintf("%s has changed the file meanwhile", e.By)
}

// ErrSame is returned for a change that changes nothing.
var ErrSame = errors.New("nothing has been changed")

// maxNote is the length of a note in code points.
const maxNote = 500

// Save checks a change and makes it: the file has the new text, and the version is
// kept. It returns the version's ID. The error is a dhr.Problems for mistakes in the
// text, a *StaleError when the file is no longer what was shown, and ErrSame.
func (w *Workshop) Save(ctx context.Context, c Change) (id int64, err error) {
	switch {
	case c.Coder == "":
		return 0, fmt.Errorf("a change of the codebook names no coder")
	case len(c.Text) > maxText:
		return 0, dhr.Problems{{File: c.File, Msg: fmt.Sprintf("the file is larger than %d kB", maxText>>10)}}
	case len([]rune(c.Note)) > maxNote:
		return 0, dhr.Problems{{File: c.File, Msg: fmt.Sprintf("the note is longer than %d characters", maxNote)}}
	}
	c.Text = ended(c.Text)
	w.saving.Lock()
	defer w.saving.Unlock()
	now, err := w.current(c.File)
	if err != nil {
		return 0, err
	}
	newest, err := w.store.NewestVersion(ctx, c.File)
	known := err == nil
	if err != nil && !errors.Is(err, dhr.ErrGone) {
		return 0, err
	}
	if now.Seen != c.Seen {
		stale := &StaleError{}
		if known && newest.Text == now.Text {
			stale.By, stale.At = newest.Coder, newest.At
		}
		return 0, stale
	}
	if now.Text == c.Text {
		return 0, ErrSame
	}
	if err := w.Check(c.File, c.Text); err != nil {
		return 0, err
	}
	var versions []dhr.CodebookVersion
	if !now.New && (!known || newest.Text != now.Text) {
		note := "as it was before the first change in the pages"
		if known {
			note = "changed outside the pages"
		}
		versions = append(versions, dhr.CodebookVersion{File: c.File, Text: now.Text, At: c.At, Note: note})
	}
	versions = append(versions, dhr.CodebookVersion{File: c.File, Text: c.Text, Coder: c.Coder, At: c.At, Note: c.Note})
	if id, err = w.store.AddVersions(ctx, versions); err != nil {
		return 0, err
	}
	return id, w.write(c.File, c.Text)
}

// current is the file as it is, or as a new one would be.
func (w *Workshop) current(name string) (File, error) {
	f, err := w.File(name)
	if errors.Is(err, fs.ErrNotExist) && ruleFile(name) {
		base := filepath.Base(name)
		own, err := w.FileOf(base[:len(base)-len(".yaml")])
		if err == nil && own.Name != name {
			err = fmt.Errorf("the rules of that code are in %s", own.Name)
		}
		return own, err
	}
	return f, err
}

// write puts a text in the place of a file, wholly or not at all.
func (w *Workshop) write(name, text string) (err error) {
	to := filepath.Join(w.dir, filepath.FromSlash(name))
	f, err := os.CreateTemp(filepath.Dir(to), ".new-*") // readable by its owner only
	if err != nil {
		return fmt.Errorf("save the codebook: %w", err)
	}
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), to)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("save the codebook: %w", err), os.Remove(f.Name()))
	}
	return nil
}
