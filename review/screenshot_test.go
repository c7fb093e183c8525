package review_test

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/dhrcoder/dhr"
)

// TestScreenshots keeps a picture of each page in artefacts/, for people to look at.
func TestScreenshots(t *testing.T) {
	s := serve(t, newProject(t))
	put(t, s.store, longCase(), "T00 long.pdf", "Agency contact and how it is judged, over many years", longPassages())
	must(t, s.store.Add(t.Context(), []dhr.Case{{ID: "T03", Source: dhr.CaseFromList}}, []dhr.Document{{ID: fileID("scan"), Name: "scan.pdf", Case: "T03"}}))
	must(t, s.store.SaveFailure(t.Context(), fileID("scan"), "test", "the file is protected by a password: ask its publisher for another copy"))
	dir := filepath.Join("..", "artefacts", "review")
	must(t, os.MkdirAll(dir, 0o755))
	b := chromium(t, s.URL)
	shoot := func(name string) {
		t.Helper()
		png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
		must(t, err)
		must(t, os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644))
	}
	b.open("/")
	shoot("welcome")
	b.run(chromedp.SendKeys(chromedp.ID("name"), "Ada Lovelace"+kb.Enter))
	b.until("document.querySelector('.who')")
	ben := s.reader(t, "Ben")
	ben.decide(ben.get("/review?case=T02"), "confirm", "newtheme", "divorce; solicitor")
	readAnew(t, s, "T02 report.pdf", "Adult A had asked her solicitor about a divorce two or three weeks earlier.", "A page that is new.")
	ben.post("/review/sample", url.Values{"size": {"3"}, "seed": {"1"}})
	a := ben.get("/review?case=T01")
	for _, v := range []string{"confirm", "reject", "unsure"} {
		a = ben.decide(a, v)
	}
	for _, scheme := range []string{"light", "dark"} {
		call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		for size, wide := range map[string]int64{"1366": 1366, "390": 390} {
			tall := int64(768)
			if wide < 1000 {
				tall = 844
			}
			b.run(chromedp.EmulateViewport(wide, tall))
			for name, address := range map[string]string{"overview": "/", "review": "/review?case=T01", "long": "/review?code=2D&case=T00",
				"codebook": "/codebook", "end": "/review?case=none", "error": "/nowhere", "informative": "/review?order=informative", "unsure": "/review?state=unsure",
				"sample": "/review?sample=1", "moved": "/moved"} {
				b.open(address)
				shoot(strings.Join([]string{name, size, scheme}, "-"))
			}
			b.open("/review?case=T01")
			b.press("?")
			shoot("help-" + size + "-" + scheme)
			b.open("/review?case=T01")
			b.run(chromedp.Click(chromedp.CSS(".narrowing summary")))
			shoot("filter-" + size + "-" + scheme)
			b.open("/review?at=" + a.form().Get("at"))
			other := ben.get("/review?at=" + a.form().Get("at"))
			ben.decide(other, "confirm", "note", "The last sentence decides it.")
			b.press("r")
			b.says("Not saved")
			shoot("stale-" + size + "-" + scheme)
		}
	}
}

func longCase() dhr.Case {
	return dhr.Case{ID: "T00", Title: "Domestic Homicide Review: Overview Report into the death of Adult A, February 2016", Year: 2016,
		Type: dhr.CaseFamilial, Source: dhr.CaseFromList}
}

// longPassages are as long as the longest that reports have.
func longPassages() []invented {
	before := strings.Repeat("The housing officer called in the second week of March and found nobody at home. ", 6)
	text := "The officer who came wrote the form in the car. It was graded medium and nobody looked at the grade again. " +
		strings.Repeat("In the weeks that followed three more calls came from the same address, by day and by night, and each was closed on its own. ", 12) +
		"The supervisor, who had forty such forms to read, saw none of them together."
	return []invented{{"At first there was nothing. " + before, nil}, {text, []hint{
		{"2D", "nobody looked at the grade again", []dhr.Agency{dhr.AgencyPolice}}, {"5E", "wrote the form in the car", []dhr.Agency{dhr.AgencyPolice}}}}, {before, nil}}
}
