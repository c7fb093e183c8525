package review_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr"
)

func TestQueueAsksForTheNameFirst(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "")
	a := r.get("/review?code=5E").want(http.StatusOK, "Your name", "Before you start")
	if got := a.at.RequestURI(); got != "/?next=%2Freview%3Fcode%3D5E" {
		t.Errorf("sent to %s", got)
	}
	r.post("/coder", map[string][]string{"coder": {"  Ada   L. "}, "next": {"/review?code=5E"}}).
		want(http.StatusOK, "Coder: <strong>Ada L.</strong>", "Record keeping")
}

func TestQueueShowsWhatADecisionNeeds(t *testing.T) {
	s := serve(t, newProject(t))
	a := s.reader(t, "Ada").get("/review?code=2D").want(http.StatusOK,
		`Officers left <mark class="strong">without a form</mark>. The <mark>log of the visit`, "T01 overview.pdf", "page 1", "section “Analysis of events”", "zone: analysis",
		`<span class="printed">4.3</span>`, "intimate partner, 2014", "Risk assessment", "wrongly graded", "that was done well", "score 0.70",
		"The rule “plain words” of the code", "The classifier found", `value="police" data-key="2" checked>`, `value="health" data-key="1">`,
		"drinking a litre of cider before noon", "would leave him once the lease", `<span class="id">5E</span> <span class="name">Record keeping</span> <span class="state">unreviewed</span>`,
		"Confirm <kbd>C</kbd>", "Reject <kbd>R</kbd>", "Unsure <kbd>U</kbd>", "Next <kbd>N</kbd>", "Undo <kbd>Z</kbd>", "Reject all 2 <kbd>X</kbd>", "Next code <kbd>J</kbd>", "0 of 3 decided in this filter", "0 of 12 overall")
	if want := "Officers left without a form. The log of the visit could not be found."; a.passage() != want {
		t.Errorf("passage %q, want %q", a.passage(), want)
	}
	// Codes about people name no agencies.
	s.reader(t, "Ada").get("/review?code=1C").want(http.StatusOK, "!name=\"agency\"")
}

func TestDecisionsAreSavedBeforeTheNextIsShown(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	a := r.get("/review")
	a = r.decide(a, "confirm").want(http.StatusOK, "Saved: confirmed, 1C", "1 of 12 decided")
	a = r.decide(a, "reject", "note", "no form was due\r\nhere").want(http.StatusOK, "Saved: rejected, 2D")
	r.decide(a, "unsure", "agency", "health").want(http.StatusOK, "Saved: unsure, 5E", "Relationship strain")
	got := s.decisions(t)
	if v := verdicts(got); v != "1C confirm, 2D reject, 5E unsure" {
		t.Fatalf("stored %s", v)
	}
	for i, want := range []string{"[]  Ada", "[] no form was due\nhere Ada", "[health]  Ada"} {
		if d := got[i]; fmt.Sprint(d.Agencies, " ", d.Note, " ", d.Coder) != want {
			t.Errorf("decision %d: %v, want %q", i, d, want)
		}
	}
}

func TestSkippedOnesReturnAtTheEnd(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	first := r.get("/review?case=T02").want(http.StatusOK, "1N", "!Back <kbd>B</kbd></a>")
	second := r.get(link(t, first, "n ArrowRight")).want(http.StatusOK, "notes for that night")
	if back := r.get(link(t, second, "b ArrowLeft")); back.passage() != first.passage() {
		t.Errorf("back leads to %q", back.passage())
	}
	a := r.decide(second, "confirm")
	a = r.decide(a, "confirm")
	a = r.decide(a, "confirm").want(http.StatusOK, "Saved: confirmed, 9", "here are those that were skipped")
	if a.passage() != first.passage() {
		t.Errorf("after the end comes %q", a.passage())
	}
	r.get(link(t, a, "n ArrowRight")).want(http.StatusOK, "the only suggestion left")
	r.decide(a, "reject").want(http.StatusOK, "Everything in this filter is decided", "8 elsewhere wait", "Saved: rejected, 1N", "!dhr count")
}

func TestEndOfQueueSaysWhatNext(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	a := r.get("/review")
	for range 12 {
		a = r.decide(a, "confirm")
	}
	a.want(http.StatusOK, "Every suggestion is decided", "dhr count", "12 of 12")
	// Undo works from here too.
	r.post("/review/undo", nil).want(http.StatusOK, "Undone: confirmed, 9", "The midwife saw her alone")
	r.get("/").want(http.StatusOK, "Review 1 suggestion</a>", "11 of 12")
}

func TestUndoGoesBackAnyNumberAndOverARestart(t *testing.T) {
	p := newProject(t)
	s := serve(t, p)
	r := s.reader(t, "Ada")
	a := r.get("/review")
	first := a.passage()
	for _, v := range []string{"confirm", "reject", "unsure"} {
		a = r.decide(a, v)
	}
	s.stop()
	s = serve(t, p)
	r = s.reader(t, "Ada")
	r.post("/review/undo", nil).want(http.StatusOK, "Undone: unsure, 5E")
	r.post("/review/undo", nil).want(http.StatusOK, "Undone: rejected, 2D")
	a = r.post("/review/undo", nil).want(http.StatusOK, "Undone: confirmed, 1C", "0 of 12")
	if a.passage() != first {
		t.Errorf("undo leads to %q, want %q", a.passage(), first)
	}
	r.post("/review/undo", nil).want(http.StatusOK, "no decision of yours left to undo")
	if v := verdicts(s.decisions(t)); v != "1C confirm, 2D reject, 5E unsure, 5E undo, 2D undo, 1C undo" {
		t.Errorf("stored %s", v)
	}
}

