package index

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dhrcoder/dhr"
)

// benchQueries are typical of what analysts ask.
var benchQueries = []string{
	`strangulation`,
	`police`,
	`zone:analysis`,
	`police risk assessment`,
	`"did not ask" OR "was not asked"`,
	`alcohol AND (mother OR father) -neighbour`,
	`"risk assessment" zone:analysis year:2013..2016`,
	`strang* OR chok*`,
	`safegaurding~`,
	`+refuge housing homeless`,
	`type:familial zone:lessons`,
	`code:5E record`,
}

// samplePassages are the paragraphs of the sample cases, to be recombined.
func samplePassages(tb testing.TB) (passages []string) {
	files, err := filepath.Glob("../samples/gold/*.txt")
	if err != nil || len(files) == 0 {
		tb.Skip("no sample cases")
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			if _, text, ok := strings.Cut(line, "] "); ok && strings.HasPrefix(line, "P [") {
				passages = append(passages, strings.TrimSpace(text))
			}
		}
	}
	return passages
}

// corpus makes documents of recombined sentences, so that no two passages are the
// same and words keep their frequencies.
func corpus(tb testing.TB, documents, passages int) [][]Entry {
	source := samplePassages(tb)
	var sentences []string
	for _, p := range source {
		sentences = append(sentences, strings.SplitAfter(p, ". ")...)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	zones := dhr.Zones()
	types := []dhr.CaseType{dhr.CaseIPV, dhr.CaseFamilial}
	codes := []string{"1A", "2B", "4A", "5E", "6A", "8D"}
	all := make([][]Entry, documents)
	for d := range all {
		c := dhr.Case{ID: fmt.Sprintf("C%03d", d), Year: 2011 + d%13, Type: types[d%2]}
		doc := fmt.Sprintf("%064x", d)
		for i := range passages {
			var text strings.Builder
			for text.Len() < 300 {
				text.WriteString(sentences[rng.IntN(len(sentences))])
			}
			e := Entry{Case: c, Document: c.ID + ".pdf", Passage: dhr.Passage{
				ID: dhr.PassageID(doc, text.String(), i), Document: doc, Ordinal: i, Zone: zones[i*len(zones)/passages],
				Page: 1 + i/7, Heading: "A heading", Number: fmt.Sprintf("4.%d", i), Text: text.String()}}
			if rng.IntN(5) == 0 {
				e.Codes = []string{codes[rng.IntN(len(codes))]}
			}
			all[d] = append(all[d], e)
		}
	}
	return all
}

func words(all [][]Entry) (n int) {
	for _, d := range all {
		for _, e := range d {
			n += len(strings.Fields(e.Passage.Text))
		}
	}
	return n
}

func build(tb testing.TB, dir string, all [][]Entry) *Index {
	ix, err := Open(dir)
	if err != nil {
		tb.Fatal(err)
	}
	work := make(chan []Entry)
	done := make(chan error)
	workers := runtime.GOMAXPROCS(0)
	for range workers {
		go func() {
			var err error
			for d := range work {
				if err == nil {
					err = ix.Put(context.Background(), d[0].Passage.Document, "s", d)
				}
			}
			done <- err
		}()
	}
	for _, d := range all {
		work <- d
	}
	close(work)
	for range workers {
		if err := <-done; err != nil {
			tb.Fatal(err)
		}
	}
	if err := ix.Flush(); err != nil {
		tb.Fatal(err)
	}
	return ix
}

// BenchmarkPut measures words a second into a new index, until they are on disk.
func BenchmarkPut(b *testing.B) {
	all := corpus(b, 60, 300)
	n := words(all)
	b.ResetTimer()
	for b.Loop() {
		if err := build(b, b.TempDir(), all).Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkSearch measures typical queries on 200,000 passages (20,000 with
// -short): time, median and 95th percentile.
func BenchmarkSearch(b *testing.B) {
	documents := 650
	if testing.Short() {
		documents = 65
	}
	dir := b.TempDir()
	all := corpus(b, documents, 308)
	began := time.Now()
	ix := build(b, dir, all)
	b.Logf("%d passages, %d words indexed in %v, %d MB, %d files", documents*308, words(all), time.Since(began), size(dir)>>20, files(dir))
	defer ix.Close()
	for _, q := range benchQueries {
		b.Run(q, func(b *testing.B) {
			var took []time.Duration
			total := 0
			for b.Loop() {
				start := time.Now()
				r, err := ix.Search(context.Background(), Query{Text: q})
				if err != nil {
					b.Fatal(err)
				}
				took, total = append(took, time.Since(start)), r.Total
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
			b.ReportMetric(float64(total), "hits")
		})
	}
}

func size(dir string) (n int64) {
	filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if info, e := d.Info(); e == nil && !d.IsDir() {
			n += info.Size()
		}
		return err
	})
	return n
}

func files(dir string) (n int) {
	filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error { n++; return err })
	return n
}
