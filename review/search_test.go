package review_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review"
	"github.com/dhrcoder/dhr/review/search"
)

func TestSearchPage(t *testing.T) {
	s := serveSample(t)
	r := s.reader(t, "Ada")
	r.get("/search").want(http.StatusOK, "How to write a query", "autofocus", "side by side, in any form", "!passages in", "!No passage")
	a := r.get("/search?q=alcohol").want(http.StatusOK, "passages in 1 case", "<mark>alcohol</mark>", "D02.pdf", "page 4", "zone: chronology",
		`<span class="printed">5.7</span>`, "year=2016", "zone=chronology", "best first")
	p := s.passage(t, "5.7")
	a.want(http.StatusOK, "/read?at="+p.ID+"&amp;document="+s.document.ID+"#at", "/review?at="+p.ID+".1C")
	r.get("/search?q=zzzzzz").want(http.StatusOK, "No passage matches")
	r.get("/search?q=the+alcohol").want(http.StatusOK, "Left out as too common: the")

	// A facet narrows the whole query, also one with OR.
	n := r.get("/search?q=alcohol+OR+housing&zone=chronology").want(http.StatusOK, "zone: chronology", "remove", "!zone: analysis", "!>Zone<")
	if wide := r.get("/search?q=alcohol+OR+housing"); count(n.body, `class="hit"`) >= count(wide.body, `class="hit"`) {
		t.Errorf("%d hits in one zone, %d in all", count(n.body, `class="hit"`), count(wide.body, `class="hit"`))
	}
	r.get("/search?zone=chronology").want(http.StatusOK, "passages in 1 case", `class="hit"`)

	// Paging.
	one := r.get("/search?q=adult").want(http.StatusOK, "shown: 1 to 20", "page=2", "!Back")
	two := r.get("/search?q=adult&page=2").want(http.StatusOK, "shown: 21 to ", "Back")
	if hit := strings.Index(one.body, `class="hit"`); strings.Contains(two.body, one.body[hit:hit+150]) {
		t.Error("the first hit is on the second page, too")
	}
	r.get("/search?q=adult&page=100").want(http.StatusOK, "There are no more results")
	r.get("/search?q=adult&order=place").want(http.StatusOK, "in reading order", "Best first")
	r.get("/search?q="+url.QueryEscape("like:"+p.ID)).want(http.StatusOK, "!at="+p.ID)
}

func TestConcordance(t *testing.T) {
	s := serveSample(t)
	r := s.reader(t, "Ada")
	a := r.get("/search?q=police&view=lines").want(http.StatusOK, "lines; shown: 1 to ", `class="hit" href="/read?at=`, ">police</a>", "Sorted by what stands before")
	left := r.get("/search?q=police&view=lines&sort=left").want(http.StatusOK, `<span aria-current="true">Sorted by what stands before</span>`)
	right := r.get("/search?q=police&view=lines&sort=right").want(http.StatusOK)
	if n := count(a.body, `class="node"`); n < 5 || n != count(left.body, `class="node"`) || n != count(right.body, `class="node"`) || left.body == right.body {
		t.Errorf("%d lines, %d, %d", n, count(left.body, `class="node"`), count(right.body, `class="node"`))
	}
	r.get("/search?q="+url.QueryEscape(`"alcohol GP"~6`)+"&view=lines").want(http.StatusOK, "1 line;", ">GP wrote to the community alcohol</a>")
	r.get("/search?q=adult&view=lines").want(http.StatusOK, "shown: 1 to 50", "page=2")
	r.get("/search?zone=chronology&view=lines").want(http.StatusOK, "filters alone have none")
}

