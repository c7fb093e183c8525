package refi

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"time"
)

// Bounds on what a project file may hold: far above any project of reviews, and low
// enough that a crafted file ends in a message.
const (
	maxEntries = 50_000
	maxText    = 16 << 20 // bytes of one source's text
	maxTotal   = 16 << 30 // bytes unpacked in all
)

// archive is an opened project file. Nothing of it is ever unpacked to disk.
type archive struct {
	qde   *zip.File
	files map[string]*zip.File // of sources/, by name in small letters
	left  int64                // bytes that may still be unpacked
}

// openArchive checks the names in the file and finds the project: the one .qde at the
// root, whatever its name. The folder sources may be written with a capital.
func openArchive(r io.ReaderAt, size int64) (*archive, error) {
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fmt.Errorf("it is not a .qdpx file, which is a zip archive: %w", err)
	}
	if len(z.File) > maxEntries {
		return nil, fmt.Errorf("it has %d entries, more than a project can have (%d)", len(z.File), maxEntries)
	}
	a := &archive{files: map[string]*zip.File{}, left: maxTotal}
	for _, f := range z.File {
		name := strings.ReplaceAll(f.Name, `\`, "/") // as some programs for Windows write
		if unsafePath(name) {
			return nil, fmt.Errorf("its entry %.80q points outside of the archive", f.Name)
		}
		name = path.Clean(name)
		dir, base := path.Split(name)
		switch {
		case f.FileInfo().IsDir() || strings.HasPrefix(name, "__MACOSX/"):
		case dir == "" && strings.EqualFold(path.Ext(base), ".qde"):
			if a.qde != nil {
				return nil, errors.New("it has two .qde files at its root, so that the project cannot be told")
			}
			a.qde = f
		case strings.EqualFold(strings.TrimSuffix(dir, "/"), "sources"):
			lower := strings.ToLower(base)
			if a.files[lower] != nil {
				return nil, fmt.Errorf("it has the source %.80q twice", base)
			}
			a.files[lower] = f
		}
	}
	if a.qde == nil {
		return nil, errors.New("it has no .qde file at its root, so it is no REFI-QDA project")
	}
	return a, nil
}

func unsafePath(name string) bool {
	if strings.HasPrefix(name, "/") || strings.ContainsAny(name, ":\x00") {
		return true
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == ".." {
			return true
		}
	}
	return false
}

// find returns the file that a path of the project names, or nil: internal://NAME is
// a file of sources/, and so is a bare name; what lies outside of the archive is not
// looked for.
func (a *archive) find(reference string) *zip.File {
	name := strings.TrimSpace(reference)
	if at := strings.Index(name, "://"); at >= 0 {
		if !strings.EqualFold(name[:at], "internal") {
			return nil
		}
		name = name[at+len("://"):]
	}
	name = strings.ToLower(strings.Trim(strings.ReplaceAll(name, `\`, "/"), "/"))
	return a.files[strings.TrimPrefix(name, "sources/")]
}

// open opens an entry; reading it fails beyond the limit or beyond what the archive
// may unpack in all.
func (a *archive) open(f *zip.File, limit int64) (io.ReadCloser, error) {
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", f.Name, err)
	}
	return &counted{ReadCloser: r, a: a, limited: limited{r: r, left: limit}}, nil
}

type counted struct {
	io.ReadCloser
	limited limited
	a       *archive
}

// Read reads within the limits of the entry and of the archive.
func (c *counted) Read(p []byte) (int, error) {
	n, err := c.limited.Read(p)
	if c.a.left -= int64(n); c.a.left < 0 {
		return 0, errTooLarge
	}
	return n, err
}

// read returns the bytes of an entry, at most limit.
func (a *archive) read(f *zip.File, limit int64) ([]byte, error) {
	r, err := a.open(f, limit)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", f.Name, err)
	}
	return data, nil
}

// hash returns the SHA-256 of an entry in hexadecimal digits.
func (a *archive) hash(f *zip.File) (string, error) {
	r, err := a.open(f, maxTotal)
	if err != nil {
		return "", err
	}
	defer r.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, r); err != nil {
		return "", fmt.Errorf("read %s: %w", f.Name, err)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// written is when the project was put into the archive, for codings that say
// nothing of their own time.
func (a *archive) written() time.Time {
	t := a.qde.Modified.UTC().Truncate(time.Second)
	if t.Year() < 1980 {
		return time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return t
}
