package corpus

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

// tree makes files, with their own names as content, below a new folder.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(name), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func relative(t *testing.T, dir string, paths []string) (rel []string) {
	t.Helper()
	for _, path := range paths {
		r, err := filepath.Rel(dir, path)
		if err != nil {
			t.Fatal(err)
		}
		rel = append(rel, filepath.ToSlash(r))
	}
	return rel
}

func TestFind(t *testing.T) {
	dir := tree(t, "b/D02.PDF", "a.pdf", "notes.docx", "b/c/D01.Pdf", ".hidden.pdf", ".trash/D09.pdf", "b/pdf/D08.pdf",
		"project/dhr.db", "project/pdf/abc.pdf", "project/index/x.pdf", "project/mine.pdf", "empty.pdf/D03.pdf")
	outside := tree(t, "secret.pdf")
	for link, to := range map[string]string{"link.pdf": filepath.Join(outside, "secret.pdf"), "b/link": outside, "b/loop": dir, "broken.pdf": "nowhere", "note": filepath.Join(dir, "notes.docx")} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	found, err := Find(t.Context(), []string{filepath.Join(dir, "b", "D02.PDF"), dir})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"a.pdf", "b/D02.PDF", "b/c/D01.Pdf", "b/pdf/D08.pdf", "empty.pdf/D03.pdf", "project/mine.pdf"}, relative(t, dir, found.Files)); d != "" {
		t.Error(d)
	}
	var skipped []string
	for _, s := range found.Skipped {
		if s.Failed || !strings.Contains(s.Reason, "a link") {
			t.Errorf("%+v", s)
		}
		skipped = append(skipped, s.Path)
	}
	if d := cmp.Diff([]string{"b/link", "b/loop", "broken.pdf", "link.pdf"}, relative(t, dir, skipped)); d != "" {
		t.Error(d)
	}
}

func TestFindThroughNamedLink(t *testing.T) {
	dir := tree(t, "in/D01.pdf")
	link := filepath.Join(t.TempDir(), "reports")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	found, err := Find(t.Context(), []string{link})
	if err != nil || len(found.Files) != 1 || found.Files[0] != filepath.Join(link, "in", "D01.pdf") {
		t.Error(found, err)
	}
}

func TestFindNothing(t *testing.T) {
	dir := tree(t, "notes.docx", "none/readme.txt", "some/D01.pdf")
	var none *NoPDFsError
	if _, err := Find(t.Context(), []string{filepath.Join(dir, "none")}); !errors.As(err, &none) || !strings.Contains(err.Error(), "no PDF in") {
		t.Error(err)
	}
	if _, err := Find(t.Context(), []string{filepath.Join(dir, "nowhere")}); err == nil || !strings.Contains(err.Error(), "no such file") {
		t.Error(err)
	}
	if _, err := Find(t.Context(), []string{filepath.Join(dir, "notes.docx")}); err == nil || !strings.Contains(err.Error(), "does not end in .pdf") {
		t.Error(err)
	}
	found, err := Find(t.Context(), []string{filepath.Join(dir, "none"), filepath.Join(dir, "some")})
	if err != nil || len(found.Files) != 1 || len(found.Skipped) != 1 || !strings.Contains(found.Skipped[0].Reason, "no PDF") {
		t.Error(found, err)
	}
}

func TestKeep(t *testing.T) {
	dir := tree(t, "D01.pdf")
	path, p := filepath.Join(dir, "D01.pdf"), dhr.Project{Dir: t.TempDir()}
	id, n, err := Hash(t.Context(), path)
	if err != nil || n != 7 || id != fmt.Sprintf("%x", sha256.Sum256([]byte("D01.pdf"))) {
		t.Fatal(id, n, err)
	}
	for range 2 {
		if err := Keep(t.Context(), p, path, id, n); err != nil {
			t.Fatal(err)
		}
	}
	copied, _, err := Hash(t.Context(), p.PDF(id))
	if err != nil || copied != id {
		t.Error(copied, err)
	}
	info, err := os.Stat(p.PDF(id))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Error(info.Mode(), err)
	}
	// Half a copy, as a full disk of another time may have left it, is made good.
	if err := os.WriteFile(p.PDF(id), []byte("D0"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Keep(t.Context(), p, path, id, n); err != nil {
		t.Fatal(err)
	}
	if copied, _, err := Hash(t.Context(), p.PDF(id)); err != nil || copied != id {
		t.Error(copied, err)
	}
	if names := kept(t, p); len(names) != 1 {
		t.Error(names)
	}
}

func kept(t *testing.T, p dhr.Project) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(p.PDF("x")))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestKeepWhatChanges(t *testing.T) {
	dir := tree(t, "D01.pdf")
	path, p := filepath.Join(dir, "D01.pdf"), dhr.Project{Dir: t.TempDir()}
	id, n, err := Hash(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("changed"), 0o644); err != nil {
		t.Fatal(err)
	}
	var own *UnreadableError
	if err := Keep(t.Context(), p, path, id, n); !errors.As(err, &own) || len(kept(t, p)) != 0 {
		t.Error(err, kept(t, p))
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := Keep(t.Context(), p, path, id, n); !errors.As(err, &own) {
		t.Error(err)
	}
	if _, _, err := Hash(t.Context(), path); !errors.As(err, &own) {
		t.Error(err)
	}
}

func TestKeepWhereItCannotBeWritten(t *testing.T) {
	dir := tree(t, "D01.pdf", "p/pdf") // a file where the folder should be
	var own *UnreadableError
	path := filepath.Join(dir, "D01.pdf")
	id, n, err := Hash(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := Keep(t.Context(), dhr.Project{Dir: filepath.Join(dir, "p")}, path, id, n); err == nil || errors.As(err, &own) {
		t.Error(err)
	}
}

func TestSweep(t *testing.T) {
	dir := tree(t, "pdf/"+part+"123", "pdf/abc.pdf")
	p := dhr.Project{Dir: dir}
	if err := Sweep(p); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"abc.pdf"}, kept(t, p)); d != "" {
		t.Error(d)
	}
	if err := Sweep(dhr.Project{Dir: t.TempDir()}); err != nil {
		t.Error(err)
	}
}

func TestNames(t *testing.T) {
	taken := map[string]bool{"d01.pdf": true, "d01 (2).pdf": true}
	for name, want := range map[string]string{"D02.pdf": "D02.pdf", "D01.PDF": "D01 (3).PDF", "D01.pdf": "D01 (3).pdf"} {
		if got := Distinct(name, taken); got != want {
			t.Errorf("%s became %s", name, got)
		}
	}
	for path, want := range map[string]string{"/a/b/D01.pdf": "D01.pdf", "Cafe\u0301.pdf": "Café.pdf", "a\nb\x1b[2J\xff.pdf": "a_b_[2J_.pdf"} {
		if got := Name(path); got != want {
			t.Errorf("%q became %q", path, got)
		}
	}
	for name, want := range map[string]string{"D01.pdf": "D01", "Final v2.1.PDF": "Final v2.1", ".pdf": ".pdf"} {
		if got := DefaultCase(name); got != want {
			t.Errorf("%q became %q", name, got)
		}
	}
}
