package review_test

import (
	"fmt"
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/dhrcoder/dhr"
)

// readAnew stores another reading of a document with other texts, without suggestions.
func readAnew(t *testing.T, s *site, name string, texts ...string) {
	t.Helper()
	var passages []invented
	for _, text := range texts {
		passages = append(passages, invented{text: text})
	}
	put(t, s.store, dhr.Case{ID: name[:3], Year: 2014, Type: dhr.CaseIPV, Source: dhr.CaseFromList}, name, "Analysis of events", passages)
}

func TestCodingsAreCarriedOverToTextThatMoved(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	r.decide(r.get("/review?code=2D"), "confirm", "newtheme", "late")
	r.decide(r.get("/review?code=5E"), "confirm", "note", "the log")
	r.decide(r.get("/review?code=1N"), "unsure")
	r.get("/moved").want(http.StatusOK, "Every passage with a coding is in the text")
	readAnew(t, s, "T01 overview.pdf", "The couple met in the spring of 2009.", "Officers left without any form. The log of the visit could not be found.", "Nothing alike whatsoever.")
	r.get("/").want(http.StatusOK, "2 coded passages</a> are no longer in the text")
	a := r.get("/moved").want(http.StatusOK, "2 coded passages were not found again", "Officers left without a form.", "Officers left without any form.", "% alike",
		"2D Risk assessment", "Confirmed by Ada", `data-key="1">Carry`, `data-key="0">No passage`)
	r.get(link(t, a, "n ArrowRight")).want(http.StatusOK, "would leave him", "No passage of the document is alike")
	id := fileID("T01 overview.pdf")
	from, to := dhr.PassageID(id, library()["T01 overview.pdf"][2].text, 0), dhr.PassageID(id, "Officers left without any form. The log of the visit could not be found.", 0)
	s.reader(t, "").post("/moved", url.Values{"from": {from}, "to": {to}}).want(http.StatusForbidden)
	for _, bad := range []url.Values{{"from": {"none"}, "to": {to}}, {"from": {from}, "to": {"none"}}, {"from": {from}, "to": {from}},
		{"from": {from}, "to": {dhr.PassageID(fileID("T02 report.pdf"), library()["T02 report.pdf"][0].text, 0)}}} {
		r.post("/moved", bad).want(http.StatusNotFound)
	}
	ben := s.reader(t, "Ben")
	ben.post("/moved", url.Values{"from": {from}, "to": {to}}).want(http.StatusOK, "the codings were carried over", "1 coded passage was not found")
	d := s.decisions(t)
	last := d[len(d)-2:]
	if verdicts(last) != "2D add, 5E add" || last[0].Coder != "Ben" || fmt.Sprint(last[0].Subthemes, last[1].Agencies) != "[late] [police]" ||
		last[1].Note != "the log (Carried over from an earlier reading of the document: Ada, 23 November 2026, 09:30 UTC.)" {
		t.Errorf("stored %+v", last)
	}
	coded, err := s.store.Codings(t.Context())
	must(t, err)
	n := 0
	for _, c := range coded {
		if c.Coded() {
			n++
		}
	}
	if n != 2 {
		t.Errorf("%d codings stand", n)
	}
	// One undo takes all of it back, and the passage is to be looked at again.
	ben.post("/review/undo", nil).want(http.StatusOK, "Undone: 2 decisions")
	ben.get("/moved").want(http.StatusOK, "2 coded passages")
	from = dhr.PassageID(id, library()["T01 overview.pdf"][3].text, 0)
	r.post("/moved", url.Values{"from": {from}, "to": {""}}).want(http.StatusOK, "1 coded passage was")
}

func TestZonesAreCorrectedInTheReader(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	name := "T01 overview.pdf"
	p := dhr.PassageID(fileID(name), library()[name][2].text, 0)
	r.get("/read?at="+p).want(http.StatusOK, "Zone of “4 Analysis of events”: analysis", `<option value="analysis" selected>`)
	r.post("/read/zone", url.Values{"read": {p}, "zone": {"recommendations"}}).want(http.StatusOK, "the section has the zone you gave it", ": recommendations, set by Ada")
	r.get("/review?zone=recommendations").want(http.StatusOK, "0 of 6 decided in this filter", "zone: recommendations")
	r.post("/read/zone", url.Values{"read": {p}, "zone": {"kitchen"}}).want(http.StatusBadRequest)
	r.post("/read/zone", url.Values{"read": {"none"}, "zone": {"analysis"}}).want(http.StatusNotFound)
	s.reader(t, "").post("/read/zone", url.Values{"read": {p}, "zone": {"analysis"}}).want(http.StatusForbidden)
}

func TestFootnotesAreSetApart(t *testing.T) {
	s := serve(t, newProject(t))
	put(t, s.store, dhr.Case{ID: "T08", Source: dhr.CaseFromList}, "T08 notes.pdf", "Footnotes", []invented{{"The letter was never answered by the practice.", nil}})
	s.reader(t, "").get("/read?document="+fileID("T08 notes.pdf")).want(http.StatusOK, `class="para on foot"`)
	s.reader(t, "").get("/read?document="+fileID("T01 overview.pdf")).want(http.StatusOK, "! foot")

	// A footnote leads to the passage that has its mark, and stands beside it.
	id := fileID("T02 report.pdf")
	passages, err := s.store.Passages(t.Context(), id)
	must(t, err)
	passages[3].Refers = dhr.Mark{Passage: passages[0].ID, At: 5}
	must(t, s.store.SaveReading(t.Context(), id, dhr.Reading{Engine: "newer", Pages: []dhr.Page{{Number: 1}}, Sections: []dhr.Section{{Heading: "Events"}}, Passages: passages}, ""))
	s.reader(t, "").get("/read?at="+passages[0].ID).want(http.StatusOK, "Footnotes of this passage", "The midwife saw her alone", `<a class="quiet" href="/read?at=`+passages[0].ID)
}

func TestBreaksAreRemindedOf(t *testing.T) {
	s := serve(t, newProject(t))
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	s = s.at(t, &now)
	r := s.reader(t, "Ada")
	for range 6 { // steadily for an hour
		r.get("/review").want(http.StatusOK, "!without a break")
		now = now.Add(9 * time.Minute)
	}
	r.get("/review").want(http.StatusOK, "You have read for 54 minutes without a break")
	r.post("/review/pause", url.Values{"pause": {"taken"}, "next": {"/review"}}).want(http.StatusOK, "!without a break")
	for range 5 {
		now = now.Add(9 * time.Minute)
		r.get("/review").want(http.StatusOK, "!without a break")
	}
	now = now.Add(11 * time.Minute) // a break that nobody has to tell of
	r.get("/review").want(http.StatusOK, "!without a break")
	r.post("/review/pause", url.Values{"pause": {"off"}, "next": {"/"}}).want(http.StatusOK, "You are not reminded of breaks")
	for range 9 {
		now = now.Add(9 * time.Minute)
		r.get("/review").want(http.StatusOK, "!without a break")
	}
	r.post("/review/pause", url.Values{"pause": {"on"}, "next": {"/"}}).want(http.StatusOK, "After 50 minutes")
	r.post("/review/pause", url.Values{"pause": {"maybe"}}).want(http.StatusBadRequest)
}
