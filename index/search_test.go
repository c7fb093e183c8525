package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

// readEntries reads testdata/passages.txt, as one slice of entries a document.
func readEntries(t testing.TB) (all [][]Entry) {
	data, err := os.ReadFile("testdata/passages.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.SplitN(strings.TrimSpace(line), "|", 8)
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		year, _ := strconv.Atoi(f[2])
		page, _ := strconv.Atoi(f[4])
		e := Entry{Document: f[0] + ".pdf", Case: dhr.Case{ID: f[0], Type: dhr.CaseType(f[1]), Year: year}}
		if f[6] != "" {
			e.Codes = strings.Split(f[6], ",")
		}
		if len(all) == 0 || all[len(all)-1][0].Case.ID != f[0] {
			all = append(all, nil)
		}
		n := len(all[len(all)-1])
		if f[0] != "B2" {
			e.Case.CSP = map[string]string{"A1": "Safer A"}[f[0]]
			if e.Case.CSP == "" {
				e.Case.CSP = "Safer C"
			}
		}
		if strings.Contains(f[7], "police") {
			e.Agencies = []dhr.Agency{dhr.AgencyPolice}
		}
		e.Passage = dhr.Passage{ID: fmt.Sprintf("%s-%d", f[0], n), Document: "id-" + f[0], Ordinal: n,
			Zone: dhr.Zone(f[3]), Page: page, Number: f[5], Heading: "Heading of " + f[3], Text: f[7]}
		all[len(all)-1] = append(all[len(all)-1], e)
	}
	return all
}

// testIndex builds the index of testdata in a new folder.
func testIndex(t testing.TB) *Index {
	ix := mustOpen(t, t.TempDir())
	putAll(t, ix, readEntries(t))
	return ix
}

func mustOpen(t testing.TB, dir string) *Index {
	t.Helper()
	ix, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	return ix
}

func putAll(t testing.TB, ix *Index, all [][]Entry) {
	t.Helper()
	for _, d := range all {
		if err := ix.Put(context.Background(), d[0].Passage.Document, "stamp", d); err != nil {
			t.Fatal(err)
		}
	}
}

func confirmed(code string) []string {
	if code == "4A" {
		return []string{"A1-4", "nowhere"}
	}
	return nil
}

// TestSearches runs testdata/searches.txt.
func TestSearches(t *testing.T) {
	data, err := os.ReadFile("testdata/searches.txt")
	if err != nil {
		t.Fatal(err)
	}
	ix := testIndex(t)
	for line := range strings.Lines(string(data)) {
		query, want, ok := strings.Cut(strings.TrimSpace(line), " => ")
		if strings.HasPrefix(line, "#") || !ok {
			continue
		}
		t.Run(query, func(t *testing.T) {
			got := answer(ix, query)
			if total, all := strings.CutSuffix(want, ": *"); all {
				got, want = got[:strings.Index(got+":", ":")], total
			}
			if got != strings.TrimSpace(want) {
				t.Errorf("%s\n got %s\nwant %s", query, got, want)
			}
		})
	}
}

func answer(ix *Index, query string) string {
	r, err := ix.Search(context.Background(), Query{Text: query, Limit: 100, Coded: confirmed})
	if err != nil {
		return "error: " + err.Error()
	}
	out := fmt.Sprintf("%d:", r.Total)
	for _, h := range r.Hits {
		out += " " + h.Passage
	}
	return out
}

