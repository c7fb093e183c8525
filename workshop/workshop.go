// Package workshop is where people change a project's codebook: they edit a rule or a
// definition, see its mistakes, what it does to its own sentences and to the project's
// text, and save it as a version. Every version is kept with who made it and when.
//
// Versions are in the project's database and not beside the files: a file says what
// holds, the database how it came about, and erasing a project's text erases coders'
// notes with it. A file that was changed by other means is kept as a version of nobody's
// before the next change is made.
package workshop

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"sync"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/codebook"
)

// FrameworkFile is the file of the factors and codes in a codebook's folder.
const FrameworkFile = "framework.yaml"

// ListsFile is the file of the word lists that all rules use.
const ListsFile = codebook.ListsPath

// maxText is the size in bytes of the largest file that can be saved.
const maxText = 256 << 10

// Store keeps the versions.
type Store interface {
	AddVersions(ctx context.Context, versions []dhr.CodebookVersion) (id int64, err error)
	Versions(ctx context.Context, file string) ([]dhr.CodebookVersion, error)
	Version(ctx context.Context, id int64) (dhr.CodebookVersion, error)
	NewestVersion(ctx context.Context, file string) (dhr.CodebookVersion, error)
}

// Text is the project's text, to try rules on.
type Text interface {
	Documents(ctx context.Context) ([]dhr.Document, error)
	Passages(ctx context.Context, document string) ([]dhr.Passage, error)
	// VerdictsOn returns what stands for the code by passage ID.
	VerdictsOn(ctx context.Context, code string) (map[string]dhr.Verdict, error)
}

// Workshop is a project's. It may be used by several goroutines.
type Workshop struct {
	dir    string
	store  Store
	text   Text
	saving sync.Mutex
	trying chan struct{} // holds one while the project's text is being read through
	read   readings
	ruled  ruled
}

// New returns the workshop of the codebook in a folder.
func New(dir string, store Store, text Text) *Workshop {
	return &Workshop{dir: dir, store: store, text: text, trying: make(chan struct{}, 1), read: readings{byID: map[string]read{}}, ruled: ruled{by: map[string]Rules{}}}
}

// File is a file of the codebook as it is now.
type File struct {
	Name string // in the codebook's folder, such as "rules/5E.yaml"
	Text string
	Seen string // says which text it is, to be handed back with a change
	New  bool   // the codebook does not have it yet
}

func seenOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

// File reads a file of the codebook.
func (w *Workshop) File(name string) (File, error) {
	if name != FrameworkFile && !ruleFile(name) {
		return File{}, fmt.Errorf("read the codebook: %w", fs.ErrNotExist)
	}
	data, err := os.ReadFile(filepath.Join(w.dir, filepath.FromSlash(name)))
	if err != nil {
		return File{}, fmt.Errorf("read the codebook: %w", err)
	}
	text := strings.ReplaceAll(string(data), "\r\n", "\n")
	return File{Name: name, Text: text, Seen: seenOf(text)}, nil
}

// ruleFile reports whether a name is that of a file of rules or of the word lists.
func ruleFile(name string) bool {
	base := path.Base(name)
	return name == "rules/"+base && strings.HasSuffix(base, ".yaml") && fs.ValidPath(name) && base != ".yaml"
}

var codeLine = regexp.MustCompile(`(?m)^code:[ \t]*["']?([^"'\s#]+)`)

// FileOf returns the file of a code's rules: the one that names it, else a new one.
func (w *Workshop) FileOf(code string) (File, error) {
	own := "rules/" + code + ".yaml"
	names, err := fs.Glob(os.DirFS(w.dir), "rules/*.yaml")
	if err != nil {
		return File{}, err
	}
	for _, name := range append([]string{own}, names...) {
		f, err := w.File(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return File{}, err
		}
		if m := codeLine.FindStringSubmatch(f.Text); m != nil && m[1] == code && name != codebook.ListsPath {
			return f, nil
		}
	}
	text := fmt.Sprintf("code: %q\nrules:\n", code)
	return File{Name: own, Text: text, Seen: seenOf(text), New: true}, nil
}

// Framework reads the framework as it is now.
func (w *Workshop) Framework() (dhr.Framework, error) {
	f, err := w.File(FrameworkFile)
	if err != nil {
		return dhr.Framework{}, err
	}
	return codebook.LoadFramework(FrameworkFile, []byte(f.Text))
}

// Versions returns the versions of a file, or of all when it is empty, the newest first
// and without their text.
func (w *Workshop) Versions(ctx context.Context, file string) ([]dhr.CodebookVersion, error) {
	return w.store.Versions(ctx, file)
}

// Version returns a version with its text.
func (w *Workshop) Version(ctx context.Context, id int64) (dhr.CodebookVersion, error) {
	return w.store.Version(ctx, id)
}
