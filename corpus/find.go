package corpus

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr"
)

// Found is what Find found.
type Found struct {
	Files   []string  // paths of PDFs, sorted
	Skipped []Skipped // what looked like a PDF or a folder and was left out, sorted
}

// Skipped is a file or folder that was left out, and why.
type Skipped struct {
	Path   string
	Reason string // in words for the user
	Failed bool   // whether it could not be read, rather than being left out on purpose
}

// NoPDFsError says that none of the paths holds a PDF.
type NoPDFsError struct{ Paths []string }

// Error names the paths and the remedy.
func (e *NoPDFsError) Error() string {
	return fmt.Sprintf("no PDF in %s: name a file that ends in .pdf, or a folder that holds some", strings.Join(e.Paths, ", "))
}

// Find returns the PDFs that the paths name. A folder gives every file below it
// whose name ends in .pdf, in capitals or not, but for hidden files and folders,
// links, and the copies that a project keeps. A file that is named itself has to
// end in .pdf; it may be a link. The error is a *NoPDFsError when there is nothing.
func Find(ctx context.Context, paths []string) (Found, error) {
	var found Found
	var empty []string
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return Found{}, fmt.Errorf("%s: there is no such file or folder", path)
		case err != nil:
			return Found{}, fmt.Errorf("find PDFs: %w", err)
		case info.IsDir():
			before := len(found.Files) + len(found.Skipped)
			if err := found.walk(ctx, path); err != nil {
				return Found{}, err
			}
			if len(found.Files)+len(found.Skipped) == before {
				empty = append(empty, path)
			}
		case !isPDF(path):
			return Found{}, fmt.Errorf("%s: its name does not end in .pdf; only PDFs can be read", path)
		default:
			found.Files = append(found.Files, filepath.Clean(path))
		}
	}
	if len(found.Files)+len(found.Skipped) == 0 {
		return Found{}, &NoPDFsError{Paths: paths}
	}
	for _, path := range empty {
		found.skip(path, "no PDF in this folder", false)
	}
	slices.Sort(found.Files)
	found.Files = slices.Compact(found.Files)
	slices.SortFunc(found.Skipped, func(a, b Skipped) int { return strings.Compare(a.Path, b.Path) })
	found.Skipped = slices.Compact(found.Skipped)
	return found, nil
}

func (f *Found) skip(path, reason string, failed bool) {
	f.Skipped = append(f.Skipped, Skipped{Path: path, Reason: reason, Failed: failed})
}

func (f *Found) walk(ctx context.Context, folder string) error {
	// A link that was named itself is followed; those below it are not.
	target, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return fmt.Errorf("find PDFs: %w", err)
	}
	return filepath.WalkDir(target, func(at string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		rel, relErr := filepath.Rel(target, at)
		if relErr != nil {
			return relErr
		}
		path := filepath.Join(folder, rel)
		hidden := strings.HasPrefix(d.Name(), ".") && rel != "."
		switch {
		case err != nil:
			f.skip(path, "the folder cannot be read: "+plain(err), true)
			return fs.SkipDir
		case d.IsDir() && (hidden || keptByProject(at)):
			return fs.SkipDir
		case d.IsDir() || hidden:
		case d.Type()&fs.ModeSymlink != 0:
			if info, err := os.Stat(at); isPDF(path) || err == nil && info.IsDir() {
				f.skip(path, "a link; name what it points to if that is to be read", false)
			}
		case isPDF(path) && d.Type().IsRegular():
			f.Files = append(f.Files, path)
		}
		return nil
	})
}

// keptByProject reports whether the folder is where a project keeps its copies of
// PDFs or its index.
func keptByProject(dir string) bool {
	p := dhr.Project{Dir: filepath.Dir(dir)}
	if dir != filepath.Dir(p.PDF("x")) && dir != p.Index() {
		return false
	}
	_, err := os.Stat(p.Database())
	return err == nil
}

func isPDF(path string) bool { return strings.EqualFold(filepath.Ext(path), ".pdf") }

// plain gives an error of the file system without its path, which is named beside
// it already.
func plain(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}
