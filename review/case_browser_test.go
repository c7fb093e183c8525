package review_test

import (
	"testing"

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