func TestUndoTakesBackOnlyOnesOwn(t *testing.T) {
	s := serve(t, newProject(t))
	ada, ben := s.reader(t, "Ada"), s.reader(t, "Ben")
	ada.decide(ada.get("/review"), "confirm")
	ben.post("/review/undo", nil).want(http.StatusOK, "no decision of yours left to undo")
	if v := verdicts(s.decisions(t)); v != "1C confirm" {
		t.Errorf("stored %s", v)
	}
}

func TestStalePageIsToldWhatChanged(t *testing.T) {
	s := serve(t, newProject(t))
	ada, ben := s.reader(t, "Ada"), s.reader(t, "Ben")
	old := ada.get("/review?code=2D")
	ben.decide(ben.get("/review?code=2D"), "reject")
	a := ada.decide(old, "confirm", "note", "my reasons", "agency", "health").want(http.StatusConflict,
		"Not saved.", "Ben decided on it: rejected (23 November 2026, 09:30 UTC)", "Your choice was: confirm", ">my reasons</textarea>",
		`value="health" data-key="1" checked>`, "<strong>Rejected</strong> by Ben")
	if v := verdicts(s.decisions(t)); v != "2D reject" {
		t.Fatalf("stored %s", v)
	}
	// Having been told, one may decide otherwise; both decisions are kept.
	ada.decide(a, "confirm").want(http.StatusOK)
	if v := verdicts(s.decisions(t)); v != "2D reject, 2D confirm" {
		t.Fatalf("stored %s", v)
	}
	// A decision taken back is a change too.
	old = ada.get("/review?code=1N")
	ben.decide(ben.get("/review?code=1N"), "confirm")
	ben.post("/review/undo", nil)
	ada.decide(old, "confirm").want(http.StatusConflict, "the decision on it was taken back")
}

func TestEnterNeverDecides(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	a := r.get("/review?code=5E")
	form := a.body[strings.Index(a.body, `<form id="decision"`):]
	first := form[strings.Index(form, "<button"):]
	if first = first[:strings.Index(first, ">")]; strings.Contains(first, "name=") {
		t.Errorf("Enter would press %s", first)
	}
	r.post("/review/decide", a.form()).want(http.StatusBadRequest, "Nothing was saved")
}

func TestADecisionCanBeChangedLater(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	a := r.get("/review?code=5E")
	at := a.form().Get("at")
	r.decide(a, "confirm", "note", "sure of it")
	again := r.get("/review?at="+at).want(http.StatusOK, "<strong>Confirmed</strong> by Ada", "Note: sure of it")
	r.decide(again, "reject").want(http.StatusOK)
	r.get("/review?at="+at).want(http.StatusOK, "<strong>Rejected</strong> by Ada", "2 decisions on this code", "suggested with score 0.70 by model, rule:5E/plain-words")
}

func TestFiltersPersist(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	a := r.get("/review?factor=1&case=T01")
	for range 2 {
		a.want(http.StatusOK, "in this filter", `<option value="T01" selected>`, `<option value="1" selected>`)
		if q := a.at.Query(); q.Get("factor") != "1" || q.Get("case") != "T01" {
			t.Fatalf("filter lost in %s", a.at)
		}
		a = r.decide(a, "confirm")
	}
	a.want(http.StatusOK, "2 of 3 decided", "heavily")
	// A code brings its own factor, whatever factor stands beside it.
	r.get("/review?factor=1&code=5E").want(http.StatusOK, `<option value="5" selected>`, `<option value="5E" selected>`)
	r.get("/review?case=nowhere").want(http.StatusOK, "No suggestion meets this filter")
}

func TestEmptyProject(t *testing.T) {
	p := newEmptyProject(t)
	r := serve(t, p).reader(t, "Ada")
	r.get("/").want(http.StatusOK, "has no documents yet", "dhr run PATH", "!<table>")
	r.get("/review").want(http.StatusOK, "There are no suggestions yet", "!Undo")
}

func TestGoneSuggestion(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	a := r.get("/review?code=1N")
	at := a.form().Get("at")
	name := "T01 overview.pdf"
	must(t, s.store.SaveSuggestions(t.Context(), fileID(name), "newer", nil))
	r.get("/review?at="+at).want(http.StatusNotFound, "no longer in the project")
	r.decide(a, "confirm").want(http.StatusNotFound, "no longer in the project", "Nothing was saved")
	if n := len(s.decisions(t)); n != 0 {
		t.Errorf("%d decisions stored", n)
	}
	// Next from there still leads on, also when the passage is gone as well.
	r.get(link(t, a, "n ArrowRight")).want(http.StatusOK, "asked her solicitor")
	must(t, s.store.SaveReading(t.Context(), fileID(name), dhr.Reading{Engine: "newer"}, ""))
	r.get(link(t, a, "n ArrowRight")).want(http.StatusOK, `<p class="passage">`)
}

// link returns the address of the page's link with that key.
func link(t testing.TB, a answer, key string) string {
	t.Helper()
	before, _, ok := strings.Cut(a.body, `" data-key="`+key+`"`)
	if !ok {
		t.Fatalf("%s: no link with key %s in\n%s", a.at, key, a.body)
	}
	address := before[strings.LastIndex(before, `href="`)+len(`href="`):]
	return strings.ReplaceAll(address, "&amp;", "&")
}
