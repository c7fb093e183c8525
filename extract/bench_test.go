package extract

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"golang.org/x/sync/errgroup"

	"github.com/dhrcoder/dhr/extract/layout"
	"github.com/dhrcoder/dhr/extract/text"
)

// BenchmarkRead reads the samples with a text layer, by one worker and by two. The
// time of a first start without cache is not in it. "words" is without layout.
func BenchmarkRead(b *testing.B) {
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprintf("workers=%d", workers), func(b *testing.B) { benchmark(b, workers, false) })
	}
	b.Run("words", benchmarkWords)
	b.Run("verify", func(b *testing.B) { benchmark(b, 1, true) })
}

func benchmark(b *testing.B, workers int, verify bool) {
	e, err := New(context.Background(), Options{CacheDir: sharedCache(b), Workers: workers, Verify: verify})
	if err != nil {
		b.Fatal(err)
	}
	defer e.Close()
	files := TextSamples(b)
	pages := make([]int, len(files))
	for b.Loop() {
		group, ctx := errgroup.WithContext(context.Background())
		group.SetLimit(workers)
		for i, file := range files {
			group.Go(func() error {
				reading, err := e.Read(ctx, file, filepath.Base(file))
				pages[i] = len(reading.Pages)
				return err
			})
		}
		if err := group.Wait(); err != nil {
			b.Fatal(err)
		}
	}
	all := 0
	for _, n := range pages {
		all += n
	}
	b.ReportMetric(float64(all*b.N)/b.Elapsed().Seconds(), "pages/s")
}

func benchmarkWords(b *testing.B) {
	e := NewTestExtractor(b, Options{})
	var files [][]byte
	for _, path := range TextSamples(b) {
		data, err := load(path)
		if err != nil {
			b.Fatal(err)
		}
		files = append(files, data)
	}
	pages := 0
	for b.Loop() {
		for _, data := range files {
			read, err := e.readPages(context.Background(), data)
			if err != nil {
				b.Fatal(err)
			}
			pages += len(read)
		}
	}
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
}

// BenchmarkLayout makes passages of the samples' words, read beforehand.
func BenchmarkLayout(b *testing.B) {
	e := NewTestExtractor(b, Options{})
	var documents [][]text.Page
	pages := 0
	for _, path := range TextSamples(b) {
		data, err := load(path)
		if err != nil {
			b.Fatal(err)
		}
		read, err := e.readPages(context.Background(), data)
		if err != nil {
			b.Fatal(err)
		}
		documents = append(documents, read)
		pages += len(read)
	}
	for b.Loop() {
		for _, d := range documents {
			layout.Build("x", d)
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()*1000/float64(pages*b.N), "ms/page")
}
