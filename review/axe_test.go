package review_test

import (
	_ "embed"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

//go:embed testdata/axe/axe.min.js
var axeCore string

// inspect runs axe-core on the page that the browser shows and fails for what it finds
// to be serious or critical.
func (b *tab) inspect(what string) {
	b.t.Helper()
	js[bool](b, axeCore+"; true")
	js[bool](b, `(window.found = null, axe.run(document).then(
		(r) => { window.looked = r.passes.length; window.found = r.violations.filter((v) => ["serious", "critical"].includes(v.impact)).flatMap((v) => v.nodes.map((n) => v.id + " (" + v.impact + "): " + n.target.join(" "))); },
		(e) => { window.found = ["axe-core failed: " + e]; }), true)`)
	b.until("window.found !== null")
	for _, v := range js[[]string](b, "window.found") {
		b.t.Errorf("%s: %s", what, v)
	}
	if n := js[int](b, "window.looked"); n < 10 {
		b.t.Errorf("%s: axe-core checked %d rules only", what, n)
	}
}

// TestAxeFinds shows that the other test would notice.
func TestAxeFinds(t *testing.T) {
	s := serve(t, newProject(t))
	b := chromium(t, s.URL)
	b.open("/codebook")
	js[bool](b, "(document.body.append(document.createElement('button')), true)")
	quiet := &notes{TB: t}
	(&tab{t: quiet, ctx: b.ctx, site: b.site}).inspect("a button without a name")
	if !strings.Contains(strings.Join(quiet.errors, ""), "button-name (critical)") {
		t.Errorf("axe-core found %q", quiet.errors)
	}
}

// notes keeps errors instead of failing.
type notes struct {
	testing.TB
	errors []string
}

func (n *notes) Errorf(format string, args ...any) {
	n.errors = append(n.errors, fmt.Sprintf(format, args...))
}

// TestAccessibility runs axe-core on every page, light and dark. Pages of the menu are
// found by their links, so that a new one is not forgotten.
func TestAccessibility(t *testing.T) {
	s := serveSample(t)
	ben := s.reader(t, "Ben")
	p := s.passage(t, "5.7")
	ben.decide(ben.get("/review?at="+p.ID+".1C"), "confirm", "note", "The first sentence decides it.", "newtheme", "drink")
	ben.decide(ben.get("/review?at="+s.passage(t, "5.9").ID+".2D"), "unsure")
	ben.post("/review/sample", url.Values{"size": {"3"}, "seed": {"1"}})
	b := chromium(t, s.URL)
	b.open("/")
	b.inspect("the welcome")
	b.signIn()
	addresses := []string{"/?change=1", "/review", "/review?at=" + p.ID + ".1C", "/review?at=" + p.ID + ".5E&case=D02&order=certain", "/review?state=unsure", "/review?sample=1",
		"/review?case=none", "/read?document=" + s.document.ID, "/read?at=" + p.ID, "/search?q=alcohol+OR+housing", "/search?q=risk+(refuge", "/moved", "/nowhere"}
	for _, link := range js[[]string](b, "[...document.querySelectorAll('.top nav a')].map((a) => a.getAttribute('href'))") {
		if !slices.Contains(addresses, link) {
			addresses = append(addresses, link)
		}
	}
	b.run(chromedp.EmulateViewport(1366, 768))
	for _, scheme := range []string{"light", "dark"} {
		call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		for _, address := range addresses {
			b.open(address)
			if strings.HasPrefix(address, "/review") || strings.HasPrefix(address, "/read?") {
				js[bool](b, "(document.querySelectorAll('details').forEach((d) => { d.open = true; }), true)")
			}
			b.inspect(fmt.Sprintf("%s, %s", address, scheme))
		}
	}
}
