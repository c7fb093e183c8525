package extract

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/dhrcoder/dhr/extract/layout"
	"github.com/dhrcoder/dhr/extract/mend"
	"github.com/dhrcoder/dhr/extract/quality"
	"github.com/dhrcoder/dhr/extract/text"
)

// besideLess are the files in which the two differ for a reason: ligatures that are
// read here and lost there, headings with their letters spaced out, which it joins, and a
// watermark that it takes apart.
var besideLess = map[string]float64{"latex.pdf": 0.98, "redistilled.pdf": 0.98, "article.pdf": 0.98, "type3.pdf": 0.97, "initials.pdf": 0.92, "watermark.pdf": 0.95}

// TestBesidePdftotext compares the words of every page, and the order in which its
// passages have them, with pdftotext's, where that is installed: recall, precision
// and order by file, and every page below 0.99. More files are named in DHR_PDFS, a
// pattern: DHR_PDFS='/reports/*.pdf' go test ./extract -run BesidePdftotext -v
func TestBesidePdftotext(t *testing.T) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	e := NewTestExtractor(t, Options{})
	own, err := filepath.Glob("testdata/layouts/*.pdf")
	if err != nil {
		t.Fatal(err)
	}
	own = append(own, TextSamples(t)...)
	more, err := filepath.Glob(os.Getenv("DHR_PDFS"))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%-24s %6s %6s %6s  %s", "file", "recall", "precis", "order", "pages below 0.99")
	for _, file := range slices.Concat(own, more) {
		data, err := load(file)
		if err != nil {
			t.Fatal(err)
		}
		pages, err := e.readPages(context.Background(), data)
		if err != nil {
			t.Logf("%s: %v", file, err)
			continue
		}
		out, err := exec.Command(program, "-enc", "UTF-8", file, "-").Output()
		if err != nil {
			t.Logf("%s: pdftotext: %v", file, err)
			continue
		}
		theirs := strings.Split(string(out), "\f")
		said := passageWords(pages)
		var ours, poppler, common, ordered, placed int
		var poor []string
		for i, p := range pages[:min(len(pages), len(theirs))] {
			them := asWords(theirs[i])
			a, b, c := quality.Shared(compatible(p.Words), them)
			ours, poppler, common = ours+a, poppler+b, common+c
			in, of := inOrder(quality.Keys(said[p.Read.Number]), quality.Keys(them))
			ordered, placed = ordered+in, placed+of
			if b > 0 && c*100 < b*99 || a > 0 && c*100 < a*99 {
				poor = append(poor, fmt.Sprintf("p%d %d/%d/%d", p.Read.Number, c, b, a))
			}
		}
		recall, precision := share(common, poppler), share(common, ours)
		t.Logf("%-24s %6.3f %6.3f %6.3f  %s", filepath.Base(file), recall, precision, share(ordered, placed), strings.Join(poor, ", "))
		if least := cmp.Or(besideLess[filepath.Base(file)], 0.99); slices.Contains(own, file) && min(recall, precision) < least {
			t.Errorf("%s: recall %.3f, precision %.3f, want %.2f", file, recall, precision, least)
		}
	}
}

func share(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

func asWords(s string) []text.Word {
	var words []text.Word
	for _, f := range strings.FieldsFunc(s, mend.IsBoundary) {
		words = append(words, text.Word{Text: norm.NFKC.String(f)})
	}
	return words
}

// compatible spells ligatures and signs of mathematics out on both sides.
func compatible(words []text.Word) []text.Word {
	out := slices.Clone(words)
	for i := range out {
		out[i].Text = norm.NFKC.String(out[i].Text)
	}
	return out
}

// passageWords gives the words of the passages that begin on each page, in order.
func passageWords(pages []text.Page) map[int][]text.Word {
	words := map[int][]text.Word{}
	for _, p := range layout.Build("x", pages).Passages {
		words[p.Page] = append(words[p.Page], asWords(p.Text)...)
	}
	return words
}

// inOrder counts, of the words that both lists have once, how many stand in the same
// order: the longest run of places that increase.
func inOrder(a, b []string) (in, of int) {
	once := func(words []string) map[string]int {
		at := map[string]int{}
		for i, w := range words {
			if _, again := at[w]; again {
				at[w] = -1
				continue
			}
			at[w] = i
		}
		return at
	}
	inA, inB := once(a), once(b)
	var ends []int // of runs of each length, the least last place
	for i, w := range a {
		place, ok := inB[w]
		if !ok || place < 0 || inA[w] != i {
			continue
		}
		of++
		k, _ := slices.BinarySearch(ends, place)
		if k == len(ends) {
			ends = append(ends, place)
		} else {
			ends[k] = place
		}
	}
	return len(ends), of
}
