package review_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review"
)

func TestEveryAnswerCarriesTheProtections(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	css := r.get("/").body
	css = css[strings.Index(css, "/static/review.css"):]
	css = css[:strings.Index(css, `"`)]
	for _, address := range []string{"/", "/review", "/codebook", "/search", "/read", "/page", "/nowhere", css} {
		h := r.get(address).header
		for name, want := range map[string]string{
			"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " +
				"form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
			"X-Content-Type-Options":     "nosniff",
			"Cross-Origin-Opener-Policy": "same-origin",
			"Referrer-Policy":            "same-origin",
		} {
			if got := h.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", address, name, got, want)
			}
		}
		if address != css && h.Get("Cache-Control") != "no-store" {
			t.Errorf("%s may be kept: %q", address, h.Get("Cache-Control"))
		}
		if h.Get("Content-Type") == "" {
			t.Errorf("%s has no content type", address)
		}
	}
}

func TestPagesHaveNoInlineCodeAndNoForeignAddress(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	for _, address := range []string{"/", "/?change=1", "/review", "/review?case=none", "/codebook", "/nowhere", "/search", "/search?q=x", "/read", "/read?document=" + fileID("T01 overview.pdf")} {
		body := r.get(address).body
		for _, bad := range []string{"<style", " style=", " onclick", " onload", "javascript:", "http://", "https://", `src="//`} {
			if strings.Contains(body, bad) {
				t.Errorf("%s holds %q", address, bad)
			}
		}
		if n := strings.Count(body, "<script"); n < 2 || n != len(ownScript.FindAllString(body, -1)) {
			t.Errorf("%s has %d scripts", address, n)
		}
	}
}

func TestHostNames(t *testing.T) {
	for _, c := range []struct {
		hosts []string
		host  string
		want  int
	}{
		{nil, "127.0.0.1:8080", 200},
		{nil, "127.0.0.1", 200},
		{nil, "127.5.5.5:1", 200},
		{nil, "localhost:8080", 200},
		{nil, "LOCALHOST", 200},
		{nil, "[::1]:8080", 200},
		{nil, "attacker.example:8080", 421},
		{nil, "127.0.0.1.attacker.example", 421},
		{nil, "localhost.attacker.example:8080", 421},
		{nil, "192.0.2.7:8080", 421},
		{nil, "", 421},
		{[]string{"desk.example"}, "desk.example:8080", 200},
		{[]string{"desk.example"}, "127.0.0.1:8080", 421},
	} {
		s := serve(t, newEmptyProject(t))
		h, err := review.New(review.Options{Store: s.store, Framework: book(), Hosts: c.hosts})
		must(t, err)
		req := httptest.NewRequest(http.MethodGet, "/", nil)
		req.Host = c.host
		w := httptest.NewRecorder()
		h.ServeHTTP(w, req)
		if w.Code != c.want {
			t.Errorf("host %q with %q: status %d, want %d", c.host, c.hosts, w.Code, c.want)
		}
	}
}

func TestOtherSitesCannotDecide(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	form := r.get("/review").form()
	form.Set("verdict", "confirm")
	for _, header := range []http.Header{
		{"Sec-Fetch-Site": {"cross-site"}},
		{"Sec-Fetch-Site": {"same-site"}},
		{"Origin": {"http://attacker.example"}},
		{"Origin": {"null"}},
	} {
		for _, address := range []string{"/review/decide", "/review/add", "/review/undo", "/review/sample", "/review/pause", "/coder", "/warning", "/keys"} {
			req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+address, strings.NewReader(form.Encode()))
			must(t, err)
			req.Header = header.Clone()
			req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			r.send(req).want(http.StatusForbidden)
		}
	}
	if n := len(s.decisions(t)); n != 0 {
		t.Errorf("%d decisions stored", n)
	}
}

