package review_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestReviewByKeyboardAlone(t *testing.T) {
	p := newProject(t)
	s := serve(t, p)
	b := chromium(t, s.URL)
	b.open("/review")

	// The name: by Tab from the top of the page, as without a mouse.
	b.says("Your name")
	for i := 0; js[string](b, "document.activeElement.id") != "name"; i++ {
		if i > 20 {
			t.Fatal("the name cannot be reached by Tab")
		}
		b.press(kb.Tab)
	}
	b.press("Ada" + kb.Enter)
	b.says("0 of 12 decided")

	b.then("c")
	b.says("Saved: confirmed, 1C")
	b.until("document.querySelector('[role=status]').textContent.includes('Saved: confirmed')")
	b.then("r")
	b.says("Saved: rejected, 2D")
	b.press("2") // police, which was ticked
	b.press("1") // health
	b.then("u")
	b.says("Saved: unsure, 5E")
	b.then("n")
	b.says("The practice nurse")
	b.then("b")
	b.says("told a neighbour")
	b.then(kb.ArrowRight)
	b.then(kb.ArrowLeft)

	// A note: keys are letters in it, and Enter decides nothing.
	b.press("m")
	b.until("document.activeElement.id === 'note'")
	b.press("curt" + kb.Enter + "zunc")
	if got := js[string](b, "document.getElementById('note').value"); got != "curt\nzunc" {
		t.Errorf("the note holds %q", got)
	}
	b.press(kb.Escape)
	b.until("document.activeElement === document.body")
	b.then("c")
	b.says("Saved: confirmed, 1N")
	if v := verdicts(s.decisions(t)); v != "1C confirm, 2D reject, 5E unsure, 1N confirm" {
		t.Fatalf("stored %s", v)
	}
	if d := s.decisions(t); fmt.Sprint(d[2].Agencies) != "[health]" || d[3].Note != "curt\nzunc" || d[3].Coder != "Ada" {
		t.Errorf("stored %+v", d)
	}

	// Help opens and closes by key, and does not decide.
	b.press("?")
	b.until("document.querySelector('.help').open")
	b.press(kb.Escape)
	b.until("!document.querySelector('.help').open")

	// None of these decides: Enter on a ticked chip, a key held down, and one with
	// Ctrl, as in copying.
	for name, event := range map[string]string{"Enter on a chip": "", "a held key": "repeat", "a key with Ctrl": "ctrlKey"} {
		if event == "" {
			b.run(chromedp.Focus(chromedp.CSS("input[name=agency]")))
			b.press(kb.Enter)
		} else {
			js[bool](b, "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'c', "+event+": true, bubbles: true}))")
		}
		time.Sleep(200 * time.Millisecond)
		if v := verdicts(s.decisions(t)); v != "1C confirm, 2D reject, 5E unsure, 1N confirm" {
			t.Fatalf("%s decided: %s", name, v)
		}
	}
	for range 4 {
		b.then("z")
	}
	b.says("Undone: confirmed, 1C")
	b.says("0 of 12 decided")
	b.clean()
}

func TestUndoByKeyOverARestartOfServerAndStore(t *testing.T) {
	p := newProject(t)
	s := serve(t, p)
	b := chromium(t, s.URL)
	b.open("/")
	b.run(chromedp.SendKeys(chromedp.ID("name"), "Ada"+kb.Enter))
	b.until("document.querySelector('.who')")
	b.open("/review")
	b.then("c")
	b.then("r")
	b.clean()
	s.stop()
	s = serve(t, p) // at another port; the browser is the same
	b.site = s.URL
	b.requests, b.faults = nil, nil
	b.open("/review")
	b.says("2 of 12 decided")
	b.then("z")
	b.says("Undone: rejected, 2D")
	b.then("z")
	b.says("Undone: confirmed, 1C")
	b.then("z")
	b.says("no decision of yours left to undo")
	if v := verdicts(s.decisions(t)); v != "1C confirm, 2D reject, 2D undo, 1C undo" {
		t.Errorf("stored %s", v)
	}
	b.clean()
}

func TestTwoTabsDoNotOverwriteEachOther(t *testing.T) {
	s := serve(t, newProject(t))
	b := chromium(t, s.URL)
	b.open("/review")
	b.run(chromedp.SendKeys(chromedp.ID("name"), "Ada"+kb.Enter))
	b.says("Use it for:")
	ben := s.reader(t, "Ben")
	ben.decide(ben.get("/review"), "reject")
	b.then("c")
	b.says("Ben decided on it: rejected")
	if v := verdicts(s.decisions(t)); v != "1C reject" {
		t.Errorf("stored %s", v)
	}
	b.then("r")
	b.says("Saved: rejected, 1C")
}

func TestKeysSwitchedOffDoNothing(t *testing.T) {
	s := serve(t, newProject(t))
	b := chromium(t, s.URL)
	b.open("/review")
	b.run(chromedp.SendKeys(chromedp.ID("name"), "Ada"+kb.Enter))
	b.says("Use it for:")
	b.press("?")
	b.run(chromedp.Click(chromedp.CSS("button[form=keys]")))
	b.until("document.body.classList.contains('no-keys')")
	b.press("crzn")
	time.Sleep(200 * time.Millisecond)
	if n := len(s.decisions(t)); n != 0 {
		t.Errorf("%d decisions by keys that are off", n)
	}
	b.clean()
}

// TestPagesFitTheirWindows holds the layout to what a coder needs: nothing wider
// than the window, and the definition and the buttons in view.
func TestPagesFitTheirWindows(t *testing.T) {
	p := newProject(t)
	s := serve(t, p)
	put(t, s.store, longCase(), "T00 long.pdf", "Agency contact and how it is judged, over many years", longPassages())
	b := chromium(t, s.URL)
	b.open("/")
	b.run(chromedp.SendKeys(chromedp.ID("name"), "Ada Lovelace"+kb.Enter))
	b.until("document.querySelector('.who')")
	for _, size := range []struct{ w, h int64 }{{1366, 768}, {1366, 640}, {390, 844}, {320, 640}, {1920, 1080}} {
		b.run(chromedp.EmulateViewport(size.w, size.h))
		for _, address := range []string{"/", "/review", "/review?code=2D", "/codebook", "/review?case=none"} {
			b.open(address)
			if wide := js[int64](b, "document.documentElement.scrollWidth"); wide > size.w {
				t.Errorf("%s at %d×%d is %d wide", address, size.w, size.h, wide)
			}
			if js[bool](b, "!document.querySelector('.desk')") {
				continue
			}
			for _, what := range []string{"h1", ".bar .confirm", ".bar .help summary"} {
				if !js[bool](b, fmt.Sprintf("(() => { const r = document.querySelector(%q).getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; })()", what)) {
					t.Errorf("%s at %d×%d: %s is out of view", address, size.w, size.h, what)
				}
			}
		}
	}
	b.clean()
}

// TestTheBrowserTellsOfWhatThePolicyStops shows that the other tests would notice.
func TestTheBrowserTellsOfWhatThePolicyStops(t *testing.T) {
	s := serve(t, newProject(t))
	b := chromium(t, s.URL)
	b.open("/")
	b.clean()
	js[bool](b, `document.body.append(Object.assign(document.createElement("img"), {src: "http://attacker.invalid/x.png"})) ?? true`)
	js[bool](b, `document.body.append(Object.assign(document.createElement("script"), {textContent: "document.title = 'run'"})) ?? true`)
	time.Sleep(200 * time.Millisecond)
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.faults) < 2 {
		t.Errorf("the browser reported %q", b.faults)
	}
}
