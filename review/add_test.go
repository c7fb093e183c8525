package review_test

import (
	"net/http"
	"testing"
)

func TestAddingACodeThatNothingSuggested(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	a := r.get("/review?code=2D").want(http.StatusOK, "Add another code", `<option value="5E Record keeping">`)
	at := a.form().Get("at")
	add := func(text string) answer {
		t.Helper()
		return r.post("/review/add", map[string][]string{"at": {at}, "code": {"2D"}, "add": {text}})
	}
	add("1c Substance misuse").want(http.StatusOK, "Saved: added, 1C", "0 of 3 decided", "Risk assessment", `<span class="state">added</span>`)
	if v := verdicts(s.decisions(t)); v != "1C add" {
		t.Fatalf("stored %s", v)
	}
	// Twice is not once more, and says so with a way to what stands.
	add("1C").want(http.StatusOK, "Not added: there is a decision on 1C", "Look at it again")
	if v := verdicts(s.decisions(t)); v != "1C add" {
		t.Fatalf("stored %s", v)
	}
	add("strain").want(http.StatusOK, "Saved: added, 1N Relationship strain") // a word that one code only has
	r.post("/review/undo", nil).want(http.StatusOK, "Undone: added, 1N")
	add("r").want(http.StatusBadRequest, "Several codes have “r” in their name: 1C Substance misuse")
	add("7Z").want(http.StatusBadRequest, "The codebook has no code")
	add("").want(http.StatusBadRequest, "The codebook has no code")
	r.post("/review/add", map[string][]string{"add": {"1C"}}).want(http.StatusBadRequest, "names no passage")
	s.reader(t, "").post("/review/add", map[string][]string{"at": {at}, "add": {"1C"}}).want(http.StatusForbidden, "do not know your name")

	// What was added can be looked at and undone like any decision.
	r.get("/review?at="+at[:len(at)-len("2D")]+"1C").want(http.StatusOK, "Nothing suggested this code", "<strong>Added</strong> by Ada")
	r.post("/review/undo", map[string][]string{"at": {at}}).want(http.StatusOK, "Undone: added, 1C")
	if v := verdicts(s.decisions(t)); v != "1C add, 1N add, 1N undo, 1C undo" {
		t.Fatalf("stored %s", v)
	}
}

func TestAddingWhatIsSuggestedConfirmsIt(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	at := r.get("/review?code=2D").form().Get("at")
	r.post("/review/add", map[string][]string{"at": {at}, "add": {"5E"}}).want(http.StatusOK, "Saved: confirmed, 5E")
	if d := s.decisions(t); verdicts(d) != "5E confirm" || len(d[0].Agencies) != 1 || d[0].Basis == nil || d[0].Basis.Score != 0.7 {
		t.Errorf("stored %+v", d)
	}
}
