package workshop

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/codebook"
)

// memory is a project's record in memory; the real one is tested with the pages.
type memory struct {
	versions []dhr.CodebookVersion
	text     map[string][]string // passages by document
	verdicts map[string]dhr.Verdict
}

func (m *memory) AddVersions(_ context.Context, versions []dhr.CodebookVersion) (int64, error) {
	for _, v := range versions {
		v.ID = int64(len(m.versions) + 1)
		m.versions = append(m.versions, v)
	}
	return int64(len(m.versions)), nil
}

func (m *memory) Versions(context.Context, string) ([]dhr.CodebookVersion, error) {
	return m.versions, nil
}

func (m *memory) Version(_ context.Context, id int64) (dhr.CodebookVersion, error) {
	return m.versions[id-1], nil
}

func (m *memory) NewestVersion(_ context.Context, file string) (dhr.CodebookVersion, error) {
	for i := len(m.versions) - 1; i >= 0; i-- {
		if m.versions[i].File == file {
			return m.versions[i], nil
		}
	}
	return dhr.CodebookVersion{}, dhr.ErrGone
}

func (m *memory) Documents(context.Context) (all []dhr.Document, err error) {
	for _, id := range slices.Sorted(maps.Keys(m.text)) {
		all = append(all, dhr.Document{ID: id, Name: id + ".pdf", Case: id, Status: dhr.DocumentRead, Engine: "e"})
	}
	return all, nil
}

func (m *memory) Passages(_ context.Context, document string) (all []dhr.Passage, err error) {
	for i, text := range m.text[document] {
		all = append(all, dhr.Passage{ID: fmt.Sprintf("%s-%d", document, i), Document: document, Ordinal: i, Zone: dhr.ZoneAnalysis, Page: 1, PageEnd: 1, Text: text})
	}
	return all, nil
}

func (m *memory) VerdictsOn(context.Context, string) (map[string]dhr.Verdict, error) {
	return m.verdicts, nil
}

