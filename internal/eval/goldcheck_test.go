package eval_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/codebook"
	"github.com/dhrcoder/dhr/internal/eval"
)

func framework(t *testing.T) dhr.Framework {
	t.Helper()
	data, err := fs.ReadFile(codebook.Files(), "framework.yaml")
	if err != nil {
		t.Fatal(err)
	}
	f, err := codebook.LoadFramework("framework.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestWrittenReports holds every training report against the format: codes,
// agencies, roles, headers, no paragraph twice.
func TestWrittenReports(t *testing.T) {
	f := framework(t)
	written, err := eval.ReadWritten(os.DirFS("../../classify/training/reports"), f)
	if err != nil {
		t.Fatal(err)
	}
	if len(written) < 3 {
		t.Fatalf("%d hands", len(written))
	}
	text := map[string]string{}
	for _, w := range written {
		coded, uncoded, with := 0, 0, map[string]int{}
		for _, g := range w.Gold {
			if !strings.HasPrefix(g.ID, "R-"+w.Hand) {
				t.Errorf("%s is in the folder of hand %s", g.ID, w.Hand)
			}
			passages := g.Passages()
			for i, truth := range g.Truth() {
				if first, again := text[passages[i].Text]; again && passages[i].Zone.Codable() {
					t.Errorf("a paragraph stands in %s and in %s: %.60s", first, g.ID, passages[i].Text)
				}
				text[passages[i].Text] = g.ID
				if len(truth.Codes) > 0 {
					coded++
				} else if passages[i].Zone.Codable() {
					uncoded++
				}
				for _, c := range truth.Codes {
					with[c]++
				}
			}
		}
		for _, c := range f.Codes() {
			if with[c.ID] == 0 {
				t.Errorf("hand %s has no passage with %s", w.Hand, c.ID)
			}
		}
		t.Logf("hand %s: %d reports, %d passages coded and %d not in zones that are coded", w.Hand, len(w.Gold), coded, uncoded)
	}
}

func TestCheckNamesEveryMistake(t *testing.T) {
	files := fstest.MapFS{"K/r1.txt": {Data: []byte("# id: R-K1\n# title: x (fictional)\n# type: ipv\n# method: poison\n" +
		"## chronology | Events\nP [5Z] One.\nP [5E] Two.\nP [1A:police; 1A] Three.\nP [] one.\n" +
		"## front | Front\nP [1C] Four.\n## recommendations | R\nR [agency=nobody; theme=training] Five.\n")}}
	_, err := eval.ReadWritten(files, framework(t))
	if err == nil {
		t.Fatal("no mistake was found")
	}
	for _, want := range []string{`"5Z" is no code`, "5E names no agency", "1A takes no agencies", "1A is given twice", "stands in line 6",
		"front is not coded", `no agency "nobody"`, `no value "poison"`, "does not say: region"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the message lacks %q:\n%v", want, err)
		}
	}
}
