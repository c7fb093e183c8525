package embed

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func load(t testing.TB) *Encoder {
	t.Helper()
	e, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func readJSON(t testing.TB, name string, into any) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatalf("read %s: %v", name, err)
	}
}

// TestGolden holds the rows and vectors against what the distilling script has
// for the same texts: both must cut words alike.
func TestGolden(t *testing.T) {
	var golden []struct {
		Text   string
		Rows   []int32
		Vector []float32 // its first components
	}
	readJSON(t, "testdata/golden.json", &golden)
	if len(golden) < 10 {
		t.Fatalf("only %d golden texts", len(golden))
	}
	e := load(t)
	for _, g := range golden {
		var rows []int32
		e.words.rows(g.Text, func(row int32) { rows = append(rows, row) })
		if diff := cmp.Diff(g.Rows, rows, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("rows of %q (-script +here):\n%s", g.Text, diff)
		}
		got := e.Encode(g.Text, nil)[:len(g.Vector)]
		if diff := cmp.Diff(g.Vector, got, cmpopts.EquateApprox(0, 2e-5)); diff != "" {
			t.Errorf("vector of %q (-script +here):\n%s", g.Text, diff)
		}
	}
}

func TestEncode(t *testing.T) {
	e := load(t)
	if e.Dim() < 64 || len(e.Version()) != 12 {
		t.Errorf("dimension %d, version %q", e.Dim(), e.Version())
	}
	for _, empty := range []string{"", " \n", "… — !?", "Ωμέγα", strings.Repeat("x", 5000), "\xff\xfe"} {
		v := e.Encode(empty, nil)
		if len(v) != e.Dim() || slices.ContainsFunc(v, func(x float32) bool { return x != 0 }) {
			t.Errorf("vector of %.20q is not zero", empty)
		}
	}
	same := []string{"the nurse noted the bruise", "The nurse, noted: THE BRUISE!", "the\u00a0nurse\nnoted the bruise"}
	want := e.Encode(same[0], nil)
	for _, s := range same[1:] {
		if !slices.Equal(want, e.Encode(s, nil)) {
			t.Errorf("%q is not encoded as %q is", s, same[0])
		}
	}
	if !slices.Equal(e.Encode("José's café", nil), e.Encode("jose\u0301’s CAFE", nil)) {
		t.Error("an accent or an apostrophe makes another vector")
	}
	memory := make([]float32, 3, 1000)
	memory[0] = 9
	if got := e.Encode(same[0], memory); &got[0] != &memory[0] || !slices.Equal(want, got) {
		t.Error("memory that was lent is not used, or not cleared")
	}
}

// TestTogether encodes with several goroutines and a fresh encoder; go test -race
// looks at the locks.
func TestTogether(t *testing.T) {
	lines := readTriples(t)
	e, alone := load(t), load(t)
	var group sync.WaitGroup
	for g := range 4 {
		group.Go(func() {
			var v []float32
			for i := range lines {
				line := lines[(i*7+g)%len(lines)]
				v = e.Encode(line, v)
				if g == 0 && !slices.Equal(v, alone.Encode(line, nil)) {
					t.Errorf("%q is encoded otherwise beside other goroutines", line)
				}
			}
		})
	}
	group.Wait()
}

func TestMemoryIsBounded(t *testing.T) {
	e := load(t)
	word := []byte("aaaaaaa")
	for range mostRemember + 1000 {
		for i := range word { // the next word
			if word[i]++; word[i] <= 'z' {
				break
			}
			word[i] = 'a'
		}
		e.words.rows(string(word), func(int32) {})
	}
	if n := len(e.words.known); n != mostRemember {
		t.Errorf("%d words are remembered", n)
	}
	if !slices.Equal(e.Encode("zzyzxq safeguarding", nil), load(t).Encode("zzyzxq safeguarding", nil)) {
		t.Error("a word that is not remembered is encoded otherwise")
	}
}

func TestReadTableMistakes(t *testing.T) {
	good := tableMagic + "\x01\x00\x00\x00\x01\x00\x00\x00\x02\x00\x00\x00" + "\x00\x00\x80\x3f" + "\x7f\x81"
	e, err := newEncoder(good, "a\n")
	if err != nil {
		t.Fatal(err)
	}
	half := float32(math.Sqrt(0.5))
	if diff := cmp.Diff([]float32{half, -half}, e.Encode("a", nil), cmpopts.EquateApprox(0, 1e-6)); diff != "" {
		t.Error(diff)
	}
	for name, c := range map[string]struct{ table, vocabulary, want string }{
		"no table":       {"", "a\n", "does not begin with DHRE"},
		"format":         {strings.Replace(good, "\x01", "\x02", 1), "a\n", "format 2"},
		"cut short":      {good[:len(good)-1], "a\n", "21 bytes, not the 22"},
		"two words":      {good, "a\nb\n", "1 rows for a vocabulary of 2"},
		"word twice":     {strings.Replace(good, "\x01\x00\x00\x00\x02", "\x02\x00\x00\x00\x02", 1) + "\x00\x00\x00\x00\x01\x01", "a\na\n", "line 2"},
		"empty word":     {good, "\n", "line 1"},
		"no column":      {good[:12] + "\x00\x00\x00\x00" + good[16:20], "a\n", "rows of 0"},
		"header is torn": {good[:10], "a\n", "does not begin"},
	} {
		if _, err := newEncoder(c.table, c.vocabulary); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzEncode(f *testing.F) {
	e := load(f)
	f.Add("He drank a bottle of vodka most nights.")
	f.Add("jose\u0301 \xff 12½ 東京 ﬁ İ")
	f.Fuzz(func(t *testing.T, text string) {
		v := e.Encode(text, nil)
		length := math.Sqrt(Similarity(v, v))
		if length != 0 && math.Abs(length-1) > 1e-5 || math.IsNaN(length) {
			t.Errorf("length %v of the vector of %q", length, text)
		}
		if utf8.ValidString(text) && !slices.Equal(v, e.Encode(" "+text+"\n", nil)) {
			t.Errorf("space around %q makes another vector", text)
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}

func BenchmarkEncode(b *testing.B) {
	e := load(b)
	text := strings.Join(readTriples(b), " ")
	n := len(strings.Fields(text))
	var v []float32
	for b.Loop() {
		v = e.Encode(text, v)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
