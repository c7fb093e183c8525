package training_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/codebook"
	"github.com/dhrcoder/dhr/classify/training"
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

// TestShipped holds the repository's passages against their format and counts them.
func TestShipped(t *testing.T) {
	f := framework(t)
	passages, err := training.Read(os.DirFS("passages"), f)
	if err != nil {
		t.Fatal(err)
	}
	with, without := map[string]int{}, map[string]int{}
	hands := map[string]map[string]bool{}
	for _, p := range passages {
		if hands[p.Code] == nil {
			hands[p.Code] = map[string]bool{}
		}
		hands[p.Code][p.Hand] = true
		if p.Positive() {
			with[p.Code]++
		} else {
			without[p.Code]++
		}
		if words := len(strings.Fields(p.Text)); words < 5 || words > 150 {
			t.Errorf("%s line %d: %d words", p.File, p.Line, words)
		}
	}
	for _, c := range f.Codes() {
		if with[c.ID] < 80 || without[c.ID] < 80 || len(hands[c.ID]) < 2 {
			t.Errorf("%s has too few passages", c.ID)
		}
		t.Logf("%s: %d with, %d without, %d hands", c.ID, with[c.ID], without[c.ID], len(hands[c.ID]))
	}
}

func TestReadNamesEveryMistake(t *testing.T) {
	files := fstest.MapFS{
		"A/5E.txt": {Data: []byte("# code: 5E\n# hand: A\n+ [5E; 2B] imr | The card could not be found.\n" +
			"- [5E] duty | Staff must write.\n+ [5Z] imr | Nothing.\nA line.\n+ [5E; 5E] imr | Twice.\n- [] duty |\n")},
		"B/5E.txt": {Data: []byte("# code: 5F\n# hand: B\n- [] duty | The card  could not be Found.\n")},
		"B/zz.txt": {Data: []byte("")},
	}
	passages, err := training.Read(files, framework(t))
	if err == nil {
		t.Fatal("no mistake was found")
	}
	for _, want := range []string{"A/5E.txt:4", "A/5E.txt:5", "A/5E.txt:6", "A/5E.txt:7", "A/5E.txt:8", "B/5E.txt:1", "B/5E.txt:3", `"zz", which is no code`} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the message does not name %s:\n%v", want, err)
		}
	}
	if len(passages) == 0 || passages[0].Hand != "A" || passages[0].Codes[1] != "2B" || passages[0].Voice != "imr" {
		t.Errorf("passages: %+v", passages)
	}
}
