package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/internal/eval"
)

// corpusVersion changes whenever the same number of reports gives other files.
const corpusVersion = "1"

// generatedCorpus is a corpus on disk.
type generatedCorpus struct {
	files []string
	cases string // CSV for dhr run --cases
}

// makeCorpus writes n reports to a folder, or finds them there. The same samples
// and n give the same files.
func makeCorpus(ctx context.Context, samples fs.FS, dir string, n int) (generatedCorpus, error) {
	c := generatedCorpus{cases: filepath.Join(dir, "cases.csv")}
	for i := range n {
		c.files = append(c.files, filepath.Join(dir, fmt.Sprintf("R%03d.pdf", i+1)))
	}
	done := filepath.Join(dir, "done")
	if made, err := os.ReadFile(done); err == nil && string(made) == corpusVersion {
		return c, nil
	}
	golds, err := eval.ReadGold(samples, "gold")
	if err != nil {
		return c, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return c, err
	}
	fmt.Fprintf(os.Stderr, "writing %d reports to %s …\n", n, dir)
	source := newMix(golds)
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, file := range c.files {
		g.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return writeReport(file, source.report(i))
		})
	}
	if err := g.Wait(); err != nil {
		return c, err
	}
	if err := writeCases(c, golds); err != nil {
		return c, err
	}
	return c, os.WriteFile(done, []byte(corpusVersion), 0o600)
}

func writeCases(c generatedCorpus, golds []eval.Gold) (err error) {
	f, err := os.Create(c.cases)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := csv.NewWriter(f)
	rows := [][]string{{"document", "case", "title", "csp", "region", "year", "type"}}
	for i, file := range c.files {
		g := golds[i%len(golds)].Case
		kind := dhr.CaseIPV
		if i%4 == 3 {
			kind = dhr.CaseFamilial
		}
		rows = append(rows, []string{filepath.Base(file), strings.TrimSuffix(filepath.Base(file), ".pdf"),
			title(i), g.CSP, g.Region, strconv.Itoa(2011 + i%14), string(kind)})
	}
	return w.WriteAll(rows)
}

func title(i int) string { return fmt.Sprintf("Domestic Homicide Review: Overview Report %d", i+1) }

// report is the text of a generated report.
type report struct {
	title    string
	header   string
	sections []section
}

type section struct {
	heading    string
	paragraphs []string
}

// shape is what a report of 20,000 words is made of.
var shape = []struct {
	role, heading string
	words         int
}{
	{"introduction", "INTRODUCTION", 800},
	{"terms_of_reference", "TERMS OF REFERENCE", 600},
	{"methodology", "THE REVIEW PROCESS", 1200},
	{"background", "BACKGROUND INFORMATION", 2000},
	{"chronology", "CHRONOLOGY OF EVENTS", 5400},
	{"agency_analysis", "ANALYSIS OF AGENCY INVOLVEMENT", 6200},
	{"family_views", "VIEWS OF THE FAMILY", 800},
	{"good_practice", "GOOD PRACTICE", 500},
	{"lessons", "LESSONS LEARNED", 1000},
	{"conclusions", "CONCLUSIONS", 800},
	{"recommendations", "RECOMMENDATIONS", 700},
}

// mix holds the paragraphs of the samples by their section's role.
type mix struct{ byRole map[string][]string }

func newMix(golds []eval.Gold) mix {
	m := mix{map[string][]string{}}
	for _, g := range golds {
		for _, s := range g.Sections {
			for _, p := range s.Paragraphs {
				m.byRole[s.Role] = append(m.byRole[s.Role], p.Body())
			}
		}
	}
	return m
}

// report makes the text of report i.
func (m mix) report(i int) report {
	rng := rand.New(rand.NewPCG(2016, uint64(i)))
	r := report{title: title(i), header: fmt.Sprintf("Domestic Homicide Review – Case %d – OFFICIAL", i+1)}
	for _, part := range shape {
		pool := m.byRole[part.role]
		if len(pool) == 0 {
			pool = m.byRole["agency_analysis"]
		}
		s := section{heading: part.heading}
		order := rng.Perm(len(pool))
		for words, at := 0, 0; words < part.words; at++ {
			// Half of the paragraphs are whole, in a new order; the rest is put together
			// of sentences, so that the corpus has as many different passages as a real one.
			text := pool[order[at%len(order)]]
			if at >= len(order) || rng.IntN(2) == 0 {
				text = shuffled(rng, pool)
			}
			s.paragraphs = append(s.paragraphs, text)
			words += len(strings.Fields(text))
		}
		r.sections = append(r.sections, s)
	}
	return r
}

// shuffled makes a paragraph of sentences of several.
func shuffled(rng *rand.Rand, pool []string) string {
	var out []string
	for range 2 + rng.IntN(4) {
		sentences := strings.SplitAfter(pool[rng.IntN(len(pool))], ". ")
		out = append(out, strings.TrimSpace(sentences[rng.IntN(len(sentences))]))
	}
	return strings.Join(slices.Compact(out), " ")
}