// TestProposeAllHits goes the whole way: the question with the numbers, the suggestions,
// the queue, and taking them back.
func TestProposeAllHits(t *testing.T) {
	s := serveSample(t)
	form := url.Values{"q": {"police"}, "code": {"1C"}}
	leadsTo(t, s.reader(t, "").post("/search/propose", form), "/?next=")
	r := s.reader(t, "Ada")
	ask := r.post("/search/propose", form).want(http.StatusOK, "Suggest 1C", "would get 1C as a suggestion", "Suggest it for ")
	all := regexp.MustCompile(`name="sure" value="(\d+)"`).FindStringSubmatch(ask.body)
	before := s.shown(t)
	form.Set("sure", "1")
	r.post("/search/propose", form).want(http.StatusOK, "Suggest 1C") // the number is not what was said: asked again
	if s.shown(t) != before {
		t.Fatal("suggested without a yes")
	}
	form.Set("sure", all[1])
	leadsTo(t, r.post("/search/propose", form), "/search/proposed?made=1")
	made := s.shown(t) - before
	if made < 3 {
		t.Fatalf("%d suggestions made", made)
	}
	if codings, err := s.store.Codings(t.Context()); err != nil || len(codings) != 0 {
		t.Errorf("coded: %v %v", codings, err)
	}
	r.get("/review?at="+s.hit(t)+".1C").want(http.StatusOK, "A person suggested it for all hits of the search “police”")
	r.get("/search/proposed?made=1").want(http.StatusOK, fmt.Sprintf("1C is now suggested for %d more passages", made), "<code>police</code>", "by Ada", "Take it back")
	r.post("/search/propose", url.Values{"q": {"police"}, "code": {"1C"}}).want(http.StatusOK, "<strong>0</strong> would get", "!Suggest it for ")
	leadsTo(t, r.post("/search/undo", url.Values{"id": {"1"}}), "/search/proposed?undone=1")
	if s.shown(t) != before {
		t.Error("it is not taken back")
	}
	r.get("/search/proposed?undone=1").want(http.StatusOK, "Taken back", "Taken back by Ada", "!<button type=\"submit\">Take it back")
	for _, bad := range []url.Values{{"q": {"police"}, "code": {"9Z"}}, {"code": {"1C"}}, {"q": {`"open`}, "code": {"1C"}}} {
		r.post("/search/propose", bad).want(http.StatusBadRequest)
	}
	r.post("/search/undo", url.Values{"id": {"x"}}).want(http.StatusBadRequest)
}

// hit is a passage that a search suggests 1C for.
func (s *sampled) hit(t *testing.T) string {
	t.Helper()
	ids, err := s.store.ProposedPassages(t.Context(), "1C")
	must(t, err)
	if len(ids) == 0 {
		t.Fatal("no passage is proposed")
	}
	return ids[0]
}

// shown counts the suggestions that are shown.
func (s *sampled) shown(t *testing.T) (n int) {
	t.Helper()
	for _, err := range s.store.AllShownSuggestions(t.Context()) {
		must(t, err)
		n++
	}
	return n
}

func TestExportOfHits(t *testing.T) {
	s := serveSample(t)
	r := s.reader(t, "Ada")
	r.get("/search?q=alcohol").want(http.StatusOK, "/search/export?q=alcohol&amp;format=csv", "personal data")
	csv := r.get("/search/export?q=alcohol&format=csv").want(http.StatusOK, "case,document,page,section,number,zone,text,hits,codes,passage", "D02.pdf", s.passage(t, "5.7").ID)
	if got := csv.header.Get("Content-Disposition"); got != `attachment; filename="dhr-search-2026-11-23.csv"` {
		t.Error(got)
	}
	r.get("/search/export?q=alcohol&format=jsonl").want(http.StatusOK, `"document":"D02.pdf"`)
	if x := r.get("/search/export?q=alcohol&format=xlsx").want(http.StatusOK); !strings.HasPrefix(x.body, "PK") {
		t.Error("no workbook")
	}
	r.get("/search/export?q=alcohol&format=exe").want(http.StatusBadRequest)
	r.get("/search/export?q=%22a&format=csv").want(http.StatusBadRequest)
	formula := search.Hit{Passage: "p", Document: "=cmd()", Case: "@x", Text: "=1+1"}
	h := s.again(t, review.Options{Search: answers{result: search.Result{Total: 1, Hits: []search.Hit{formula}}}})
	h.reader(t, "Ada").get("/search/export?q=x&format=csv").want(http.StatusOK, "'@x,'=cmd(),0,", ",'=1+1,")
	h = s.again(t, review.Options{Search: answers{result: search.Result{Total: 20001}}})
	h.reader(t, "Ada").get("/search/export?q=x&format=csv").want(http.StatusBadRequest, "at most 20,000")
	h.reader(t, "Ada").post("/search/propose", url.Values{"q": {"x"}, "code": {"1C"}}).want(http.StatusBadRequest, "at most 10,000")
}