func TestMethodsAndAddresses(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	for _, c := range []struct {
		method, address string
		want            int
	}{
		{"GET", "/review/decide", 405},
		{"GET", "/review/undo", 405},
		{"GET", "/coder", 405},
		{"GET", "/review/add", 405},
		{"POST", "/search", 405},
		{"POST", "/read", 405},
		{"POST", "/page", 405},
		{"DELETE", "/review", 405},
		{"PUT", "/", 405},
		{"HEAD", "/codebook", 200},
		{"GET", "/review/", 404},
		{"GET", "/static/", 404},
		{"GET", "/static/review.go", 404},
		{"GET", "/static/..%2fserver.go", 404},
		{"GET", "/static/%2e%2e/%2e%2e/etc/passwd", 404},
		{"GET", "/templates/layout.html", 404},
		{"GET", "/review?code=5Z", 400},
		{"GET", "/review?factor=77", 400},
		{"GET", "/review?at=nothing", 404},
		{"GET", "/review?at=nothing.", 400},
		{"GET", "/review?at=.5E", 400},
		{"GET", "/review?type=dragon", 400},
		{"GET", "/review?year=99", 400},
		{"GET", "/review?zone=kitchen", 400},
		{"GET", "/review?state=odd", 400},
		{"GET", "/review?order=odd", 400},
		{"GET", "/review?least=2", 400},
		{"GET", "/review?most=NaN", 400},
		{"GET", "/review?sample=0", 400},
		{"GET", "/review?step=-1", 400},
		{"GET", "/review?step=99", 200},
		{"GET", "/review?sample=99", 200},
		{"GET", "/review/sample", 405},
		{"GET", "/review/pause", 405},
		{"GET", "/review?after=nothing", 200},
		{"GET", "/review?after=.x", 400},
		{"GET", "/review?at=nothing.5E", 404},
		{"GET", "/review?at=nothing.5Z", 404},
		{"GET", "/review?case=" + strings.Repeat("x", 5000), 414},
	} {
		req, err := http.NewRequestWithContext(t.Context(), c.method, s.URL+c.address, nil)
		must(t, err)
		req.Header.Set("Sec-Fetch-Site", "same-origin")
		a := r.send(req).want(c.want)
		if c.want == 405 && a.header.Get("Allow") == "" {
			t.Errorf("%s %s does not say what is allowed", c.method, c.address)
		}
	}
	r.get("/nowhere").want(404, "<h1>There is no page at this address.</h1>", "404 Not Found")
}

func TestBadForms(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	good := r.get("/review?code=5E")
	for name, c := range map[string]struct {
		field, value string
		want         int
	}{
		"no verdict":      {"verdict", "", 400},
		"undo as verdict": {"verdict", "undo", 400},
		"add as verdict":  {"verdict", "add", 400},
		"no suggestion":   {"at", "", 400},
		"odd suggestion":  {"at", "x", 400},
		"unknown code":    {"at", "x.5Z", 400},
		"unknown passage": {"at", "x.5E", 404},
		"no state":        {"seen", "", 400},
		"odd state":       {"seen", "-1", 400},
		"unknown agency":  {"agency", "navy", 400},
		"long note":       {"note", strings.Repeat("é", 2001), 400},
		"huge form":       {"note", strings.Repeat("x", 70_000), 413},
	} {
		form := good.form()
		form.Set("verdict", "confirm")
		form.Set(c.field, c.value)
		if a := r.post("/review/decide", form); a.status != c.want {
			t.Errorf("%s: status %d, want %d", name, a.status, c.want)
		}
	}
	s.reader(t, "").decide(good, "confirm").want(http.StatusForbidden, "do not know your name")
	s.reader(t, "").post("/review/undo", nil).want(http.StatusForbidden)
	if n := len(s.decisions(t)); n != 0 {
		t.Errorf("%d decisions stored", n)
	}
	r.decide(good, "confirm", "note", strings.Repeat("é", 2000)).want(http.StatusOK)
}

func TestCoderNames(t *testing.T) {
	s := serve(t, newProject(t))
	for name, want := range map[string]int{
		"Ada": 200, "Zoë Ní Bhriain": 200, "李": 200, "  ": 400, "": 400, "a\u202Eb": 400, "a\x00b": 400, strings.Repeat("x", 61): 400,
	} {
		s.reader(t, "").post("/coder", url.Values{"coder": {name}}).want(want)
	}
	r := s.reader(t, "")
	for _, next := range []string{"//attacker.example/", "http://attacker.example/review", "/\\attacker.example", "javascript:alert(1)", "/coder"} {
		if a := r.post("/coder", url.Values{"coder": {"Ada"}, "next": {next}}); a.at.Path != "/" || a.at.Host != strings.TrimPrefix(s.URL, "http://") {
			t.Errorf("next %q leads to %s", next, a.at)
		}
	}
}

// nasty tries to become HTML, to turn the direction of writing, and to hide.
const nasty = "</p><script>alert(1)</script>\"'><img src=x onerror=alert(2)> \u202Eesrever\u202C \u2066x\u2069 \x07\x1b[31m\u0085 \u200B\uFEFF\U000E0041 {{.Key}}"

