package report_test

import (
	"strings"
	"testing"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report"
	"github.com/dhrcoder/dhr/report/agreement"
)

// TestAgreement has two coders agree on one passage of two: the report says how far,
// per code that any of them used, and less where small numbers are hidden.
func TestAgreement(t *testing.T) {
	src := invented()
	ada, ben := "Ada", "Ben"
	at := time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)
	made := func(passage, code string, v dhr.Verdict, coder string) dhr.Decision {
		return dhr.Decision{Passage: passage, Code: code, Verdict: v, Coder: coder, At: at, Round: 1}
	}
	code := src.Input.Framework.Codes()[0]
	sample := agreement.Sample{Coders: []string{ada, ben}, Passages: []agreement.Passage{{ID: "p1", Case: "A"}, {ID: "p2", Case: "B"}},
		Decisions: []dhr.Decision{made("p1", code.ID, dhr.VerdictConfirm, ada), made("p1", code.ID, dhr.VerdictAdd, ben), made("p2", code.ID, dhr.VerdictConfirm, ada)}}
	for _, c := range src.Input.Framework.Codes() {
		sample.Codes = append(sample.Codes, c.ID)
	}
	for _, p := range []string{"p1", "p2"} {
		for _, coder := range []string{ada, ben} {
			sample.Decisions = append(sample.Decisions, made(p, "", dhr.VerdictDone, coder))
		}
	}
	src.Rounds = []report.Round{{Round: dhr.Round{ID: 1, Coders: []string{ada, ben}, Unit: dhr.RoundPassages, Seed: 7, Size: 2, Ended: at},
		Agreement: agreement.Measure(sample, 1), Differ: 1, Pending: 1}}
	for _, suppress := range []int{0, 5} {
		b, err := report.NewBook(src, report.Options{Suppress: suppress})
		if err != nil {
			t.Fatal(err)
		}
		found, ok := b.Table("agreement")
		if !ok || len(found.Rows) != 2 {
			t.Fatalf("%d rows", len(found.Rows))
		}
		var cells []string
		for _, c := range found.Rows[1].Cells {
			cells = append(cells, c.String())
		}
		// Ada codes both passages, Ben one: half of the pairs are the same, and kappa is 0.
		want := code.ID + " " + code.Name + " 2 75.0% 50.0% 0.00 0.00 2 75.0% 50.0% 0.00 0.00"
		if suppress > 0 {
			want = code.ID + " " + code.Name + " 0.00 0.00 0.00 0.00"
		}
		if got := strings.Join(cells, " "); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		for _, f := range b.Method {
			if f.Name == "Agreement" && (!strings.Contains(f.Value, "Ada, Ben coded 2 passages of 2 cases blind") || !strings.Contains(f.Value, "1 pair of passage and code; 1 of them not adjudicated")) {
				t.Error(f.Value)
			}
		}
	}
}
