package samples_test

import (
	"bytes"
	"encoding/csv"
	"flag"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/exchange"
	"github.com/dhrcoder/dhr/internal/eval"
	"github.com/dhrcoder/dhr/samples"
)

var update = flag.Bool("update", false, "rewrite cases.csv, decisions.jsonl and facts.jsonl from the gold files")

// TestDerivedFiles holds cases.csv, decisions.jsonl and facts.jsonl to what the gold files say.
func TestDerivedFiles(t *testing.T) {
	gold, err := eval.ReadGold(samples.Files(), "gold")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]byte{"cases.csv": cases(t, gold), "decisions.jsonl": decisions(t, gold), "facts.jsonl": facts(t, gold)} {
		if *update {
			if err := os.WriteFile(name, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s does not say what the gold files say (go test ./samples -update)", name)
		}
	}
}

func cases(t *testing.T, gold []eval.Gold) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	rows := [][]string{{"document", "case", "title", "csp", "region", "year", "type"}}
	for _, g := range gold {
		c := g.Case
		rows = append(rows, []string{g.ID + ".pdf", c.ID, c.Title, c.CSP, c.Region, strconv.Itoa(c.Year), string(c.Type)})
	}
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func decisions(t *testing.T, gold []eval.Gold) []byte {
	var b bytes.Buffer
	w := exchange.NewWriter(&b)
	at := time.Date(2016, 12, 7, 9, 0, 0, 0, time.UTC) // any fixed time
	for _, g := range gold {
		for _, s := range g.Sections {
			for _, p := range s.Paragraphs {
				for _, l := range p.Labels {
					line := exchange.NewDecisionLine(dhr.Coding{Code: l.Code, Verdict: dhr.VerdictConfirm, Agencies: l.Agencies,
						Coder: "gold", At: at}, exchange.Place{Document: g.ID + ".pdf", Case: g.ID})
					line.Text = p.Text
					if err := w.Write(line); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// facts are the headers and the R lines of the gold files.
func facts(t *testing.T, gold []eval.Gold) []byte {
	var b bytes.Buffer
	w := exchange.NewWriter(&b)
	at := time.Date(2016, 12, 7, 9, 0, 0, 0, time.UTC) // any fixed time
	write := func(l exchange.FactLine) {
		l.Verdict, l.Coder, l.At = dhr.FactConfirm, "gold", at
		if err := w.Write(l); err != nil {
			t.Fatal(err)
		}
	}
	for _, g := range gold {
		truth := g.AttributeTruth()
		for _, name := range dhr.AttributeNames() {
			if len(truth[name]) > 0 {
				write(exchange.FactLine{Case: g.ID, Fact: string(name), Values: truth[name]})
			}
		}
		for _, s := range g.Sections {
			for _, p := range s.Paragraphs {
				if p.Recommendation {
					write(exchange.FactLine{Case: g.ID, Document: g.ID + ".pdf", Fact: exchange.FactRecommendation,
						Addressees: []dhr.Addressee{dhr.Addressee(p.Agency)}, Theme: dhr.Theme(p.Theme), Text: p.Text})
				}
			}
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
