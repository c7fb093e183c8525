package main

import (
	"bytes"
	"context"
	"encoding/json"
	"github.com/dhrcoder/dhr/report/annexe"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr/internal/eval"
	"github.com/dhrcoder/dhr/samples"
)

// TestSamplesEndToEnd is the whole path: the sample PDFs are read and pre-coded, the
// gold decisions are imported, and the counts equal those of the gold files exactly.
func TestSamplesEndToEnd(t *testing.T) {
	project := filepath.Join(t.TempDir(), "p")
	dhr := func(args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		if code := run(context.Background(), append([]string{"--project", project}, args...), strings.NewReader(""), &out, &errs); code != exitDone {
			t.Fatalf("dhr %s: exit %d\n%s%s", strings.Join(args, " "), code, out.String(), errs.String())
		}
		return out.String()
	}
	dhr("init", project)
	dhr("run", "../../samples/pdf", "--cases", "../../samples/cases.csv")

	before := annexEOf(t, dhr("count", "--format", "json"))
	if !before.Provisional || before.Coverage.Suggested() == 0 || before.Coverage.Suggested() != before.Coverage.Unreviewed {
		t.Errorf("before any decision: %+v", before.Coverage)
	}
	if d := cmp.Diff(annexe.ByType{Familial: 3, IPV: 13, Total: 16}, before.Base); d != "" {
		t.Error(d)
	}
	for _, f := range before.Factors {
		for _, c := range f.Codes {
			if c.Cases.Total != 0 {
				t.Errorf("%s is counted in %v though nobody has confirmed it", c.Code, c.In)
			}
		}
	}

	dhr("import", "decisions", "../../samples/decisions.jsonl")
	after := annexEOf(t, dhr("count", "--json"))
	got := map[string]annexe.ByType{}
	codings := after.Coverage.Confirmed + after.Coverage.Added
	for _, f := range after.Factors {
		for _, c := range f.Codes {
			got[c.Code] = c.Cases
		}
	}
	want, goldCodings := goldCounts(t, got)
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("the counts differ from the gold (-gold +counted):\n%s", d)
	}
	if codings != goldCodings {
		t.Errorf("%d codings stand, the gold has %d", codings, goldCodings)
	}

	facts := filepath.Join(t.TempDir(), "facts.jsonl")
	dhr("import", "facts", "../../samples/facts.jsonl")
	checkReport(t, project)
	later := laterFacts(t)
	dhr("import", "facts", later)
	checkFacts(t, project, later)
	dhr("export", "facts", "-o", facts)
	if out := dhr("import", "facts", facts); !strings.Contains(out, "0 decisions about facts imported; ") {
		t.Error(out)
	}

	// What is exported and imported into the same project is known there.
	file := filepath.Join(t.TempDir(), "d.jsonl")
	dhr("export", "decisions", "-o", file)
	if out := dhr("import", "decisions", file); !strings.Contains(out, "0 decisions imported; 696 were in the project already") {
		t.Error(out)
	}
	checkMissed(t, project, dhr)
}

func annexEOf(t *testing.T, out string) (table annexe.AnnexE) {
	t.Helper()
	if err := json.Unmarshal([]byte(out), &table); err != nil {
		t.Fatal(err)
	}
	return table
}

// goldCounts counts the cases of each code straight from the gold files.
func goldCounts(t *testing.T, codes map[string]annexe.ByType) (counts map[string]annexe.ByType, codings int) {
	t.Helper()
	gold, err := eval.ReadGold(samples.Files(), "gold")
	if err != nil {
		t.Fatal(err)
	}
	counts = map[string]annexe.ByType{}
	for code := range codes {
		counts[code] = annexe.ByType{}
	}
	for _, g := range gold {
		in := map[string]bool{}
		for _, truth := range g.Truth() {
			codings += len(truth.Codes)
			for _, code := range truth.Codes {
				in[code] = true
			}
		}
		for code := range in {
			n := counts[code]
			n.Total++
			if g.Case.Type == "ipv" {
				n.IPV++
			} else {
				n.Familial++
			}
			counts[code] = n
		}
	}
	return counts, codings
}
