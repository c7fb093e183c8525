package review_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr"
)

func TestReader(t *testing.T) {
	s := serveSample(t)
	r := s.reader(t, "Ada")
	r.get("/read").want(http.StatusOK, `/read?document=`+s.document.ID, "D02.pdf", "8 pages", "intimate partner, 2016")
	first := r.get("/read?document="+s.document.ID).want(http.StatusOK, "SUMMARY OF EVENTS", "page 4, chronology", "Next passage", `id="at"`, "Part 1 of 2")
	if n := count(first.body, `class="para`); n != 60 {
		t.Errorf("%d passages in a part", n)
	}
	p := s.passage(t, "5.7")
	a := r.get("/read?at="+p.ID).want(http.StatusOK, `<h2 id="panel-h">5.7</h2>`, "page 4, section “SUMMARY OF EVENTS”", "Suggested, score 0.80; nobody has decided",
		`<span class="stripe f1 suggested" title="1C Substance misuse (victim or perpetrator): suggested">1C<span class="unseen"> suggested</span></span>`,
		"/review?at="+p.ID+".1C", "/review?at="+p.ID+".5E", "<mark>His</mark>", "!Undo my", `name="read" value="`+p.ID+`"`)
	for what, number := range map[string]string{"Next passage": "5.8", "Passage before": "5.6", "Next code": "5.9"} {
		want := `href="/read?at=` + s.passage(t, number).ID + "&amp;document=" + s.document.ID + `#at" data-key="`
		if at := strings.Index(a.body, want); at < 0 || !strings.HasPrefix(a.body[strings.Index(a.body[at:], ">")+at+1:], what) {
			t.Errorf("%s does not lead to %s", what, number)
		}
	}
	r.get("/read?document="+s.document.ID+"&part=2").want(http.StatusOK, "Part 2 of 2", "The part before", "!The next part")
	s.reader(t, "").get("/read?at="+p.ID).want(http.StatusOK, "Give your name", "!/review/add")

	// The review page leads here and back.
	r.get("/review?at="+p.ID+".1C").want(http.StatusOK, "/read?at="+p.ID)
}

func TestAddAndUndoInTheReader(t *testing.T) {
	s := serveSample(t)
	r := s.reader(t, "Ada")
	p, q := s.passage(t, "5.7"), s.passage(t, "5.8")
	add := func(passage, code string) answer {
		return r.post("/review/add", url.Values{"read": {passage}, "add": {code}})
	}
	a := add(q.ID, "2D Risk assessment").want(http.StatusOK, "Saved: added, 2D Risk assessment", `<h2 id="panel-h">5.8</h2>`, "Added by Ada, 23 November 2026", "stripe f2 confirmed")
	if a.at.Path != "/read" || a.at.Query().Get("at") != q.ID {
		t.Errorf("adding leads to %s", a.at)
	}
	add(q.ID, "2D").want(http.StatusOK, "Not added: there is a decision on 2D")
	add(q.ID, "7Z").want(http.StatusBadRequest)
	add("none", "2D").want(http.StatusNotFound)
	a = r.post("/review/undo", url.Values{"read": {p.ID}}).want(http.StatusOK, "Undone: added, 2D", "Nothing is coded or suggested here")
	if a.at.Path != "/read" || a.at.Query().Get("at") != q.ID {
		t.Errorf("undo leads to %s", a.at)
	}
	add(q.ID, "2D").want(http.StatusOK, "Saved: added, 2D")
	r.post("/review/undo", url.Values{"read": {p.ID}}).want(http.StatusOK, "Undone")
	a = r.post("/review/undo", url.Values{"read": {p.ID}}).want(http.StatusOK, "no decision of yours left to undo")
	if a.at.Query().Get("at") != p.ID {
		t.Errorf("undo of nothing leads to %s", a.at)
	}
	if v := verdicts(s.decisions(t)); v != "2D add, 2D undo, 2D add, 2D undo" {
		t.Errorf("stored %s", v)
	}
	s.reader(t, "").post("/review/add", url.Values{"read": {q.ID}, "add": {"2D"}}).want(http.StatusForbidden)
	for _, evil := range []string{"//attacker.example/", nasty, "../../etc/passwd"} {
		add(evil, "2D").want(http.StatusNotFound)
		if a := r.post("/review/undo", url.Values{"read": {evil}}); a.at.Path != "/read" || a.at.Host != strings.TrimPrefix(s.URL, "http://") {
			t.Errorf("undo at %q leads to %s", evil, a.at)
		}
	}
}

