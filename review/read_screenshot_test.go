package review_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestScreenshotsOfReading keeps a picture of the search, the reader and the page
// image in artefacts/, for people to look at.
func TestScreenshotsOfReading(t *testing.T) {
	s := serveSample(t)
	p := s.passage(t, "5.7")
	dir := filepath.Join("..", "artefacts", "review")
	must(t, os.MkdirAll(dir, 0o755))
	ben := s.reader(t, "Ben")
	ben.decide(ben.get("/review?at="+p.ID+".1C"), "confirm", "note", "The first sentence decides it.")
	b := chromium(t, s.URL)
	b.signIn()
	for _, scheme := range []string{"light", "dark"} {
		call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		for _, size := range []struct{ w, h int64 }{{1366, 768}, {1100, 700}, {390, 844}} {
			b.run(chromedp.EmulateViewport(size.w, size.h))
			shoot := func(name string) {
				t.Helper()
				b.until("[...document.images].every(i => i.complete || !i.closest('details[open]'))")
				png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
				must(t, err)
				must(t, os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s-%d-%s.png", name, size.w, scheme)), png, 0o644))
			}
			for _, page := range []struct{ name, address string }{{"search", "/search"}, {"search-found", "/search?q=alcohol+OR+housing"},
				{"search-narrowed", "/search?q=alcohol+OR+housing&zone=chronology"}, {"search-wrong", "/search?q=risk+(refuge"}, {"shelf", "/read"},
				{"read", "/read?at=" + p.ID + "#at"}, {"read-nothing", "/read?at=" + s.passage(t, "5.8").ID + "#at"}, {"page", "/review?at=" + p.ID + ".1C"}} {
				b.open(page.address)
				shoot(page.name)
			}
			b.open("/search")
			b.run(chromedp.Click(chromedp.CSS(".language summary")))
			shoot("search-help")
			b.open("/read?at=" + p.ID)
			b.press("s")
			shoot("read-sections")
			if size.w < 1200 {
				b.open("/review?at=" + p.ID + ".1C")
				b.press("p")
				shoot("page-open")
				b.open("/read?at=" + p.ID + "#panel-h")
				shoot("read-open")
				js[bool](b, "(document.cookie = 'dhr_page=; path=/; max-age=0', true)")
			}
		}
	}
}