func TestHostileTextStaysText(t *testing.T) {
	p := newProject(t)
	s := serve(t, p)
	name := "T09 <script>alert(3)</script>\u202Efdp.pdf"
	put(t, s.store, dhr.Case{ID: "T09<script>", Title: nasty, Source: dhr.CaseFromList}, name, nasty, []invented{
		{nasty + " before", nil},
		{nasty + " He was drinking <b>all</b> day \u202E. " + nasty, []hint{{"1C", "drinking <b>all</b> day", nil}, {"1N", "He was", nil}}},
		{nasty + " after", nil},
	})
	must(t, s.store.Add(t.Context(), []dhr.Case{{ID: "T10", Source: dhr.CaseFromList}}, []dhr.Document{{ID: fileID("bad"), Name: "bad" + name, Case: "T10"}}))
	must(t, s.store.SaveFailure(t.Context(), fileID("bad"), "test", nasty))
	r := s.reader(t, "Ada <b>\"'")
	a := r.get("/review?case=" + url.QueryEscape("T09<script>"))
	checkHostile(t, a)
	a.want(http.StatusOK, `<mark class="strong">drinking &lt;b&gt;all&lt;/b&gt; day</mark>`, "⟨U&#43;202E⟩", "⟨U&#43;001B⟩", "⟨U&#43;E0041⟩", "&lt;script&gt;alert(1)&lt;/script&gt;")
	b := r.decide(a, "confirm", "note", nasty)
	checkHostile(t, b)
	checkHostile(t, r.get("/review?at="+a.form().Get("at")).want(http.StatusOK, "Note: "))
	checkHostile(t, s.reader(t, "Ben").decide(a, "reject", "note", nasty).want(http.StatusConflict))
	checkHostile(t, r.get("/").want(http.StatusOK, "bad"))
	checkHostile(t, r.decide(r.get("/review?case="+url.QueryEscape("T09<script>")), "confirm", "newtheme", "<b>\u202Ex\"'</b>"))
	checkHostile(t, r.get("/review?at="+strings.TrimSuffix(a.form().Get("at"), "1C")+"1N").want(http.StatusOK, "&lt;b&gt;x"))
	checkHostile(t, r.get("/read?at="+strings.TrimSuffix(a.form().Get("at"), ".1C")).want(http.StatusOK, "Zone of"))
	readAnew(t, s, name, "Something else of 2014.", nasty+" He was drinking <b>all</b> day. "+nasty)
	checkHostile(t, r.get("/moved").want(http.StatusOK, "% alike"))
	for _, filter := range []string{"type", "year", "zone", "coder", "state", "order", "least", "most", "sample", "round", "step", "after", "at"} {
		checkHostile(t, r.get("/review?"+filter+"="+url.QueryEscape(nasty)))
	}
	checkHostile(t, r.get("/review?code="+url.QueryEscape(nasty)).want(http.StatusBadRequest))
	checkHostile(t, r.get("/review?case="+url.QueryEscape(nasty)).want(http.StatusBadRequest))
	checkHostile(t, r.get("/review?said="+url.QueryEscape(nasty)+"&of="+url.QueryEscape(nasty+".x")+"&at="+a.form().Get("at")).want(http.StatusOK))
	checkHostile(t, r.get("/?next="+url.QueryEscape(nasty)).want(http.StatusOK))
	checkHostile(t, r.get("/"+url.PathEscape(nasty)).want(http.StatusNotFound))
}

// ownScript is how pages load the scripts of the rooms.
var ownScript = regexp.MustCompile(`<script src="/static/[a-z]+\.js\?v=[0-9a-f]+" defer></script>`)

func checkHostile(t *testing.T, a answer) {
	t.Helper()
	body := ownScript.ReplaceAllString(a.body, "")
	for _, bad := range []string{"<script", "<img", "<b>"} {
		if strings.Contains(body, bad) {
			t.Errorf("%s: %q got into the page", a.at, bad)
		}
	}
	for _, r := range body {
		if r != '\n' && (unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r)) {
			t.Errorf("%s: hidden character %U in the page", a.at, r)
			return
		}
	}
}

func TestNewRefusesWhatIsMissing(t *testing.T) {
	if _, err := review.New(review.Options{Framework: book()}); err == nil {
		t.Error("no store, no error")
	}
	if _, err := review.New(review.Options{}); err == nil {
		t.Error("no framework, no error")
	}
}

func TestFailureOfTheStoreIsAPageWithoutItsCause(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	a := r.get("/review")
	s.store.Close()
	r.decide(a, "confirm").want(http.StatusInternalServerError, "was not saved", "!sql", "!database")
	r.get("/").want(http.StatusInternalServerError)
}
