package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/store"
)

// TestAgreeMeasures codes a round of a real report for two coders and reads the agreement
// off the command line.
func TestAgreeMeasures(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "p")
	dhrRun := func(args ...string) string {
		t.Helper()
		code, out, errs := command(t.Context(), append(args, "--project", dir)...)
		if code != exitDone {
			t.Fatalf("dhr %v: exit %d: %s", args, code, errs)
		}
		return out
	}
	if code, _, errs := command(t.Context(), "init", dir); code != exitDone {
		t.Fatal(errs)
	}
	dhrRun("run", "../../samples/pdf/D02.pdf", "--cases", "../../samples/cases.csv")
	dhrRun("agree", "draw", "--coders", "A,B", "--passages", "10", "--seed", "5", "--by", "L")
	s, err := store.Open(t.Context(), dhr.Project{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	passages, err := s.RoundPassages(t.Context(), 1)
	if err != nil || len(passages) != 10 {
		t.Fatal(len(passages), err)
	}
	at := time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)
	decide := func(d dhr.Decision) {
		t.Helper()
		d.At, d.Round = at, 1
		if _, err := s.Decide(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	// 5E: both code the first two, A the third too. Po 9/10, Pe (3·2 + 7·8)/100, κ = 0.28/0.38.
	for i, p := range passages {
		for _, coder := range []string{"A", "B"} {
			if i < 2 || i == 2 && coder == "A" {
				decide(dhr.Decision{Passage: p.ID, Code: "5E", Verdict: dhr.VerdictAdd, Coder: coder})
			}
			decide(dhr.Decision{Passage: p.ID, Verdict: dhr.VerdictDone, Coder: coder})
		}
	}
	if out := dhrRun("agree"); strings.Contains(out, "kappa") || !strings.Contains(out, "B is done with 10 of 10") {
		t.Error(out)
	}
	if out := dhrRun("count"); !strings.Contains(out, "5E Record keeping") || strings.Contains(out, "pending adjudication") {
		t.Error(out)
	}
	lines := filepath.Join(t.TempDir(), "d.jsonl")
	line := `{"passage":"` + passages[0].ID + `","code":"2D","verdict":"confirm","coder":"C","at":"2026-03-01T10:00:00Z"}`
	if err := os.WriteFile(lines, []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, out, errs := command(t.Context(), "import", "decisions", lines, "--project", dir); code != exitPartly || !strings.Contains(errs, "d.jsonl:1: the passage is being coded blind") {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
	dhrRun("agree", "end")
	out := dhrRun("agree")
	fields := strings.Join(strings.Fields(out), " ")
	for _, want := range []string{"differ on 1 pair of passage and code; 1 of them pending", "all 510 3/2 0.5% 99.8% 80.0% 0.74 0.75", "5E 10 3/2 25.0% 90.0% 80.0% 0.74 0.75",
		"No intervals: the sample has 1 case", "50 codes that nobody coded left out"} {
		if !strings.Contains(fields, want) {
			t.Errorf("lacks %q:\n%s", want, out)
		}
	}
	var state struct {
		Pending   int
		Agreement struct {
			By_passage struct {
				Codes []struct {
					Code  string
					Kappa *struct{ Value float64 }
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(dhrRun("agree", "--json")), &state); err != nil || state.Pending != 1 {
		t.Error(err, state.Pending)
	}
	for _, c := range state.Agreement.By_passage.Codes {
		if c.Code == "5E" && (c.Kappa == nil || c.Kappa.Value != 0.736842) || c.Code == "2D" && c.Kappa != nil {
			t.Errorf("%+v", c)
		}
	}
	if out := dhrRun("export", "decisions"); strings.Count(out, `"code":"5E"`) != 2 {
		t.Error(out)
	}
	decide(dhr.Decision{Passage: passages[2].ID, Code: "5E", Verdict: dhr.VerdictConfirm, Coder: "L", Adjudicates: true})
	if out := dhrRun("export", "decisions"); strings.Count(out, `"code":"5E"`) != 3 {
		t.Error(out)
	}
	if out := dhrRun("agree"); !strings.Contains(out, "0 of them pending") {
		t.Error(out)
	}
}