// open makes a workshop of the shipped codebook.
func open(t *testing.T) (*Workshop, *memory, string) {
	t.Helper()
	dir := t.TempDir()
	must(t, os.CopyFS(dir, codebook.Files()))
	m := &memory{text: map[string][]string{}}
	return New(dir, m, m), m, dir
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

const draft = `  - id: kettle-lost
    score: 0.7
    all:
      - [kettle]
      - [lost, mislaid]
    within: 4
    matches:
      - "The kettle was lost."
      - "Nobody knew who had mislaid the kettle."
    rejects:
      - "The kettle was found."
      - "The spoon was lost."
`

var at = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func TestBlocksAndReplace(t *testing.T) {
	text := "code: 5E\nrules:\n  # one\n  - id: a\n    all: [x]\n\n  # two\n  # more\n  - id: b\n    all: [y]\n"
	all, err := Blocks(text)
	must(t, err)
	want := []Block{{"a", 3, 7, "  # one\n  - id: a\n    all: [x]\n\n"}, {"b", 7, 11, "  # two\n  # more\n  - id: b\n    all: [y]\n"}}
	if d := cmp.Diff(want, all); d != "" {
		t.Error(d)
	}
	for _, c := range []struct{ id, rule, want string }{
		{"a", "  - id: c\r\n    all: [z]\r\n", "code: 5E\nrules:\n  - id: c\n    all: [z]\n\n  # two\n  # more\n  - id: b\n    all: [y]\n"},
		{"b", "  - id: c", "code: 5E\nrules:\n  # one\n  - id: a\n    all: [x]\n\n  - id: c\n"},
		{"a", " ", "code: 5E\nrules:\n  # two\n  # more\n  - id: b\n    all: [y]\n"},
		{"", "  - id: c\n", text + "\n  - id: c\n"},
	} {
		if got, err := Replace(text, c.id, c.rule); err != nil || got != c.want {
			t.Errorf("%s: %v\n%s", c.id, err, got)
		}
	}
	if _, err := Replace(text, "z", "x"); err == nil {
		t.Error("a rule that is not there is replaced")
	}
	for _, bad := range []string{"a: [", "- a", "", "rules: [{id: a}]"} {
		if _, err := Replace(bad, "a", "x"); err == nil {
			t.Errorf("%q can be changed", bad)
		}
	}
}

// TestDefineEvery changes every definition of the shipped framework and back.
func TestDefineEvery(t *testing.T) {
	data, err := fs.ReadFile(codebook.Files(), FrameworkFile)
	must(t, err)
	text := string(data)
	before, err := codebook.LoadFramework(FrameworkFile, data)
	must(t, err)
	for _, c := range before.Codes() {
		text, err = Define(text, c.ID, `New "use": # of `+c.ID+` \ é`, "Not\nthis")
		must(t, err)
	}
	after, err := codebook.LoadFramework(FrameworkFile, []byte(text))
	must(t, err)
	for i, c := range after.Codes() {
		was := before.Codes()[i]
		was.Use, was.Not = `New "use": # of `+c.ID+` \ é`, "Not this"
		if c != was {
			t.Errorf("%+v", c)
		}
	}
	for _, c := range before.Codes() {
		text, err = Define(text, c.ID, c.Use, c.Not)
		must(t, err)
	}
	again, err := codebook.LoadFramework(FrameworkFile, []byte(text))
	must(t, err)
	if d := cmp.Diff(before, again); d != "" {
		t.Error(d)
	}
	if comments := strings.Count(string(data), "#"); strings.Count(text, "#") != comments {
		t.Errorf("%d comments became %d", comments, strings.Count(text, "#"))
	}
	if _, err := Define(text, "5E", " ", "x"); err == nil {
		t.Error("a code without a definition")
	}
	if _, err := Define(text, "7Z", "x", ""); err == nil {
		t.Error("an unknown code")
	}
}

func TestTry(t *testing.T) {
	w, m, _ := open(t)
	for i := range 60 {
		m.text[fmt.Sprintf("d%02d", i)] = []string{"The kettle was lost in the move.", "The kettle was mislaid by the ward.", "Nothing else happened."}
	}
	m.verdicts = map[string]dhr.Verdict{"d00-0": dhr.VerdictConfirm, "d01-0": dhr.VerdictReject}
	trial, err := w.Try(t.Context(), Draft{Code: "5E", Text: draft})
	must(t, err)
	if trial.Broken || len(trial.Problems) != 0 || trial.Documents != SampleSize || trial.OfDocuments != 60 || trial.Passages != 3*SampleSize ||
		trial.Hits != 2*SampleSize || trial.Gained != 2*SampleSize || trial.Lost != 0 || len(trial.Shown) != ShownHits {
		t.Errorf("%+v", trial.Problems)
		t.Errorf("%d of %d documents, %d passages, %d hits, %d gained, %d lost, %d shown", trial.Documents, trial.OfDocuments, trial.Passages, trial.Hits, trial.Gained, trial.Lost, len(trial.Shown))
	}
	if trial.Standing != (Tally{Confirmed: 1, Rejected: 1, Open: 78}) {
		t.Errorf("standing %+v", trial.Standing)
	}
	if h := trial.Shown[0]; h.Document != "d00.pdf" || h.Change != HitGained || h.Verdict != dhr.VerdictConfirm || len(h.Evidence) != 2 || h.Evidence[0].Of(h.Passage.Text) != "kettle" {
		t.Errorf("%+v", h)
	}
	if len(trial.Examples) != 4 || trial.Examples[0].Wrong != "" {
		t.Errorf("%+v", trial.Examples)
	}

	// Saved, and then narrowed: what it loses is told.
	file, err := w.FileOf("5E")
	must(t, err)
	_, err = w.Save(t.Context(), Change{File: file.Name, Text: trial.Text, Seen: file.Seen, Coder: "RB", Note: "kettles", At: at})
	must(t, err)
	narrower := strings.Replace(draft, "[lost, mislaid]", "[lost]", 1)
	trial, err = w.Try(t.Context(), Draft{Code: "5E", Rule: "kettle-lost", Text: narrower, All: true})
	must(t, err)
	if trial.Hits != 60 || trial.Lost != 60 || trial.Gained != 0 || trial.Documents != 60 || trial.LostStanding.Open != 60 || trial.Shown[0].Change != HitLost {
		t.Errorf("%d hits, %d lost, %d gained", trial.Hits, trial.Lost, trial.Gained)
	}
	if len(trial.Problems) != 1 || !strings.Contains(trial.Problems[0].Msg, "mislaid the kettle") || trial.Examples[1].Wrong == "" {
		t.Errorf("problems %v, examples %+v", trial.Problems, trial.Examples)
	}
	if line := trial.Problems[0].Line - trial.First + 1; line != 9 {
		t.Errorf("the mistake is in line %d of the rule", line)
	}
	for _, bad := range []string{"  - id: [", "", "  - id: x\n    colour: red\n", "nonsense"} {
		trial, err := w.Try(t.Context(), Draft{Code: "5E", Text: bad})
		if must(t, err); bad != "" && (!trial.Broken || len(trial.Problems) == 0) {
			t.Errorf("%q can be tried: %+v", bad, trial.Problems)
		}
	}
	trial, err = w.Try(t.Context(), Draft{Code: "5E", Rule: "kettle-lost", Text: ""})
	if must(t, err); trial.Lost != 80 || trial.Hits != 0 || len(trial.Problems) != 0 {
		t.Errorf("without it %d lost, %v", trial.Lost, trial.Problems)
	}
}

func TestSave(t *testing.T) {
	w, m, dir := open(t)
	ctx := t.Context()
	file, err := w.FileOf("5E")
	must(t, err)
	text, err := Replace(file.Text, "", draft)
	must(t, err)
	id, err := w.Save(ctx, Change{File: file.Name, Text: text, Seen: file.Seen, Coder: "RB", Note: "kettles", At: at})
	if must(t, err); id != 2 || m.versions[0].Coder != "" || m.versions[0].Text != file.Text || m.versions[1].Note != "kettles" {
		t.Errorf("%d %+v", id, m.versions)
	}
	if info, err := os.Stat(filepath.Join(dir, "rules/5E.yaml")); err != nil || info.Mode().Perm() != 0o600 {
		t.Error(info.Mode(), err)
	}
	var stale *StaleError
	if _, err := w.Save(ctx, Change{File: file.Name, Text: text + "# x\n", Seen: file.Seen, Coder: "KM", At: at}); !errors.As(err, &stale) || stale.By != "RB" {
		t.Error(err)
	}
	now, err := w.File(file.Name)
	must(t, err)
	if _, err := w.Save(ctx, Change{File: file.Name, Text: now.Text, Seen: now.Seen, Coder: "KM", At: at}); !errors.Is(err, ErrSame) {
		t.Error(err)
	}
	for what, bad := range map[string]string{"another code": strings.Replace(text, "code: 5E", "code: 5F", 1), "a mistake": text + "  - id: x\n",
		"an example that fails": strings.Replace(text, "The spoon was lost.", "The kettle was lost today.", 1), "too large": strings.Repeat("#\n", maxText)} {
		var problems dhr.Problems
		if _, err := w.Save(ctx, Change{File: file.Name, Text: bad, Seen: now.Seen, Coder: "KM", At: at}); !errors.As(err, &problems) {
			t.Errorf("%s is saved: %v", what, err)
		}
	}

	// Changed by hand, then in the pages: the hand's text is kept as nobody's.
	must(t, os.WriteFile(filepath.Join(dir, "rules/5E.yaml"), []byte(text+"# by hand\n"), 0o600))
	now, err = w.File(file.Name)
	must(t, err)
	_, err = w.Save(ctx, Change{File: file.Name, Text: text, Seen: now.Seen, Coder: "KM", At: at})
	if must(t, err); len(m.versions) != 4 || m.versions[2].Note != "changed outside the pages" || m.versions[3].Coder != "KM" {
		t.Errorf("%d versions", len(m.versions))
	}
	for _, name := range []string{"../x.yaml", "rules/../../x.yaml", "rules/sub/x.yaml", "/etc/passwd", "rules/x.txt", ""} {
		if _, err := w.Save(ctx, Change{File: name, Text: "code: 5E\n", Seen: "x", Coder: "KM", At: at}); err == nil {
			t.Errorf("%s is saved", name)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "rules/.new-*")); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestNewFile(t *testing.T) {
	w, _, dir := open(t)
	must(t, os.Remove(filepath.Join(dir, "rules/5E.yaml")))
	file, err := w.FileOf("5E")
	if must(t, err); !file.New || file.Name != "rules/5E.yaml" {
		t.Errorf("%+v", file)
	}
	text, err := Replace(file.Text, "", draft)
	must(t, err)
	_, err = w.Save(t.Context(), Change{File: file.Name, Text: text, Seen: file.Seen, Coder: "RB", At: at})
	must(t, err)
	r, err := w.Rules("5E")
	if must(t, err); len(r.Rules) != 1 || r.Rules[0].Text != draft || r.Threshold != 0.5 {
		t.Errorf("%+v", r)
	}
}

func TestDiff(t *testing.T) {
	got := Diff("a\nb\nc\n", "a\nB\nc\n")
	want := []DiffLine{{"@", "@@ -1,3 +1,3 @@"}, {" ", "a"}, {"-", "b"}, {"+", "B"}, {" ", "c"}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if Diff("a\n", "a\n") != nil {
		t.Error("equal texts differ")
	}
}

// FuzzReplace checks that what is put into a file is what is found there, and the rest
// of it stays.
func FuzzReplace(f *testing.F) {
	f.Add("code: 5E\nrules:\n  - id: a\n    all: [x]\n  - id: b\n", "  - id: c\n")
	f.Add("rules:\n- id: a\n# x\n- id: a\n", "\x00")
	f.Fuzz(func(t *testing.T, text, rule string) {
		all, err := Blocks(text)
		if err != nil || len(all) < 2 {
			return
		}
		got, err := Replace(text, all[0].ID, rule)
		if err != nil || all[0].ID == "" {
			return
		}
		if before, _ := cut(text, all[0].First, all[0].First); !strings.HasPrefix(got, before) {
			t.Errorf("what stood before has changed: %q", got)
		}
		if !strings.HasSuffix(got, all[1].Text) && all[1].End > len(all) {
			_, after := cut(text, all[0].End, all[0].End)
			if !strings.HasSuffix(got, after) {
				t.Errorf("what stood after has changed: %q", got)
			}
		}
	})
}
