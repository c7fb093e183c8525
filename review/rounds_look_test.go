package review_test

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/dhrcoder/dhr/review"
	"github.com/dhrcoder/dhr/review/login"
)

// TestLookOfRounds runs axe-core on the pages of coders, rounds and the record, and on the
// login, in each of their states, and keeps pictures of them in artefacts/.
func TestLookOfRounds(t *testing.T) {
	s := serve(t, newProject(t))
	lead, a, b := s.reader(t, "Lead"), s.reader(t, "Ada"), s.reader(t, "Bea")
	drawFor(t, lead, "Ada, Bea")
	codes := func(five string) func(string, []string) map[string]string {
		return func(words string, _ []string) map[string]string {
			switch {
			case strings.HasPrefix(words, "Officers left"):
				return map[string]string{"2D": "confirm", "5E": five}
			case strings.HasPrefix(words, "He had been drinking"):
				return map[string]string{"1C": "confirm"}
			}
			return nil
		}
	}
	a.work("1", codes("confirm"))
	b.work("1", codes("reject"))
	end := func() {
		lead.post("/coders/end", url.Values{"id": {"1"}, "sure": {"yes"}})
		lead.post("/coders/draw", url.Values{"coders": {"Ada, Cyd, Dee"}, "size": {"4"}, "unit": {"passages"}, "seed": {"7"}})
	}
	w := chromium(t, s.URL)
	name(w, "Ada")
	look := func(names map[string]string) {
		for _, scheme := range []string{"light", "dark"} {
			call(w, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
			for name, address := range names {
				w.picture(t, name+"-"+scheme, address)
				w.inspect(name + ", " + scheme)
			}
		}
	}
	look(map[string]string{"round-open": "/coders/round?id=1", "round-done": "/review?round=1"})
	end()
	look(map[string]string{"coders": "/coders", "round-ended": "/coders/round?id=1", "round-settled": "/coders/round?id=1&show=all#differences",
		"round-queue": "/review?round=2", "audit": "/audit"})
	_, err := s.store.SetCoderPassword(t.Context(), "Ada", login.Hash("four words nobody guesses"), time.Now())
	must(t, err)
	closed := s.again(t, review.Options{Passwords: s.store, ID: "/closed"})
	w.site = closed.URL
	look(map[string]string{"login": "/login"})
}

// picture keeps what the browser shows at an address, the whole page long.
func (b *tab) picture(t testing.TB, name, address string) {
	t.Helper()
	dir := filepath.Join("..", "artefacts", "review")
	must(t, os.MkdirAll(dir, 0o755))
	b.run(chromedp.EmulateViewport(1366, 768))
	b.open(address)
	png, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(90))
	must(t, err)
	must(t, os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644))
}
