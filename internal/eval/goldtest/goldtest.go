// Package goldtest gives tests that score facts the reports with gold to score, and
// holds the scores against a file.
package goldtest

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr/internal/eval"
)

// Groups are those that are scored, each on its own: the odd samples and the even, all of
// both, and the training reports of some hands.
func Groups() []string { return []string{"odd", "even", "all", "KLN", "MPQR", "STU"} }

// Reports reads the reports of a group below the repository: hands are named by their
// letters, "odd", "even" and "all" mean samples.
func Reports(tb testing.TB, root, group string) []eval.Gold {
	tb.Helper()
	read := func(dir, hand string) []eval.Gold {
		gold, err := eval.ReadGold(os.DirFS(filepath.Join(root, filepath.FromSlash(dir))), hand)
		if err != nil {
			tb.Fatal(err)
		}
		return gold
	}
	switch group {
	case "all", "odd", "even":
		return slices.DeleteFunc(read("samples", "gold"), func(g eval.Gold) bool {
			odd := g.ID[len(g.ID)-1]%2 == 1
			return group == "odd" && !odd || group == "even" && odd
		})
	}
	var gold []eval.Gold
	for _, hand := range strings.Split(group, "") {
		gold = append(gold, read("classify/training/reports", hand)...)
	}
	return gold
}

// Hold scores every group and compares what was written with testdata/scores.txt, or
// rewrites the file. With only, it scores that group and logs what was written.
func Hold(t *testing.T, root, only string, update bool, score func(w *bytes.Buffer, gold []eval.Gold)) {
	t.Helper()
	var got bytes.Buffer
	if only != "" {
		score(&got, Reports(t, root, only))
		t.Log("\n" + got.String())
		return
	}
	for _, group := range Groups() {
		gold := Reports(t, root, group)
		fmt.Fprintf(&got, "%s: %d cases\n", group, len(gold))
		score(&got, gold)
		got.WriteByte('\n')
	}
	golden := filepath.Join("testdata", "scores.txt")
	if update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("the scores have moved (-run %s -update writes them):\n%s", t.Name(), got.String())
	}
}
