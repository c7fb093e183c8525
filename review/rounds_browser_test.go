package review_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/dhrcoder/dhr"
)

// TestTwoBrowsersCodeARound takes a round from the draw through two coders in browsers of
// their own, by keyboard, to the adjudication by a third.
func TestTwoBrowsersCodeARound(t *testing.T) {
	s := serve(t, newProject(t))
	lead := chromium(t, s.URL)
	name(lead, "Lead")
	lead.open("/coders")
	lead.run(chromedp.SendKeys(chromedp.CSS("input[name=coders]"), "Ada, Bea"), chromedp.SetValue(chromedp.CSS("input[name=size]"), "2"),
		chromedp.SetValue(chromedp.CSS("select[name=unit]"), "cases"), chromedp.Click(chromedp.CSS("form[action='/coders/draw'] button")))
	lead.says("The round is drawn")
	lead.says("Ada is done with 0 of 12")

	ada, bea := chromium(t, s.URL), chromium(t, s.URL)
	name(ada, "Ada")
	name(bea, "Bea")
	ada.code(map[string]string{"Officers left": "cc", "By the autumn": "c"}) // 2D and 5E; 1C
	bea.open("/review?round=1")
	bea.says("0 of 12 passages of the sample read")
	if text := js[string](bea, "document.body.innerText"); strings.Contains(text, "confirmed") {
		t.Errorf("Bea sees what Ada decided: %s", text)
	}
	bea.code(map[string]string{"Officers left": "cr", "By the autumn": "c"})

	lead.open("/coders/round?id=1")
	lead.says("Bea is done with 12 of 12")
	lead.run(chromedp.Click(chromedp.CSS("input[name=sure]")), chromedp.Click(chromedp.CSS("form[action='/coders/end'] button")))
	lead.says("They differ on 1 pair of passage and code; 1 is pending adjudication")
	lead.says("Krippendorff’s alpha")
	if heads := js[string](lead, "[...document.querySelectorAll('.differ h3, .voices strong')].map(e => e.innerText).join('|')"); heads != "5E Record keeping in T01|Ada|Bea" {
		t.Errorf("the difference shows %s", heads)
	}
	lead.run(chromedp.SendKeys(chromedp.CSS(".judge textarea"), "The log is a record."), chromedp.Click(chromedp.CSS(".judge button[value=confirm]")))
	lead.says("the difference is settled")
	lead.says("0 are pending adjudication")
	lead.open("/audit?coder=Lead")
	lead.says("adjudicates round 1")
	lead.says("The record is whole")

	var got []string
	codings, err := s.store.Codings(t.Context())
	must(t, err)
	for _, c := range codings {
		if c.Coded() {
			got = append(got, c.Code+" "+c.Coder)
		}
		if c.Coder == "Lead" && (c.Note != "The log is a record." || len(c.Agencies) != 1 || c.Agencies[0] != dhr.AgencyPolice) {
			t.Errorf("%+v", c)
		}
	}
	if v := strings.Join(got, ", "); v != "1C Bea, 2D Bea, 5E Lead" {
		t.Errorf("%s stand", v)
	}
	for _, b := range []*tab{lead, ada, bea} {
		b.clean()
	}
}

// name gives the pages the name of who sits at the browser.
func name(b *tab, coder string) {
	b.open("/")
	b.run(chromedp.SendKeys(chromedp.CSS("#name"), coder+kb.Enter))
	b.says("Coder: " + coder)
}

// code works through round 1 by keyboard: it presses the keys for the passages that begin
// so, and is then done with each.
func (b *tab) code(keys map[string]string) {
	b.t.Helper()
	b.open("/review?round=1")
	for i := 0; ; i++ {
		b.until("document.querySelector('#decision') || document.body.innerText.includes('You are done with round 1')")
		if i > 20 {
			b.t.Fatal("the round does not end")
		}
		if !js[bool](b, "Boolean(document.querySelector('#decision'))") {
			return
		}
		text := js[string](b, "document.querySelector('.passage').innerText")
		for start, press := range keys {
			if strings.Contains(text, start) {
				for _, k := range press {
					b.then(string(k))
				}
			}
		}
		b.then("e")
	}
}
