package review_test

import (
	"context"
	"errors"
	"net/http"
	"net/url"
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
}

func TestWrongQueriesSayWhere(t *testing.T) {
	s := serveSample(t)
	r := s.reader(t, "")
	r.get("/search?q="+url.QueryEscape(`risk "waiting list`)).want(http.StatusBadRequest, "wrong at character 6:", "<code>risk <mark>&#34;waiting list</mark></code>", "never closed")
	// With a facet what was typed is inside brackets, which must not be counted or closed.
	r.get("/search?zone=analysis&q="+url.QueryEscape(`risk "waiting list`)).want(http.StatusBadRequest, "wrong at character 6:")
	r.get("/search?zone=analysis&q="+url.QueryEscape("a) OR (b")).want(http.StatusBadRequest, "wrong at character 2:")
	r.get("/search?q="+url.QueryEscape("risk zone:kitchen")).want(http.StatusBadRequest, "is no zone", "aria-invalid")
	for _, q := range []string{"type=none", "year=99", "year=20x", "zone=kitchen", "page=0", "page=101", "page=x", "q=" + strings.Repeat("x", 1001), "q=%ff%fe"} {
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
		Spans: []dhr.Span{{Start: -5, End: 9}, {Start: 4, End: 2}, {Start: 90, End: 1 << 40}}, Snippet: dhr.Span{Start: -3, End: 1 << 40}}
	facets := []search.Facet{{Value: nasty}, {Value: ""}}
	a := with(answers{result: search.Result{Total: 1, Hits: []search.Hit{hostile}, Zones: facets, Years: facets, Types: facets, Ignored: []string{nasty}}}).
		get("/search?q="+url.QueryEscape(nasty)).want(http.StatusOK, "no longer in the project")
	checkHostile(t, a)
	checkHostile(t, with(answers{err: &search.QueryError{Pos: -9, Msg: nasty, Hint: nasty}}).get("/search?q="+url.QueryEscape(nasty)).want(http.StatusBadRequest, "wrong at character 1:"))
	with(answers{err: &search.QueryError{Pos: 1 << 40}}).get("/search?q=abc").want(http.StatusBadRequest, "wrong at character 4:")
}

func count(body, part string) int { return strings.Count(body, part) }
