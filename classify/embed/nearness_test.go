package embed

import (
	"cmp"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/kljensen/snowball/english"
)

func readTriples(t testing.TB) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/triples.txt")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, line := range strings.Split(string(data), "\n") {
		if line != "" && line[0] != '#' {
			lines = append(lines, line)
		}
	}
	return lines
}

// bagOfStems is the baseline: a text as its stems without stop words, compared by
// cosine.
func bagOfStems(text string) map[string]float64 {
	bag := map[string]float64{}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !isLetter(r) && !isDigit(r) }) {
		if !english.IsStopWord(w) {
			bag[english.Stem(w, false)]++
		}
	}
	return bag
}

func bagSimilarity(a, b map[string]float64) float64 {
	var both, as, bs float64
	for w, n := range a {
		both += n * b[w]
		as += n * n
	}
	for _, n := range b {
		bs += n * n
	}
	return both / max(math.Sqrt(as*bs), 1e-9)
}

// Figures of the table that is shipped. They change when the table is made anew:
// write the new ones here, and look why if they fall.
const (
	wantNearest     = 29
	wantTriples     = 22
	wantCorrelation = 0.771
)

// TestNearness has two questions on the triples. Nearest: which of all the second
// sentences is nearest to a first one; its own is right. Triples: is the second
// sentence nearer to the first than the third, which has the first's words and says
// another thing; this is as hard for the transformer. Like sentences share hardly a
// word on purpose, so a bag of stems finds none.
func TestNearness(t *testing.T) {
	lines := readTriples(t)
	if len(lines) != 150 {
		t.Fatalf("%d lines", len(lines))
	}
	e := load(t)
	var vectors [][]float32
	var bags []map[string]float64
	for _, line := range lines {
		vectors, bags = append(vectors, e.Encode(line, nil)), append(bags, bagOfStems(line))
	}
	known := teacherSimilarities(t, len(lines))
	nearest, triples := nearness(len(lines), func(i, j int) float64 { return Similarity(vectors[i], vectors[j]) })
	stemsNearest, stemsTriples := nearness(len(lines), func(i, j int) float64 { return bagSimilarity(bags[i], bags[j]) })
	teacherNearest, teacherTriples := nearness(len(lines), func(i, j int) float64 { return known(min(i, j), max(i, j)) })
	t.Logf("nearest, of %d: table %d, bag of stems %d, transformer %d", len(lines)/3, nearest, stemsNearest, teacherNearest)
	t.Logf("triples, of %d: table %d, bag of stems %d, transformer %d", len(lines)/3, triples, stemsTriples, teacherTriples)
	if nearest != wantNearest || triples != wantTriples {
		t.Errorf("nearest %d (was %d), triples %d (was %d)", nearest, wantNearest, triples, wantTriples)
	}
	if nearest < stemsNearest+20 || triples < stemsTriples+15 {
		t.Error("the table is hardly better than a bag of stems")
	}
}

// nearness counts the right answers to the two questions; lines come in threes.
func nearness(lines int, similarity func(i, j int) float64) (nearest, triples int) {
	for i := 0; i < lines; i += 3 {
		own, others := similarity(i, i+1), math.Inf(-1)
		for j := 1; j < lines; j += 3 {
			if j != i+1 {
				others = max(others, similarity(i, j))
			}
		}
		if own > others {
			nearest++
		}
		if own > similarity(i, i+2) {
			triples++
		}
	}
	return nearest, triples
}

// teacherSimilarities reads the transformer's cosines of all pairs of n lines.
func teacherSimilarities(t *testing.T, n int) func(i, j int) float64 {
	var list []float64
	readJSON(t, "testdata/teacher.json", &list)
	if len(list) != n*(n-1)/2 {
		t.Fatalf("teacher.json has %d similarities, not those of %d lines", len(list), n)
	}
	return func(i, j int) float64 { return list[i*n-i*(i+1)/2+j-i-1] }
}

// TestTeacher correlates the similarities of all pairs of the triples' sentences with
// the transformer's own. None of the sentences was used for fitting.
func TestTeacher(t *testing.T) {
	lines := readTriples(t)
	known := teacherSimilarities(t, len(lines))
	e := load(t)
	var ours, stems, theirs []float64
	for i := range lines {
		v, bag := e.Encode(lines[i], nil), bagOfStems(lines[i])
		for j := i + 1; j < len(lines); j++ {
			ours = append(ours, Similarity(v, e.Encode(lines[j], nil)))
			stems = append(stems, bagSimilarity(bag, bagOfStems(lines[j])))
			theirs = append(theirs, known(i, j))
		}
	}
	got, baseline := spearman(ours, theirs), spearman(stems, theirs)
	t.Logf("rank correlation with the transformer: table %.3f, bag of stems %.3f", got, baseline)
	if math.Abs(got-wantCorrelation) > 0.001 || got < baseline+0.2 {
		t.Errorf("rank correlation %.3f (was %.3f), bag of stems %.3f", got, wantCorrelation, baseline)
	}
}

// spearman is the correlation of ranks; equal values share their mean rank.
func spearman(a, b []float64) float64 {
	ra, rb := ranks(a), ranks(b)
	mean := float64(len(a)-1) / 2
	var ab, aa, bb float64
	for i := range ra {
		x, y := ra[i]-mean, rb[i]-mean
		ab += x * y
		aa += x * x
		bb += y * y
	}
	return ab / math.Sqrt(aa*bb)
}

func ranks(values []float64) []float64 {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(values[i], values[j]) })
	rank := make([]float64, len(values))
	for start := 0; start < len(order); {
		end := start
		for end < len(order) && values[order[end]] == values[order[start]] {
			end++
		}
		for _, i := range order[start:end] {
			rank[i] = float64(start+end-1) / 2
		}
		start = end
	}
	return rank
}
