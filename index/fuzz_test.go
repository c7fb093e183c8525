package index

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/index/word"
)

// FuzzSearch checks that no query crashes the search, that mistakes are said as
// such with a place in the query, and that marks lie within their texts.
func FuzzSearch(f *testing.F) {
	for _, q := range append(benchQueries, `(a OR "b c`, "+-x~2*", "year:..2013 AND", "é’s“", "NOT NOT -x", "doc:* case:\"\"", `"did ask"~9 like:a1-2`, `"the the"~100 -"a b"~0`) {
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
	for _, tok := range word.NewLexicon().Split("Adult B’s ‘café’ – José's 4.12, naïve o'clock ﬁle\u0301s 5E, didn’t.", nil) {
		got = append(got, tok.Plain+"/"+tok.Stem)
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
