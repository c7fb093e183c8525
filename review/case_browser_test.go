package review_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestFactsByKeyboardAlone decides every fact of a case without a mouse.
func TestFactsByKeyboardAlone(t *testing.T) {
	s := serve(t, newProject(t))
	withFacts(t, s)
	b := chromium(t, s.URL)
	b.open("/case/fact?id=T01")
	b.says("Your name")
	for i := 0; js[string](b, "document.activeElement.id") != "name"; i++ {
		if i > 30 {
			t.Fatal("the name cannot be reached by Tab")
		}
		b.press(kb.Tab)
	}
	b.press("Ada" + kb.Enter)
	b.says("3 of 27 facts of the case decided")
	b.then("c")
	b.says("Saved: Victim sex confirmed")

	// An age is typed and saved by Enter; letters in the field are letters.
	b.press("v")
	b.until("document.activeElement.id === 'value'")
	js[bool](b, "(document.getElementById('value').select(), true)")
	b.then("36" + kb.Enter)
	b.says("Saved: Victim age set")
	b.press("2") // psychosis, too
	b.then("c")
	b.says("Saved: Perpetrator mental health set")
	b.then("2") // drugs, saved as it is pressed
	b.says("Saved: Perpetrator substance use set")
	b.press("3")
	b.then("c")
	b.says("Saved: Recommendation 7 set")
	if got, want := s.facts(t), "victim sex confirm female, victim age set 36, perpetrator mental health set depression+psychosis+paranoia, "+
		"perpetrator substance use set drugs, recommendation training set police+health"; got != want {
		t.Errorf("stored %s\nwant   %s", got, want)
	}
	b.then("c") // look through the facts
	b.then("z")
	b.says("Undone")
	b.then("r")
	b.says("is not stated, or none")
	b.then("j") // the next case
	b.says("case T02")
	b.then("l")
	b.says("of 16")
	b.clean()
}

// TestCaseScreenshots keeps pictures of the case pages in artefacts/, for people to look
// at.
func TestCaseScreenshots(t *testing.T) {
	s := serve(t, newProject(t))
	passages := withFacts(t, s)
	dir := filepath.Join("..", "artefacts", "review")
	must(t, os.MkdirAll(dir, 0o755))
	b := chromium(t, s.URL)
	b.open("/")
	b.run(chromedp.SendKeys(chromedp.ID("name"), "Ada Lovelace"+kb.Enter))
	b.until("document.querySelector('.who')")
	for _, scheme := range []string{"light", "dark"} {
		call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		for size, tall := range map[int64]int64{1366: 768, 390: 844} {
			b.run(chromedp.EmulateViewport(size, tall))
			for name, address := range map[string]string{"cases": "/cases", "case": "/case?id=T01", "fact-value": "/case/fact?id=T01&at=perpetrator+substance+use",
				"fact-several": "/case/fact?id=T01&at=perpetrator+mental+health", "fact-words": "/case/fact?id=T01&at=victim+age",
				"fact-recommendation": "/case/fact?id=T01&at=" + passages[5].ID + ".0-27"} {
				b.open(address)
				if size > 1000 {
					b.inspect(name + ", " + scheme)
				}
				if got := js[float64](b, "document.documentElement.scrollWidth"); got > float64(size) {
					t.Errorf("%s is %v wide in a window of %d", name, got, size)
				}
				png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
				must(t, err)
				must(t, os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s-%d-%s.png", name, size, scheme)), png, 0o644))
			}
		}
	}
	b.clean()
}
