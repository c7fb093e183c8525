package exchange

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

// report is a document whose passages have words of their own and common ones, and
// two that are the same.
func report() []dhr.Passage {
	var all []dhr.Passage
	for i := range 12 {
		all = append(all, dhr.Passage{ID: fmt.Sprint("p", i), Number: fmt.Sprintf("4.%d", i),
			Text: fmt.Sprintf("The panel heard that worker%d rang the family on day%d. Nobody had written down what was said, nor was it passed on to place%d.", i, i, i)})
	}
	all = append(all[:4:4], append([]dhr.Passage{{ID: "none1", Text: "None."}}, all[4:]...)...)
	return append(all, dhr.Passage{ID: "none2", Text: "None."}, dhr.Passage{ID: "dash", Text: "–"})
}

// asOthersRead is the same document as another program reads it: with running heads,
// lines broken, a ligature, a passage elsewhere.
func asOthersRead(passages []dhr.Passage) string {
	var b strings.Builder
	for i, p := range passages {
		if i == 2 {
			continue
		}
		if i%3 == 0 {
			fmt.Fprintf(&b, "OFFICIAL Page %d of 9\n", i/3+1)
		}
		b.WriteString(p.Number + "\t" + strings.ReplaceAll(strings.ReplaceAll(p.Text, "written", "writ-\nten"), "family on", "family\non") + "\n")
	}
	return b.String() + passages[2].Text
}

func TestOverlap(t *testing.T) {
	passages := report()
	text := asOthersRead(passages)
	o := NewOverlap(passages, text)
	if s := o.Share(); s < 0.85 {
		t.Errorf("share %.2f", s)
	}
	span := func(from, to string) (int, int) {
		t.Helper()
		i := strings.Index(text, from)
		j := strings.Index(text[i:], to)
		if i < 0 || j < 0 {
			t.Fatalf("%q … %q is not in the text", from, to)
		}
		return utf8.RuneCountInString(text[:i]), utf8.RuneCountInString(text[:i+j+len(to)])
	}
	for _, c := range []struct {
		name, from, to string
		want           []string
	}{
		{"a word", "worker5", "worker5", []string{"p5"}},
		{"a sentence", "Nobody", "place0", []string{"p0"}},
		{"a passage", "The panel heard that worker7", "place7.", []string{"p7"}},
		{"with a little of the next", "The panel heard that worker7", "worker8", []string{"p7"}},
		{"three passages and a running head", "worker4", "place6", []string{"p4", "p5", "p6"}},
		{"one of two alike", "None.", "None.", []string{"none1"}},
		{"elsewhere", "The panel heard that worker2", "place2.", []string{"p2"}},
		{"part of it elsewhere", "heard that worker2 rang the", "on day2. Nobody", []string{"p2"}},
		{"a running head", "OFFICIAL", "9", nil},
	} {
		start, end := span(c.from, c.to)
		if d := cmp.Diff(c.want, o.Passages(start, end)); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
	i := strings.LastIndex(text, "None.")
	at := utf8.RuneCountInString(text[:i])
	if got := o.Passages(at, at+5); !slices.Equal(got, []string{"none2"}) {
		t.Errorf("the other of two alike: %v", got)
	}
	i = strings.Index(text, "–")
	at = utf8.RuneCountInString(text[:i])
	if got := o.Passages(at, at+1); !slices.Equal(got, []string{"dash"}) {
		t.Errorf("without words: %v", got)
	}
	for _, bad := range [][2]int{{-5, -1}, {1 << 30, 1<<30 + 5}, {10, 2}} {
		if got := o.Passages(bad[0], bad[1]); got != nil {
			t.Errorf("%v: %v", bad, got)
		}
	}
}

func TestSketch(t *testing.T) {
	var one, two []string
	for i := range 60 {
		one = append(one, fmt.Sprintf("Worker%d rang the family on the %dth and wrote to office%d about what child%d had said.", i, i, i%7, i))
		two = append(two, fmt.Sprintf("Officer%d drove to the house at %d and told team%d of the call by neighbour%d.", i, i, i%7, i))
	}
	same := NewSketch(strings.Join(one, " PAGE\n")).In(NewSketch(one...))
	other := NewSketch(two...).In(NewSketch(one...))
	if same < 0.8 || other > 0.2 {
		t.Errorf("the same %.2f, another %.2f", same, other)
	}
}

func FuzzOverlap(f *testing.F) {
	f.Add("None. The panel heard.", "The panel heard. None. The panel", 3, 17)
	f.Fuzz(func(t *testing.T, a, b string, start, end int) {
		var passages []dhr.Passage
		for i, line := range strings.Split(a, "\n") {
			passages = append(passages, dhr.Passage{ID: fmt.Sprint(i), Text: line})
		}
		o := NewOverlap(passages, b)
		last := int32(-1)
		for i, p := range o.of {
			if p < 0 {
				continue
			}
			if p < last || !strings.Contains(strings.Join(wordsIn(passages[p].Text), " "), o.words[i].word) {
				t.Fatalf("word %d of %q is of passage %d of %q", i, b, p, a)
			}
			last = p
		}
		o.Passages(start, end)
	})
}

func wordsIn(text string) (words []string) {
	for _, w := range placedWords([]rune(text)) {
		words = append(words, w.word)
	}
	return words
}
