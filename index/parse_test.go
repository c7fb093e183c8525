package index

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

func TestParse(t *testing.T) {
	for _, test := range []struct{ query, want string }{
		{"refuge", "refuge"},
		{"refuge housing", "(all refuge housing)"},
		{"the refuge", "refuge"},
		{"the of", "(all the of)"},
		{"a b OR c d e", "(or b (all c d e))"},
		{"b c OR d", "(or (all b c) d)"},
		{"b AND c OR d AND e", "(or (all b c) (all d e))"},
		{"b (c OR d)", "(all b (or c d))"},
		{"b NOT c", "(all b -c)"},
		{"b AND NOT c", "(all b -c)"},
		{"NOT (b c)", "(all -(all b c))"},
		{"-b", "(all -b)"},
		{"+b c d", "(all b ?c ?d)"},
		{"+b c AND d", "(all b c d)"},
		{"+b c year:2014", "(all b year:2014 ?c)"},
		{"+the b", "(all the ?b)"},
		{`"the refuge" b`, `(all "the refuge" b)`},
		{"ex-partner", `"ex partner"`},
		{"b - c", "error: query, character 3: - holds no letter or digit (expected a word)"},
		{"and or not", "not"},
		{"strang* refuge~2 x~", "(all strang* refuge~2 x~1)"},
		{"STRANG*", "strang*"},
		{"O’Brien's", "o'brien"},
		{"10:30", `"10 30"`},
		{"((b))", "b"},
		{"doc:D02", "doc:d02|d02.pdf"},
		{"doc:D0*", "doc:d0*"},
		{"year:2013..2015", "year:2013|2014|2015"},
		{`zone: "Family Voice"`, "zone:family voice"},
		{"zone:anal*", "error: query, character 6: zone: takes no * (only case: and doc: do)"},
		{"year:2014~", "error: query, character 10: ~ goes with a word of the text, not with a filter"},
		{"b OR OR c", "error: query, character 6: nothing stands between OR and OR (expected a word, a phrase or a filter)"},
		{"b AND AND c", "error: query, character 7: nothing stands between AND and AND (expected a word, a phrase or a filter)"},
		{"b NOT", "error: query, character 6: nothing stands between NOT and the end of the query (expected a word, a phrase or a filter)"},
		{"(b OR)", "error: query, character 6: nothing stands between OR and ) (expected a word, a phrase or a filter)"},
		{"\xff", "error: query, character 1: the query is not UTF-8 text"},
		{strings.Repeat("(", 51) + "b", "error: query, character 51: the brackets stand too deep in each other (at most 50)"},
		{strings.Repeat("b", 2001), "error: query, character 2001: the query is too long: 2001 characters (at most 2000)"},
	} {
		n, _, err := parse(test.query, newLexicon())
		got := ""
		if err != nil {
			got = "error: " + err.Error()
		} else {
			got = n.String()
		}
		if got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.query, got, test.want)
		}
	}
}

// FuzzSearch checks that no query crashes the search, that mistakes are said as
// such with a place in the query, and that marks lie within their texts.
func FuzzSearch(f *testing.F) {
	for _, q := range append(benchQueries, `(a OR "b c`, "+-x~2*", "year:..2013 AND", "é’s“", "NOT NOT -x", "doc:* case:\"\"") {
		f.Add(q)
	}
	ix := testIndex(f)
	f.Fuzz(func(t *testing.T, query string) {
		r, err := ix.Search(context.Background(), Query{Text: query})
		if err != nil {
			q, ok := err.(*QueryError)
			if !ok {
				t.Fatalf("%q: %v", query, err)
			}
			if q.Pos < 0 || q.Pos > utf8.RuneCountInString(query) || q.Msg == "" {
				t.Errorf("%q: %+v", query, q)
			}
			return
		}
		for _, h := range r.Hits {
			last, length := 0, utf8.RuneCountInString(h.Text)
			for _, s := range h.Spans {
				if s.Start < last || s.End <= s.Start || s.End > length {
					t.Errorf("%q: spans %v of %d code points", query, h.Spans, length)
				}
				last = s.End
			}
			if h.Snippet.Start < 0 || h.Snippet.End > length || h.Snippet.Start >= h.Snippet.End {
				t.Errorf("%q: snippet %v of %d code points", query, h.Snippet, length)
			}
		}
	})
}

func TestSplit(t *testing.T) {
	var got []string
	for _, tok := range newLexicon().split("Adult B’s ‘café’ – José's 4.12, naïve o'clock ﬁle\u0301s 5E, didn’t.", nil) {
		got = append(got, tok.plain+"/"+tok.stem)
	}
	want := strings.Fields("adult/adult b/b cafe/cafe jose/jose 4/4 12/12 naive/naiv o'clock/o'clock files/file 5e/5e didn't/didn't")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSnippet(t *testing.T) {
	long := strings.Repeat("é word ", 100) // 700 code points
	at := func(from, to int) dhr.Span { return dhr.Span{Start: from, End: to} }
	for _, test := range []struct {
		name  string
		text  string
		spans []dhr.Span
		want  dhr.Span
	}{
		{"short text whole", "one two", []dhr.Span{at(0, 3)}, at(0, 7)},
		{"no match from the start", long, nil, at(0, 239)},
		{"around a match", long, []dhr.Span{at(352, 356)}, at(238, 470)},
		{"at the end", long, []dhr.Span{at(695, 699)}, at(462, 700)},
		{"where most are", long, []dhr.Span{at(2, 6), at(352, 356), at(359, 363)}, at(238, 477)},
	} {
		if got := snippet(test.text, test.spans); got != test.want {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
}