func TestWrongQueriesSayWhere(t *testing.T) {
	s := serveSample(t)
	r := s.reader(t, "")
	r.get("/search?q="+url.QueryEscape(`risk "waiting list`)).want(http.StatusBadRequest, "wrong at character 6:", "<code>risk <mark>&#34;waiting list</mark></code>", "never closed")
	// With a facet what was typed is inside brackets, which must not be counted or closed.
	r.get("/search?zone=analysis&q="+url.QueryEscape(`risk "waiting list`)).want(http.StatusBadRequest, "wrong at character 6:")
	r.get("/search?zone=analysis&q="+url.QueryEscape("a) OR (b")).want(http.StatusBadRequest, "wrong at character 2:")
	r.get("/search?q="+url.QueryEscape("risk zone:kitchen")).want(http.StatusBadRequest, "is no zone", "aria-invalid")
	for _, q := range []string{"type=none", "year=99", "year=20x", "zone=kitchen", "page=0", "page=101", "page=x", "agency=moon", "suggested=9Z", "view=lines&sort=up", "csp=" + strings.Repeat("x", 201), "region=%22", "q=" + strings.Repeat("x", 1001), "q=%ff%fe"} {
		if a := r.get("/search?" + q); a.status != http.StatusBadRequest {
			t.Errorf("%s: status %d", q, a.status)
		}
	}
}

// answers gives the same answer to every query.
type answers struct {
	result search.Result
	err    error
}

func (a answers) Search(context.Context, search.Query) (search.Result, error) {
	return a.result, a.err
}

func TestSearchWithoutAnIndexOrWithAHostileOne(t *testing.T) {
	s := serve(t, newProject(t))
	s.reader(t, "").get("/search?q=x").want(http.StatusOK, "There is no search in this project")
	with := func(search search.Searcher) *reader {
		return s.again(t, review.Options{Search: search}).reader(t, "Ada")
	}
	with(answers{err: &search.UnavailableError{Sentence: "The index is being built; wait."}}).get("/search?q=x").
		want(http.StatusServiceUnavailable, "The index is being built; wait.", `value="x"`)
	with(answers{err: errors.New("open /secret/place: broken")}).get("/search?q=x").want(http.StatusInternalServerError, "!secret")
	hostile := search.Hit{Passage: nasty, Document: nasty, Case: nasty, Heading: nasty, Zone: dhr.Zone(nasty), Number: nasty, Text: nasty + strings.Repeat(nasty, 10),
		Spans: []dhr.Span{{Start: -5, End: 9}, {Start: 4, End: 2}, {Start: 90, End: 1 << 40}}, Matches: []dhr.Span{{Start: -5, End: 9}, {Start: 0, End: 4}, {Start: 90, End: 1 << 40}}, Snippet: dhr.Span{Start: -3, End: 1 << 40}}
	facets := []search.Facet{{Value: nasty}, {Value: ""}}
	a := with(answers{result: search.Result{Total: 1, Hits: []search.Hit{hostile}, Facets: map[string][]search.Facet{"zone": facets, "year": facets, "type": facets, "csp": facets, "region": facets, "suggested": facets, "confirmed": facets, "agency": facets}, Ignored: []string{nasty}}}).
		get("/search?q="+url.QueryEscape(nasty)).want(http.StatusOK, "no longer in the project")
	checkHostile(t, a)
	for _, view := range []string{"&view=lines", "&view=lines&sort=left", "&csp=" + url.QueryEscape("Safer <b>Town</b>")} {
		checkHostile(t, with(answers{result: search.Result{Total: 1, Hits: []search.Hit{hostile}}}).get("/search?q="+url.QueryEscape(nasty)+view).want(http.StatusOK))
	}
	checkHostile(t, with(answers{err: &search.QueryError{Pos: -9, Msg: nasty, Hint: nasty}}).get("/search?q="+url.QueryEscape(nasty)).want(http.StatusBadRequest, "wrong at character 1:"))
	with(answers{err: &search.QueryError{Pos: 1 << 40}}).get("/search?q=abc").want(http.StatusBadRequest, "wrong at character 4:")
}

// leadsTo checks where an answer led the browser.
func leadsTo(t *testing.T, a answer, address string) {
	t.Helper()
	if got := a.at.RequestURI(); !strings.HasPrefix(got, address) || a.status != http.StatusOK {
		t.Errorf("led to %s with status %d, not to %s", got, a.status, address)
	}
}

func count(body, part string) int { return strings.Count(body, part) }
