package review_test

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review"
	"github.com/dhrcoder/dhr/store"
)

// site is the pages of a project, served as dhr serve does.
type site struct {
	*httptest.Server
	store *store.Store
}

func serve(t testing.TB, p dhr.Project) *site {
	t.Helper()
	st, err := store.Open(t.Context(), p)
	must(t, err)
	h, err := review.New(review.Options{Store: st, Framework: book(), Project: "invented",
		Now: func() time.Time { return time.Date(2026, 11, 23, 9, 30, 0, 0, time.UTC) }})
	must(t, err)
	s := &site{Server: httptest.NewServer(h), store: st}
	t.Cleanup(s.stop)
	return s
}

// again serves the same store with other parts.
func (s *site) again(t testing.TB, opts review.Options) *site {
	t.Helper()
	opts.Store, opts.Framework = s.store, book()
	h, err := review.New(opts)
	must(t, err)
	other := &site{Server: httptest.NewServer(h), store: s.store}
	t.Cleanup(other.Close)
	return other
}

// at serves the same store at another time, which may go on.
func (s *site) at(t testing.TB, now *time.Time) *site {
	return s.again(t, review.Options{Now: func() time.Time { return *now }})
}

func (s *site) stop() {
	s.Close()
	s.store.Close()
}

// reader is one person's browser, without JavaScript.
type reader struct {
	t    testing.TB
	site *site
	http *http.Client
}

func (s *site) reader(t testing.TB, name string) *reader {
	t.Helper()
	jar, err := cookiejar.New(nil)
	must(t, err)
	r := &reader{t: t, site: s, http: &http.Client{Jar: jar}}
	if name != "" {
		r.post("/coder", url.Values{"coder": {name}}).want(http.StatusOK)
	}
	return r
}

// answer is a page as it arrived, after redirects.
type answer struct {
	t      testing.TB
	status int
	header http.Header
	at     *url.URL
	body   string
}

func (r *reader) get(address string) answer {
	r.t.Helper()
	return r.do(http.MethodGet, address, nil)
}

func (r *reader) post(address string, form url.Values) answer {
	r.t.Helper()
	return r.do(http.MethodPost, address, form)
}

func (r *reader) do(method, address string, form url.Values) answer {
	r.t.Helper()
	req, err := http.NewRequestWithContext(r.t.Context(), method, r.site.URL+address, strings.NewReader(form.Encode()))
	must(r.t, err)
	if method == http.MethodPost {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		req.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	return r.send(req)
}

func (r *reader) send(req *http.Request) answer {
	r.t.Helper()
	resp, err := r.http.Do(req)
	must(r.t, err)
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	must(r.t, err)
	return answer{t: r.t, status: resp.StatusCode, header: resp.Header, at: resp.Request.URL, body: string(body)}
}

// want checks the status and that the page has, and with a leading "!" has not,
// each text.
func (a answer) want(status int, texts ...string) answer {
	a.t.Helper()
	if a.status != status {
		a.t.Fatalf("%s: status %d, want %d\n%s", a.at, a.status, status, a.body)
	}
	for _, text := range texts {
		unwanted, not := strings.CutPrefix(text, "!")
		if strings.Contains(a.body, unwanted) == not {
			a.t.Fatalf("%s: want %q in\n%s", a.at, text, a.body)
		}
	}
	return a
}

var hiddenField = regexp.MustCompile(`<input type="hidden" name="([^"]+)" value="([^"]*)">`)

// form returns what the decision form of the page would send, without a verdict:
// its hidden fields and ticked chips.
func (a answer) form() url.Values {
	a.t.Helper()
	start := strings.Index(a.body, `<form id="decision"`)
	if start < 0 {
		a.t.Fatalf("%s: no decision form in\n%s", a.at, a.body)
	}
	part := a.body[start:]
	part = part[:strings.Index(part, "</form>")]
	form := url.Values{}
	for _, m := range hiddenField.FindAllStringSubmatch(part, -1) {
		form.Add(m[1], m[2])
	}
	for _, m := range regexp.MustCompile(`name="agency" value="([^"]+)"[^>]* checked>`).FindAllStringSubmatch(part, -1) {
		form.Add("agency", m[1])
	}
	return form
}

// decide sends the page's form with a verdict and returns the page that follows.
func (r *reader) decide(a answer, verdict string, more ...string) answer {
	r.t.Helper()
	form := a.form()
	form.Set("verdict", verdict)
	for i := 0; i+1 < len(more); i += 2 {
		form.Set(more[i], more[i+1])
	}
	return r.post("/review/decide", form)
}

// plain returns the words of the page.
func (a answer) plain() string {
	return strings.Join(strings.Fields(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(a.body, "")), " ")
}

var passageText = regexp.MustCompile(`(?s)<p class="passage">.*?</p>`)

// passage returns the plain words of the passage that the page shows.
func (a answer) passage() string {
	a.t.Helper()
	s := passageText.FindString(a.body)
	s = regexp.MustCompile(`<span class="(unseen|printed)">[^<]*</span>`).ReplaceAllString(s, "")
	return strings.TrimSpace(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(s, ""))
}

// decisions returns what the store holds, verdicts and coders in order.
func (s *site) decisions(t testing.TB) []dhr.Decision {
	t.Helper()
	d, err := s.store.Decisions(t.Context())
	must(t, err)
	return d
}

func verdicts(ds []dhr.Decision) string {
	var out []string
	for _, d := range ds {
		out = append(out, d.Code+" "+string(d.Verdict))
	}
	return strings.Join(out, ", ")
}
