package review_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// looked checks the page that the browser shows for accessibility and for its width in a
// narrow window, and keeps a picture.
func (b *tab) looked(name string) {
	b.t.Helper()
	b.inspect(name)
	for _, wide := range []int64{320, 1366} {
		b.run(chromedp.EmulateViewport(wide, 768))
		if got := js[float64](b, "document.documentElement.scrollWidth"); got > float64(wide) {
			b.t.Errorf("%s is %v wide in a window of %d", name, got, wide)
		}
	}
	b.keep(b.t, name)
}

func TestConcordanceAndAllHitsByKeyboardAlone(t *testing.T) {
	s := serveSample(t)
	b := chromium(t, s.URL)
	b.signIn()
	b.then("/")
	b.until("document.activeElement.id === 'q'")
	b.press("police" + kb.Enter)
	b.says("passages in 1 case")
	b.tabTo("As a concordance")
	b.then(kb.Enter)
	b.says("lines; shown: 1 to")
	b.looked("search-lines")
	b.tabTo("Sorted by what stands before")
	b.then(kb.Enter)
	// The hits stand below each other, and the words before them are in order.
	if n := js[int](b, "new Set([...document.querySelectorAll('.kwic .node')].map((td) => Math.round(td.getBoundingClientRect().left))).size"); n != 1 {
		t.Errorf("the hits begin at %d places", n)
	}
	sorted := js[bool](b, `(() => { const keys = [...document.querySelectorAll('.kwic td.left')].map((td) => td.innerText.toLowerCase().match(/[\p{L}\p{N}]+/gu)?.pop() || "");
		return keys.every((k, i) => i === 0 || keys[i - 1] <= k); })()`)
	if !sorted {
		t.Error("the lines are not sorted by the word before")
	}
	b.press("j")
	b.until("document.activeElement.matches('.kwic a.hit')")
	b.then(kb.Enter)
	b.until("document.querySelector('#panel-h')")
	js[bool](b, "(history.back(), true)")
	b.until("document.querySelector('.kwic')")

	b.tabTo("Choose a code")
	b.press("1C")
	b.until("document.activeElement.value === '1C'")
	b.press(kb.Tab)
	b.then(kb.Enter)
	b.says("would get 1C as a suggestion")
	b.looked("search-propose")
	before := s.shown(t)
	b.then("y")
	b.says("They wait in the review queue; nothing is coded")
	if s.shown(t) <= before {
		t.Error("nothing is suggested")
	}
	b.looked("search-proposed")
	b.tabTo("Take it back")
	b.then(kb.Enter)
	b.says("Taken back: what the search suggested")
	if s.shown(t) != before {
		t.Error("it is not taken back")
	}
	b.open("/search?q=police")
	b.looked("search")
	b.tabTo("More like this")
	b.then(kb.Enter)
	b.until("document.getElementById('q').value.startsWith('like:')")
	b.clean()
}

// tabTo reaches what shows the text by Tab, from the control before it.
func (b *tab) tabTo(text string) {
	b.t.Helper()
	js[bool](b, fmt.Sprintf(`(() => { const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]")].filter((e) => e.checkVisibility());
		const at = all.findIndex((e) => e.innerText.trim().startsWith(%q)); if (at > 0) all[at - 1].focus(); return at > 0; })()`, text))
	b.press(kb.Tab)
	if got := js[string](b, "(document.activeElement.innerText || '').trim()"); !strings.HasPrefix(got, text) {
		b.t.Fatalf("%q cannot be reached by Tab: there is %q", text, got)
	}
}

func TestRuleByKeyboardAlone(t *testing.T) {
	s, _ := serveBook(t)
	b := chromium(t, s.URL)
	b.signIn()
	b.open("/codebook")
	b.looked("codebook")
	b.open("/codebook/code?code=2D")
	b.looked("codebook-code")
	b.tabTo("Write a new rule")
	b.then(kb.Enter)
	b.until("document.getElementById('draft')")
	b.press("e")
	b.until("document.activeElement.id === 'draft'")
	js[bool](b, fmt.Sprintf("(document.getElementById('draft').value = %q, true)", strings.Replace(spade, "within: 12", "within: x", 1)))
	js[bool](b, "document.getElementById('draft').dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true}))")
	b.says("3 mistakes:")
	b.tabTo("line 5")
	b.press(kb.Enter)
	b.until("document.activeElement.id === 'draft'")
	if got := js[string](b, "getSelection().toString() || document.getElementById('draft').value.slice(document.getElementById('draft').selectionStart, document.getElementById('draft').selectionEnd)"); got != "    within: x" {
		t.Errorf("the mistake leads to %q", got)
	}
	b.press("    within: 12") // takes the place of the line
	b.press(kb.Escape)
	b.press("t")
	b.says("1 gained, 0 lost")
	b.looked("codebook-try")
	b.tabTo("Save as a new version")
	b.then(kb.Enter)
	b.says("Saved as version 2")
	b.looked("codebook-saved")
	b.open("/codebook/history")
	b.looked("codebook-history")
	b.press("j")
	b.until("document.activeElement.matches('a.hit')")
	b.then(kb.Enter)
	b.says("What it changed")
	b.looked("codebook-version")
	b.open("/codebook/version?id=1")
	b.tabTo("Restore this version")
	b.then(kb.Enter)
	b.says("restores version 1")
	b.clean()
}

// keep keeps a picture of the page that the browser shows, the whole page long.
func (b *tab) keep(t testing.TB, name string) {
	t.Helper()
	dir := filepath.Join("..", "artefacts", "review")
	must(t, os.MkdirAll(dir, 0o755))
	png, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(90))
	must(t, err)
	must(t, os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644))
}
