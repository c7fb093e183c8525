package match

import (
	"math/rand/v2"
	"regexp"
	"regexp/syntax"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// exprs are of every kind that is read as a chain, and some that are not.
var exprs = []string{
	`\bshould have\b|\bought to\b|opportunit(y|ies)`, `\b(a|be) b\b.{0,3}\b(c|de)\b`, `^ab`, `ab$`, `^ab$`, `^[^.?]{2,5}\b(ab|cd)`,
	`\bno \w+ ab\b`, `ab.*cd.*ab`, `a: \w+`, `^.{3}ab`, `(a|b)(c|d) ?e`, `\bab\b cd`, `x{2,3}`, `a.b`, `[^a]b`, `\d{1,2} (ab|cd)`, `é.{1,2}é`,
	`(ab|c.*d)e`, `a\b`, `\ba`, `ab[-–, ]+cd$`, `^(the )?(ab|cd)+$`, `(?i)AB`, `b.+$`, `\b(ab (c|d)|e)\b`, `\b(a|b) (\w+ |c-|d )?(ab|cd)\b`, `(a|b|c|d|e|ab)(a|b|c|d|e|cd)(a|b|c|d|e|ab)`,
}

func check(t *testing.T, s *Set, texts ...string) {
	t.Helper()
	for _, text := range texts {
		var got, want []string
		s.Each(text, func(i int) { got = append(got, exprs[i]) })
		for _, e := range exprs {
			if regexp.MustCompile(e).MatchString(text) {
				want = append(want, e)
			}
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%q: %s", text, d)
		}
		if s.Any(text) != (len(want) > 0) {
			t.Errorf("%q: any is %v", text, s.Any(text))
		}
	}
}

// TestSetAgrees tries random texts of the letters that the expressions have.
func TestSetAgrees(t *testing.T) {
	s := Must(exprs)
	check(t, s, "", "she should have asked", "ab\ncd", "the ab", "an opportunity", "no real ab", "a: b", "xab")
	r := rand.New(rand.NewPCG(1, 2))
	parts := []string{"a", "b", "c", "d", "e", "ab", "cd", " ", " ", ".", "é", "1", "-", "the ", "\n", "x", "?"}
	for range 3000 {
		var b strings.Builder
		for range r.IntN(12) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		check(t, s, b.String())
	}
}

func FuzzSet(f *testing.F) {
	s := Must(exprs)
	for _, text := range []string{"", "ab cd", "no ab ab", "éxé"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { check(t, s, text) })
}

func TestBadExpression(t *testing.T) {
	if _, err := New([]string{"a("}); err == nil {
		t.Error("no error")
	}
}

func TestNeedsOf(t *testing.T) {
	for expr, want := range map[string][][]string{
		`\bin a (\w+ )?(council|rented) flat\b`: {{"council flat", "rented flat"}, {"in a "}},
		`\b(her|his) (son|mother)s?\b`:          {{"her son", "her sons", "her mother", "her mothers", "his son", "his sons", "his mother", "his mothers"}},
		`panel (met|sat)|\bjury\b`:              {{"panel met", "panel sat", "jury"}},
		`^\d{1,2} \w+`:                          nil,
		`(?i)panel`:                             nil,
		`(abc|.*)def?`:                          {{"de", "def"}},
		`x{2,3}`:                                {{"xx", "xxx"}},
		`[ab]lpha`:                              {{"alpha", "blpha"}},
	} {
		tree, err := syntax.Parse(expr, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		got := needsOf(tree)
		if len(got) == 0 {
			got = nil
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", expr, d)
		}
	}
}

func TestFinder(t *testing.T) {
	words := []string{"he", "she", "his", "hers", "her mother", "é", "x"}
	f := newFinder(words)
	for _, s := range []string{"", "ushers", "this", "her mothehe", "her mother", "café", "x", "y"} {
		p := newPlaces(f, s)
		for i, w := range words {
			if p.has(int32(i)) != strings.Contains(s, w) {
				t.Errorf("%q in %q: %v", w, s, p.has(int32(i)))
			}
		}
	}
}
