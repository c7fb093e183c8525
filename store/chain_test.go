package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"testing"

	"github.com/dhrcoder/dhr"
)

// TestChainShowsChanges changes the record behind the program's back.
func TestChainShowsChanges(t *testing.T) {
	for name, c := range map[string]struct {
		change string
		broken int64
	}{
		"nothing":  {`SELECT 1`, 0},
		"verdict":  {`UPDATE decisions SET verdict = 'reject' WHERE seq = 2`, 2},
		"note":     {`UPDATE decisions SET note = 'x' WHERE seq = 4`, 4},
		"coder":    {`UPDATE decisions SET coder = 'KM' WHERE seq = 1`, 1},
		"basis":    {`UPDATE decisions SET basis = '' WHERE seq = 1`, 1},
		"removed":  {`DELETE FROM decisions WHERE seq = 2`, 3},
		"swapped":  {`UPDATE decisions SET code = CASE code WHEN '5E' THEN '9' ELSE '5E' END WHERE seq IN (2, 3)`, 2},
		"appended": {`INSERT INTO decisions SELECT 5, passage, code, verdict, agencies, subthemes, coder, at, note, round, adjudicates, basis, hash FROM decisions WHERE seq = 1`, 5},
		"fields":   {`UPDATE decisions SET coder = 'RBx', at = substr(at, 2) WHERE seq = 3`, 3},
	} {
		t.Run(name, func(t *testing.T) {
			s := coded(t)
			for i, code := range []string{"2D", "5E", "9", "2D"} {
				_, err := s.Decide(t.Context(), decision("D01", 1+i%3, code, "RB", dhr.VerdictConfirm))
				must(t, err)
			}
			for _, change := range []string{`DROP TRIGGER decisions_are_not_changed`, `DROP TRIGGER decisions_are_not_removed`, c.change} {
				if _, err := s.db.Exec(change); err != nil {
					t.Fatal(err)
				}
			}
			got, err := s.CheckChain(t.Context())
			must(t, err)
			if got.Broken != c.broken {
				t.Errorf("%+v: want decision %d", got, c.broken)
			}
		})
	}
}

// TestLink works out a hash by hand.
func TestLink(t *testing.T) {
	s := coded(t)
	d := decision("D02", 3, "9", "Zoë", dhr.VerdictAdd)
	d.Note, d.Subthemes = "naïve", []string{"a", "b"}
	_, err := s.Decide(t.Context(), d)
	must(t, err)
	text := ""
	for _, field := range []string{"1", d.Passage, "9", "add", "[]", `["a","b"]`, "Zoë", d.At.UTC().Format("2006-01-02T15:04:05Z"), "naïve", "0", "0", ""} {
		text += fmt.Sprintf("%d:%s", len(field), field)
	}
	sum := sha256.Sum256([]byte(text))
	chain, err := s.CheckChain(t.Context())
	must(t, err)
	if want := hex.EncodeToString(sum[:]); chain.Head != want || chain.Broken != 0 {
		t.Errorf("%+v, want %s", chain, want)
	}
}
