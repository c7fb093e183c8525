package review_test

import (
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func (b *tab) signIn() {
	b.t.Helper()
	b.open("/")
	b.run(chromedp.SendKeys(chromedp.ID("name"), "Ada"+kb.Enter))
	b.until("document.querySelector('.who')")
}

func TestSearchReadAndAddByKeyboardAlone(t *testing.T) {
	s := serveSample(t)
	b := chromium(t, s.URL)
	b.signIn()
	b.then("/") // from any page
	b.until("document.activeElement.id === 'q'")
	b.press("removed from the list" + kb.Enter)
	b.says("in 1 case")
	b.press("/")
	b.until("document.activeElement.id === 'q'")
	b.press(kb.Escape)
	b.press("j")
	b.until("document.activeElement.matches('a.hit')")
	b.press("k")
	b.then(kb.Enter)
	b.until("document.querySelector('#panel-h').textContent === '5.7'")
	b.until("document.querySelector('#sheets').open") // by itself, since there is room

	b.then("j")
	b.until("document.querySelector('#panel-h').textContent === '5.8'")
	b.then("k")
	b.then("n")
	b.until("document.querySelector('#panel-h').textContent === '5.9'")
	b.then("b")
	b.until("document.querySelector('#panel-h').textContent === '5.7'")
	b.then("j")
	b.press("a")
	b.until("document.activeElement.id === 'add'")
	b.press("2d" + kb.Enter)
	b.says("Saved: added, 2D")
	b.until("document.querySelector('.para.on .stripe.confirmed').textContent.startsWith('2D')")
	b.then("z")
	b.says("Undone: added, 2D")
	b.press("s")
	b.until("document.querySelector('.jumps').open")
	b.press(kb.Escape)
	b.until("!document.querySelector('.jumps').open")
	b.then("k")
	b.then("o") // to the review item, and back by D
	b.says("Use it for:")
	b.then("d")
	b.until("document.querySelector('#panel-h').textContent === '5.7'")
	if v := verdicts(s.decisions(t)); v != "2D add, 2D undo" {
		t.Errorf("stored %s", v)
	}
	// A click anywhere in a passage selects it.
	js[bool](b, "document.querySelector('.para.on').nextElementSibling.querySelector('.passage').click() ?? true")
	b.until("document.querySelector('#panel-h').textContent === '5.8'")
	b.clean()
}

func TestThePageImageIsOutlinedAtItsPlaceAndStaysAsChosen(t *testing.T) {
	s := serveSample(t)
	p := s.passage(t, "5.7")
	b := chromium(t, s.URL)
	b.signIn()
	const drawn = "(() => { const i = document.querySelector('.sheet img'); return i && i.complete && i.naturalWidth > 800 && i.clientWidth > 250; })()"
	for _, address := range []string{"/read?at=" + p.ID, "/review?at=" + p.ID + ".1C"} {
		b.run(chromedp.EmulateViewport(1366, 768))
		b.open(address)
		b.until(drawn)
		var left, top, right, bottom = math.Inf(1), math.Inf(1), 0.0, 0.0
		for _, x := range p.Boxes {
			left, top, right, bottom = min(left, x.X), min(top, x.Y), max(right, x.X+x.W), max(bottom, x.Y+x.H)
		}
		// Where the outline is on the screen, in points of the page.
		got := js[[]float64](b, `(() => { const i = document.querySelector('.sheet img').getBoundingClientRect(), o = document.querySelector('.outline').getBBox(),
			m = document.querySelector('.outline').getScreenCTM(), k = `+fmt.Sprint(s.reading.Pages[3].Width)+` / i.width;
			const at = (x, y) => { const q = new DOMPoint(x, y).matrixTransform(m); return [(q.x - i.left) * k, (q.y - i.top) * k]; };
			return [...at(o.x, o.y), ...at(o.x + o.width, o.y + o.height)]; })()`)
		for i, want := range []float64{left - 3, top - 3, right + 3, bottom + 3} {
			if math.Abs(got[i]-want) > 1 {
				t.Errorf("%s: edge %d of the outline lies at %.1f points, want %.1f", address, i, got[i], want)
			}
		}
		if !js[bool](b, "(() => { const o = document.querySelector('.outline').getBoundingClientRect(), p = document.querySelector('.pane').getBoundingClientRect(); return o.top >= p.top && o.bottom <= p.bottom && p.bottom <= innerHeight; })()") {
			t.Errorf("%s: the outline is out of view", address)
		}

		// Closed once it stays closed, open once open, whatever the width.
		b.press("p")
		b.until("!document.querySelector('#sheets').open")
		b.open("/codebook")
		b.open(address)
		if js[bool](b, "document.querySelector('#sheets').open") {
			t.Errorf("%s: the page image is open again", address)
		}
		b.press("p")
		b.until(drawn)
		b.run(chromedp.EmulateViewport(390, 844))
		b.open("/codebook")
		b.open(address)
		if !js[bool](b, "document.querySelector('#sheets').open") {
			t.Errorf("%s: the page image is closed again", address)
		}
		js[bool](b, "(document.cookie = 'dhr_page=; path=/; max-age=0', true)")
		b.open("/codebook")
		b.open(address)
		time.Sleep(100 * time.Millisecond)
		if js[bool](b, "document.querySelector('#sheets').open") {
			t.Errorf("%s: the page image is open on a narrow screen", address)
		}
	}
	b.clean()
}

// TestMarkedWordsSayWhichPassageIsCoded marks words of another passage than the one
// selected and adds a code to theirs.
func TestMarkedWordsSayWhichPassageIsCoded(t *testing.T) {
	s := serveSample(t)
	b := chromium(t, s.URL)
	b.signIn()
	b.open("/read?at=" + s.passage(t, "5.7").ID)
	q := s.passage(t, "5.8")
	mark := fmt.Sprintf("(() => { const p = document.querySelector('[data-passage=\"%s\"] .passage'); getSelection().setBaseAndExtent(p.lastChild, 4, p.lastChild, 20); return true; })()", q.ID)
	js[bool](b, mark)
	b.until("!document.querySelector('#chosen').hidden")
	b.says("Words of 5.8 are marked")
	b.press(kb.Escape) // or not
	b.until("document.querySelector('#chosen').hidden")
	js[bool](b, "(getSelection().removeAllRanges(), true)")
	js[bool](b, mark)
	b.until("!document.querySelector('#chosen').hidden")
	b.press("a")
	b.until("document.activeElement.id === 'add'")
	b.press("2d" + kb.Enter)
	b.says("Saved: added, 2D")
	if d := s.decisions(t); len(d) != 1 || d[0].Passage != q.ID || d[0].Code != "2D" {
		t.Errorf("stored %+v", d)
	}
	b.clean()
}

// TestReaderAndSearchFitTheirWindows holds them to the same as the other pages.
func TestReaderAndSearchFitTheirWindows(t *testing.T) {
	s := serveSample(t)
	b := chromium(t, s.URL)
	b.signIn()
	p := s.passage(t, "5.7")
	for _, size := range []struct{ w, h int64 }{{1366, 768}, {1366, 640}, {1100, 768}, {390, 844}, {320, 640}, {1920, 1080}} {
		b.run(chromedp.EmulateViewport(size.w, size.h))
		for _, address := range []string{"/search", "/search?q=alcohol+OR+housing", "/read", "/read?at=" + p.ID + "#at", "/review?at=" + p.ID + ".1C"} {
			for _, chosen := range []string{"open", "closed"} {
				js[bool](b, "(document.cookie = 'dhr_page="+chosen+"; path=/', true)")
				b.open("/codebook")
				b.open(address)
				at := fmt.Sprintf("%s at %d×%d, page image %s", address, size.w, size.h, chosen)
				if wide := js[int64](b, "document.documentElement.scrollWidth"); wide > size.w {
					t.Errorf("%s is %d wide", at, wide)
				}
				if !js[bool](b, "!document.querySelector('.bar') || (() => { const r = document.querySelector('.bar').getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; })()") {
					t.Errorf("%s: the buttons are out of view", at)
				}
				if address == "/read?at="+p.ID+"#at" && !js[bool](b, "(() => { const r = document.querySelector('.para.on').getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight && r.width > 250; })()") {
					t.Errorf("%s: the passage is out of view", at)
				}
			}
		}
	}
	b.clean()
}