func TestReaderRefusesWhatIsNotThere(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	id := fileID("T01 overview.pdf")
	passage := dhr.PassageID(id, library()["T01 overview.pdf"][0].text, 0)
	r.get("/read?document="+id+"&at="+passage).want(http.StatusOK, "bakery")
	for _, q := range []string{"document=none", "document=", "at=none", "at=" + url.QueryEscape(nasty), "document=..%2f..%2fdhr.db",
		"document=" + id[:63], "document=" + fileID("T02 report.pdf") + "&at=" + passage, "document=" + id + "&part=0", "document=" + id + "&part=2", "document=" + id + "&part=x",
		"document=" + id + "&part=99999999999999999999"} {
		if a := r.get("/read?" + q); a.status != http.StatusNotFound {
			t.Errorf("%s: status %d", q, a.status)
		}
	}
	// A document read without any text, and one not read.
	must(t, s.store.Add(t.Context(), []dhr.Case{{ID: "T04", Source: dhr.CaseFromList}}, []dhr.Document{{ID: fileID("empty"), Name: "empty.pdf", Case: "T04"}}))
	r.get("/read").want(http.StatusOK, "empty.pdf", "not read yet")
	r.get("/read?document="+fileID("empty")).want(http.StatusOK, "Nothing could be read")

	// A passage that a newer reading lacks.
	a := r.get("/review?case=T01")
	r.decide(a, "confirm").want(http.StatusOK)
	must(t, s.store.SaveReading(t.Context(), id, dhr.Reading{Engine: "newer"}, ""))
	gone, _, _ := strings.Cut(a.form().Get("at"), ".")
	r.get("/read?at="+gone).want(http.StatusNotFound, "read again")
	r.get("/review?at="+a.form().Get("at")).want(http.StatusOK, "!Read on in")
}

func TestHostileTextInTheReader(t *testing.T) {
	s := serve(t, newProject(t))
	put(t, s.store, dhr.Case{ID: "T09<script>", Title: nasty, Source: dhr.CaseFromList}, "T09 <script>alert(3)</script>.pdf", nasty, []invented{{nasty + " one", []hint{{"1C", "one", nil}}}})
	r := s.reader(t, "Ada <b>\"'")
	checkHostile(t, r.get("/read").want(http.StatusOK))
	checkHostile(t, r.get("/read?document="+fileID("T09 <script>alert(3)</script>.pdf")).want(http.StatusOK, "⟨U&#43;202E⟩"))
}

// longReading is a document of 2,000 pages with 10 passages each, in 5,000 sections.
func longReading(id string) dhr.Reading {
	reading := dhr.Reading{Engine: "test"}
	for n := range 2000 {
		reading.Pages = append(reading.Pages, dhr.Page{Number: n + 1, Method: dhr.PageByPDFium, Width: 595, Height: 842})
	}
	for n := range 20_000 {
		text := fmt.Sprintf("Event %d. %s", n, strings.Repeat("The call was closed. ", 20))
		p := dhr.Passage{ID: dhr.PassageID(id, text, 0), Document: id, Ordinal: n, Section: n / 4, Heading: fmt.Sprintf("Week %d", n/4), Zone: dhr.ZoneChronology, Page: n/10 + 1, PageEnd: n/10 + 1, Text: text}
		for line := range 5 {
			p.Boxes = append(p.Boxes, dhr.Box{Page: p.Page, X: 72, Y: 72 + float64(line)*12, W: 450, H: 11})
		}
		if n%4 == 0 {
			reading.Sections = append(reading.Sections, dhr.Section{Ordinal: n / 4, Heading: p.Heading, Zone: p.Zone, Page: p.Page})
		}
		reading.Passages = append(reading.Passages, p)
	}
	return reading
}

func TestALongDocumentIsReadInParts(t *testing.T) {
	s := serve(t, newEmptyProject(t))
	id := fileID("long")
	must(t, s.store.Add(t.Context(), []dhr.Case{{ID: "L", Source: dhr.CaseFromList}}, []dhr.Document{{ID: id, Name: "long.pdf", Case: "L"}}))
	reading := longReading(id)
	must(t, s.store.SaveReading(t.Context(), id, reading, ""))
	r := s.reader(t, "Ada")
	a := r.get("/read?at="+reading.Passages[12_345].ID).want(http.StatusOK, "Event 12345.", "Part 206 of 334", "Week 3086", "very many sections", "!Week 10<")
	if len(a.body) > 300_000 {
		t.Errorf("the page has %d bytes", len(a.body))
	}
	r.get("/read?document="+id+"&part=334").want(http.StatusOK, "Event 19999.", "!Next part")
}