// marked returns the snippet with its matches in square brackets.
func marked(h Hit) string {
	var b strings.Builder
	opens, closes := map[int]bool{}, map[int]bool{}
	for _, s := range h.Spans {
		opens[s.Start], closes[s.End] = true, true
	}
	for i, r := range []rune(h.Text) {
		if i < h.Snippet.Start || i >= h.Snippet.End {
			continue
		}
		if closes[i] {
			b.WriteByte(']')
		}
		if opens[i] {
			b.WriteByte('[')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func TestHit(t *testing.T) {
	ix := testIndex(t)
	r, err := ix.Search(context.Background(), Query{Text: `"nobody asked" terrified him zone:"family voice"`})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Hits) != 1 {
		t.Fatalf("%d hits", len(r.Hits))
	}
	h := r.Hits[0]
	if got, want := marked(h), "Her mother said: “[Nobody] [asked] us. We’d have told them – she was [terrified] 😢 of [him].”"; got != want {
		t.Errorf("marked\n got %s\nwant %s", got, want)
	}
	if h.Score <= 0 {
		t.Errorf("score %v", h.Score)
	}
	if got := h.Matches; len(got) != 3 || got[0].Of(h.Text) != "Nobody asked" || got[1].Of(h.Text) != "terrified" {
		t.Errorf("matches %v", got)
	}
	h.Matches = nil
	h.Text, h.Spans, h.Snippet, h.Score = "", nil, dhr.Span{}, 0
	want := Hit{Passage: "A1-5", Document: "A1.pdf", Case: "A1", Page: 22, Heading: "Heading of family voice",
		Zone: dhr.ZoneFamilyVoice, Number: "8.1", Ordinal: 5}
	if diff := cmp.Diff(want, h); diff != "" {
		t.Error(diff)
	}
}

// TestMarks checks that what a query does not ask for is not marked.
func TestMarks(t *testing.T) {
	ix := testIndex(t)
	for query, want := range map[string]string{
		`refuge -housing case:C3`: "Officers failed to ask why she had left the [refuge]. Staff there had failed, too, to ask.",
		`"failed to ask"`:         "Officers [failed] [to] [ask] why she had left the refuge. Staff there had failed, too, to ask.",
		`doc:A1 bees*`:            "Adult A was a nurse who kept [bees] with her father. She had no convictions.",
		`jose drank`:              "[José] lived with his ex-partner's parents, who cared for him. He [drank] heavily.",
		`"refuge ask"~8 staff`:    "Officers failed to [ask] why she had left the [refuge]. [Staff] there had failed, too, to ask.",
		`case:D4`:                 "It was the one that they had been told of.",
	} {
		r, err := ix.Search(context.Background(), Query{Text: query})
		if err != nil || len(r.Hits) != 1 {
			t.Errorf("%s: %d hits, %v", query, len(r.Hits), err)
			continue
		}
		if got := marked(r.Hits[0]); got != want {
			t.Errorf("%s\n got %s\nwant %s", query, got, want)
		}
	}
}

func TestFacets(t *testing.T) {
	ix := testIndex(t)
	r, err := ix.Search(context.Background(), Query{Text: "told OR record", Limit: -1, Confirmed: map[string][]string{"A1-4": {"4A"}, "nowhere": {"5E"}}})
	if err != nil {
		t.Fatal(err)
	}
	if r.Total != 9 || r.Cases != 4 || r.Hits != nil {
		t.Errorf("total %d, cases %d, hits %v", r.Total, r.Cases, r.Hits)
	}
	want := Facets{
		Types:     []Facet{{"ipv", 5, 2}, {"familial", 3, 1}, {"other", 1, 1}},
		Years:     []Facet{{"2013", 4, 1}, {"2014", 3, 1}, {"", 1, 1}, {"2016", 1, 1}},
		Zones:     []Facet{{"analysis", 3, 3}, {"chronology", 3, 3}, {"family voice", 2, 2}, {"recommendations", 1, 1}},
		CSPs:      []Facet{{"Safer A", 4, 1}, {"", 3, 1}, {"Safer C", 2, 2}},
		Regions:   []Facet{{"", 9, 4}},
		Suggested: []Facet{{"5E", 3, 3}, {"1A", 2, 2}, {"1C", 1, 1}, {"2B", 1, 1}},
		Confirmed: []Facet{{"4A", 1, 1}},
		Agencies:  []Facet{{"police", 3, 2}},
	}
	if diff := cmp.Diff(want, r.Facets); diff != "" {
		t.Error(diff)
	}
}

// TestPages checks that pages of a result put together are the whole result.
func TestPages(t *testing.T) {
	ix := testIndex(t)
	for _, order := range []Sort{SortRelevance, SortPlace} {
		q := Query{Text: "the OR told OR refuge", Limit: 100, Sort: order}
		whole, err := ix.Search(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		var hits []Hit
		for q.Limit = 3; q.Offset < whole.Total; q.Offset += 3 {
			page, err := ix.Search(context.Background(), q)
			if err != nil {
				t.Fatal(err)
			}
			hits = append(hits, page.Hits...)
		}
		if diff := cmp.Diff(whole.Hits, hits); diff != "" {
			t.Errorf("order %q: %s", order, diff)
		}
		for i := 1; order == SortPlace && i < len(hits); i++ {
			if a, b := hits[i-1], hits[i]; a.Document > b.Document || a.Document == b.Document && a.Ordinal >= b.Ordinal {
				t.Errorf("%s before %s", a.Passage, b.Passage)
			}
		}
	}
}

func TestEmptyQueryFindsEverything(t *testing.T) {
	r, err := testIndex(t).Search(context.Background(), Query{Text: "  "})
	if err != nil || r.Total != 17 || r.Hits[0].Passage != "A1-0" || len(r.Hits[0].Spans) != 0 {
		t.Errorf("%d passages, %v", r.Total, err)
	}
}

func TestIgnored(t *testing.T) {
	r, err := testIndex(t).Search(context.Background(), Query{Text: "the staff of a refuge"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"the", "of", "a"}, r.Ignored); diff != "" {
		t.Error(diff)
	}
}

// TestLike checks that passages of shared rare words come first, without the one asked
// about.
func TestLike(t *testing.T) {
	ix := testIndex(t)
	r, err := ix.Search(context.Background(), Query{Text: "like:A1-3"})
	if err != nil || len(r.Hits) == 0 || r.Hits[0].Passage != "A1-4" {
		t.Errorf("%v, %v", r.Hits, err)
	}
	for _, h := range r.Hits {
		if h.Passage == "A1-3" || len(h.Spans) == 0 {
			t.Errorf("%s is among them, or nothing is marked", h.Passage)
		}
	}
	var q *QueryError
	if _, err := ix.Search(context.Background(), Query{Text: "police like:zz"}); !errors.As(err, &q) || q.Pos != 12 {
		t.Error(err)
	}
}

// TestMatches checks that near words are one match, from the first to the last.
func TestMatches(t *testing.T) {
	r, err := testIndex(t).Search(context.Background(), Query{Text: `"refuge ask"~8 case:C3`})
	if err != nil || len(r.Hits) != 1 || len(r.Hits[0].Matches) != 1 {
		t.Fatalf("%+v, %v", r.Hits, err)
	}
	if got := r.Hits[0].Matches[0].Of(r.Hits[0].Text); got != "ask why she had left the refuge" {
		t.Errorf("matches %q", got)
	}
}

func TestBroadPrefixIsRefused(t *testing.T) {
	ix := mustOpen(t, t.TempDir())
	var text strings.Builder
	for i := range expansionLimit + 1 {
		fmt.Fprintf(&text, "za%dx ", i)
	}
	e := Entry{Document: "a.pdf", Case: dhr.Case{ID: "a"}, Passage: dhr.Passage{ID: "p", Document: "d", Text: text.String()}}
	putAll(t, ix, [][]Entry{{e}})
	_, err := ix.Search(context.Background(), Query{Text: "za*"})
	var q *QueryError
	if !errors.As(err, &q) || q.Hint != "give more letters" {
		t.Errorf("got %v", err)
	}
}
