package login

import (
	"context"
	"crypto/sha256"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// kept keeps hashes in memory, as the store does on disk.
type kept map[string]string

func (k kept) CoderPassword(_ context.Context, name string) (string, error) { return k[name], nil }

const secret = "four words nobody guesses"

// site serves a page that says who asks, behind the login.
func site(t *testing.T, k kept, secure bool) (*httptest.Server, *time.Time) {
	now := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	s, err := page.New(page.Options{ID: "/p", Now: func() time.Time { return now },
		Framework: dhr.Framework{Title: "F", Factors: []dhr.Factor{{ID: "1", Name: "One", Codes: []dhr.Code{{ID: "1A", Name: "A"}}}}}})
	if err != nil {
		t.Fatal(err)
	}
	if err := Add(s, k, secure); err != nil {
		t.Fatal(err)
	}
	s.Handle("GET /{$}", func(w http.ResponseWriter, r *http.Request) error {
		_, err := io.WriteString(w, "you are "+s.Coder(r))
		return err
	})
	s.Handle("POST /decide", func(w http.ResponseWriter, r *http.Request) error { _, err := io.WriteString(w, "decided"); return err })
	s.Handle("POST /coder", func(w http.ResponseWriter, r *http.Request) error { return s.SetCoder(w, "KM") })
	srv := httptest.NewServer(s.Handler())
	t.Cleanup(srv.Close)
	return srv, &now
}

// browser keeps cookies and follows nothing.
type browser struct {
	t      *testing.T
	base   string
	cookie *http.Cookie
}

func (b *browser) do(method, path string, form url.Values) (status int, body string, h http.Header) {
	b.t.Helper()
	req, err := http.NewRequest(method, b.base+path, strings.NewReader(form.Encode()))
	if err != nil {
		b.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if b.cookie != nil {
		req.AddCookie(b.cookie)
	}
	resp, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		b.t.Fatal(err)
	}
	defer resp.Body.Close()
	text, _ := io.ReadAll(resp.Body)
	for _, c := range resp.Cookies() {
		if strings.HasPrefix(c.Name, "dhr_session_") {
			b.cookie = c
		}
	}
	return resp.StatusCode, string(text), resp.Header
}

func (b *browser) login(name, password string) (status int, body string) {
	b.t.Helper()
	status, body, _ = b.do("POST", "/login", url.Values{"coder": {name}, "password": {password}, "next": {"/"}})
	return status, body
}

func TestLogin(t *testing.T) {
	k := kept{"RB": Hash(secret)}
	srv, now := site(t, k, true)
	b := &browser{t: t, base: srv.URL}
	if status, _, h := b.do("GET", "/", nil); status != http.StatusSeeOther || h.Get("Location") != "/login?next=%2F" {
		t.Error(status, h)
	}
	if status, body, _ := b.do("POST", "/decide", nil); status != http.StatusUnauthorized || strings.Contains(body, "decided") {
		t.Error(status, body)
	}
	if status, body, _ := b.do("GET", "/login?next=https://elsewhere.example/", nil); status != http.StatusOK || !strings.Contains(body, `name="next" value="/"`) {
		t.Error(status, body)
	}
	if status, _, h := b.do("GET", "/static/review.css", nil); status != http.StatusOK {
		t.Error(status, h)
	}
	for _, wrong := range [][2]string{{"RB", "something else entirely"}, {"KM", secret}, {"", secret}, {"RB", ""}} {
		if status, body := b.login(wrong[0], wrong[1]); status == http.StatusSeeOther || b.cookie != nil || strings.Contains(body, secret) {
			t.Error(wrong, status)
		}
	}
	if status, body := b.login("  RB ", secret); status != http.StatusSeeOther {
		t.Fatal(status, body)
	}
	if c := b.cookie; !c.HttpOnly || !c.Secure || c.SameSite != http.SameSiteStrictMode || len(c.Value) != 43 || c.MaxAge != 0 {
		t.Errorf("%+v", c)
	}
	if _, body, _ := b.do("GET", "/", nil); body != "you are RB" {
		t.Error(body)
	}
	if status, _, _ := b.do("POST", "/coder", nil); status != http.StatusBadRequest {
		t.Error("a coder who logged in took another name:", status)
	}
	old := *b.cookie
	if status, _, _ := b.do("POST", "/logout", nil); status != http.StatusSeeOther || b.cookie.MaxAge != -1 {
		t.Error(status, b.cookie)
	}
	b.cookie = &old
	if status, _, _ := b.do("GET", "/", nil); status != http.StatusSeeOther {
		t.Error("the session goes on after logging out")
	}
	// Sessions end by time, by a new password and by removal.
	for name, end := range map[string]func(){
		"idle":     func() { *now = now.Add(lifetime + time.Second) },
		"password": func() { k["RB"] = Hash(secret) },
		"removed":  func() { delete(k, "RB") },
	} {
		k["RB"] = Hash(secret)
		if status, _ := b.login("RB", secret); status != http.StatusSeeOther {
			t.Fatal(name, status)
		}
		end()
		if status, _, _ := b.do("GET", "/", nil); status != http.StatusSeeOther {
			t.Errorf("%s: the session goes on", name)
		}
	}
	k["RB"] = Hash(secret)
	b.login("RB", secret)
	for range 5 {
		*now = now.Add(lifetime - time.Minute)
		b.do("GET", "/", nil)
	}
	if status, _, _ := b.do("GET", "/", nil); status != http.StatusSeeOther {
		t.Error("a session can be drawn out for ever")
	}
}

func TestGuessing(t *testing.T) {
	srv, now := site(t, kept{"RB": Hash(secret)}, false)
	b := &browser{t: t, base: srv.URL}
	for range triesByAddress {
		if status, _ := b.login("RB", "a wrong password"); status != http.StatusUnauthorized {
			t.Fatal(status)
		}
	}
	if status, body := b.login("RB", secret); status != http.StatusTooManyRequests || !strings.Contains(body, "Try again in") {
		t.Error(status)
	}
	*now = now.Add(wait + time.Second)
	if status, _ := b.login("RB", "a wrong password"); status != http.StatusUnauthorized {
		t.Error(status)
	}
	*now = now.Add(wait + time.Second)
	if status, _ := b.login("RB", secret); status != http.StatusTooManyRequests {
		t.Error("the wait does not grow:", status)
	}
	*now = now.Add(longestWait)
	if status, _ := b.login("RB", secret); status != http.StatusSeeOther || b.cookie.Secure {
		t.Error(status, b.cookie)
	}
}

// TestGuessingAtOnce checks that guesses made all at once are no more than one by one.
func TestGuessingAtOnce(t *testing.T) {
	l := limit{tries: map[string]*tries{}}
	var taken atomic.Int32
	var all sync.WaitGroup
	for range 200 {
		all.Go(func() {
			if l.try(time.Unix(0, 0), bound{"address", triesByAddress}, bound{"name", triesByName}) == 0 {
				taken.Add(1)
			}
		})
	}
	all.Wait()
	if taken.Load() != triesByAddress {
		t.Errorf("%d guesses are looked at, not %d", taken.Load(), triesByAddress)
	}
}

func TestPasswords(t *testing.T) {
	one, two := Hash(secret), Hash(secret)
	if one == two || !strings.HasPrefix(one, "$argon2id$v=19$m=65536,t=3,p=4$") || !Matches(one, secret) || Matches(one, secret+"x") {
		t.Error(one, two)
	}
	for _, bad := range []string{"", "x", strings.Replace(one, "t=3", "t=1", 1), one[:len(one)-3], "$argon2id$v=19$m=65536,t=3,p=4$$"} {
		if Matches(bad, secret) || Matches(bad, "") {
			t.Errorf("%q matches", bad)
		}
	}
	for password, ok := range map[string]bool{"short": false, secret: true, strings.Repeat("x", MaxPassword+1): false, "ééééééééééé\xff": false} {
		if (CheckPassword(password) == nil) != ok {
			t.Errorf("%q: %v", password, CheckPassword(password))
		}
	}
}

func TestSessionsAreBounded(t *testing.T) {
	s := sessions{all: map[[sha256.Size]byte]session{}}
	now := time.Unix(0, 0)
	first := s.begin("A", "h", now)
	for i := range maxSessions + 5 {
		s.begin("B", "h", now.Add(time.Duration(i+1)*time.Second))
	}
	if _, found := s.find(first, now.Add(time.Hour)); found || len(s.all) != maxSessions {
		t.Error(found, len(s.all))
	}
}
