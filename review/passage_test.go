package review_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr"
)

func TestOneReadingDecidesSeveralCodes(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	a := r.get("/review?case=T01")
	a = r.decide(a, "confirm") // the passage with one code
	text := a.passage()
	a.want(http.StatusOK, `aria-current="true" class="open"><span class="id">2D</span>`)
	a = r.decide(a, "reject").want(http.StatusOK, "Saved: rejected, 2D", `class="no"><span class="id">2D</span>`, `aria-current="true" class="open"><span class="id">5E</span>`)
	if a.passage() != text {
		t.Errorf("after the first code comes %q", a.passage())
	}
	if a = r.decide(a, "confirm"); a.passage() == text {
		t.Error("after the last code comes the same passage")
	}
	// In a filter by code the queue goes on to the next passage with that code.
	s2 := serve(t, newProject(t))
	r = s2.reader(t, "Ada")
	a = r.get("/review?code=2D")
	r.decide(a, "confirm").want(http.StatusOK, "No assessment of the danger")
}

func TestRejectingAllIsOneAct(t *testing.T) {
	s := serve(t, newProject(t))
	ada, ben := s.reader(t, "Ada"), s.reader(t, "Ben")
	a := ada.get("/review?code=2D")
	ada.decide(a, "reject-rest", "note", "about another family").want(http.StatusOK, "Saved: rejected, 2 codes at once", "2 of 12 overall")
	if d := s.decisions(t); verdicts(d) != "2D reject, 5E reject" || d[1].Note != "about another family" {
		t.Fatalf("stored %+v", d)
	}
	ben.post("/review/undo", nil).want(http.StatusOK, "no decision of yours left")
	ada.post("/review/undo", nil).want(http.StatusOK, "Undone: 2 decisions that were made at once", "log of the visit", "0 of 12 decided")
	// What another decided meanwhile is not overwritten, nor is the rest.
	a = ada.get("/review?code=2D")
	ben.decide(ben.get("/review?code=5E"), "confirm")
	ada.decide(a, "reject-rest").want(http.StatusConflict, "Not saved.", "5E: Ben decided on it: confirmed", "reject all that were undecided")
	if v := verdicts(s.decisions(t)); !strings.HasSuffix(v, "2D undo, 5E confirm") && !strings.HasSuffix(v, "5E undo, 5E confirm") {
		t.Errorf("stored %s", v)
	}
	form := a.form()
	form.Set("verdict", "reject-rest")
	for _, bad := range []string{"", "5E", "5E x", "5E -1", "7Z 0"} {
		form.Set("open", bad)
		ada.post("/review/decide", form).want(http.StatusBadRequest)
	}
}

func TestSubthemes(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	a := r.get("/review?code=5E")
	at := a.form().Get("at")
	r.decide(a, "confirm", "newtheme", " lost  records ; late; ")
	if d := s.decisions(t)[0]; fmt.Sprint(d.Subthemes) != "[late lost records]" {
		t.Errorf("stored %q", d.Subthemes)
	}
	// They are offered with the code, and stand ticked where they stand.
	r.get("/review?code=5E").want(http.StatusOK, `name="theme" value="late">`, `name="theme" value="lost records">`)
	r.get("/review?at="+at).want(http.StatusOK, `name="theme" value="late" checked>`)
	r.get("/review?code=2D").want(http.StatusOK, `!name="theme"`)
	a = r.get("/review?code=5E")
	form := a.form()
	form.Set("verdict", "unsure")
	form["theme"] = []string{"late"}
	r.post("/review/decide", form).want(http.StatusOK)
	r.decide(r.get("/review?code=5E"), "reject", "newtheme", "none")
	if d := s.decisions(t); fmt.Sprint(d[1].Subthemes, d[2].Subthemes) != "[late] []" {
		t.Errorf("stored %q, %q", d[1].Subthemes, d[2].Subthemes)
	}
	r.decide(r.get("/review"), "confirm", "newtheme", strings.Repeat("x", 81)).want(http.StatusBadRequest, "at most 80 characters")
}

func TestBackLeadsToWhatWasShownBefore(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	a := r.get("/review?order=informative")
	var shown []string
	for _, press := range []string{"confirm", "next", "reject", "next", "confirm"} {
		shown = append(shown, a.passage())
		if press == "next" {
			a = r.get(link(t, a, "n ArrowRight"))
		} else {
			a = r.decide(a, press)
		}
		if a.passage() == shown[len(shown)-1] {
			t.Fatalf("%s stays at %q", press, a.passage())
		}
	}
	for i := len(shown) - 1; i >= 0; i-- {
		if a = r.get(link(t, a, "b ArrowLeft")); a.passage() != shown[i] {
			t.Errorf("back to %q, want %q", a.passage(), shown[i])
		}
		a.want(http.StatusOK, "most informative first")
	}
	a.want(http.StatusOK, "!Back <kbd>B</kbd></a>")
}

func TestFiltersAndOrders(t *testing.T) {
	s := serve(t, newProject(t))
	r, ben := s.reader(t, "Ada"), s.reader(t, "Ben")
	ben.decide(ben.get("/review?code=2D"), "unsure")
	ben.decide(ben.get("/review?code=1C"), "confirm")
	for query, want := range map[string][]string{
		"type=ipv&year=2014&zone=analysis&least=0.5&most=0.9": {"2 of 12 decided in this filter", "Filter: intimate partner, 2014, zone analysis, score 0.5–0.9", "would leave him"},
		"state=unsure":           {"1 unsure", "Officers left without", `class="maybe"><span class="id">2D</span>`},
		"coder=Ben":              {"decided by Ben", "drinking a litre"},
		"coder=Ada":              {"Nothing here is decided by Ada"},
		"state=pending":          {"Nothing here is pending", "0 in this filter are"},
		"type=familial":          {"No suggestion meets this filter"},
		"type=unstated":          {"No suggestion meets this filter"},
		"year=unstated":          {"No suggestion meets this filter"},
		"order=code":             {"heavily", "by code"},
		"order=certain":          {"most certain first", "2 of 12 decided"},
		"order=certain&case=T02": {"case T02, most certain first", "0 of 4 decided in this filter"},
	} {
		a := r.get("/review?" + query).want(http.StatusOK)
		for _, text := range want {
			// Marks cut the text of a passage.
			if unwanted, not := strings.CutPrefix(text, "!"); strings.Contains(a.body+a.plain(), unwanted) == not {
				t.Errorf("%s: want %q in\n%s", query, text, a.plain())
			}
		}
		asked, err := url.ParseQuery(query)
		must(t, err)
		for name := range asked {
			if a.at.Query().Get(name) != asked.Get(name) {
				t.Errorf("%s is lost in %s", name, a.at)
			}
		}
	}
}

func TestASampleOfWhatNothingSuggested(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	for _, bad := range []url.Values{{"size": {"0"}, "seed": {"1"}}, {"size": {"9999"}, "seed": {"1"}}, {"size": {"x"}}, {"size": {"5"}, "seed": {"-1"}}} {
		r.post("/review/sample", bad).want(http.StatusBadRequest)
	}
	s.reader(t, "").post("/review/sample", url.Values{"size": {"5"}, "seed": {"1"}}).want(http.StatusForbidden)
	a := r.post("/review/sample", url.Values{"size": {"5"}, "seed": {"1"}}).
		want(http.StatusOK, "0 of 1 passages of the sample read", "met in the spring", "No code yet", "Carries no code <kbd>E</kbd>", "random sample 1")
	at := a.form().Get("at")
	a = r.post("/review/add", url.Values{"at": {at}, "add": {"1N"}, "sample": {"1"}}).want(http.StatusOK, "Saved: added, 1N", "No further code <kbd>E</kbd>")
	r.decide(a, "done").want(http.StatusOK, "The sample is read", "1 of 1 passages", "Saved: the passage is read")
	if d := s.decisions(t); verdicts(d) != "1N add,  done" {
		t.Errorf("stored %+v", d)
	}
	r.get("/review?at="+at).want(http.StatusOK, "Read for every code by Ada")
	r.post("/review/undo", url.Values{"sample": {"1"}}).want(http.StatusOK, "counts as not yet read", "0 of 1 passages of the sample read")
	r.get("/review").want(http.StatusOK, `<select name="sample">`)
}

func TestLessCertainSuggestionsCanBeReached(t *testing.T) {
	s := serve(t, newProject(t))
	id := fileID("T01 overview.pdf")
	all, err := s.store.Suggestions(t.Context(), id)
	must(t, err)
	all = append(all, dhr.Suggestion{Passage: all[0].Passage, Code: "9", Score: 0.12, Sources: []string{"model"}})
	must(t, s.store.SaveSuggestions(t.Context(), id, "test", all))
	r := s.reader(t, "Ada")
	a := r.get("/review").want(http.StatusOK, "1 less certain suggestion", "score 0.12", "0 of 12 decided")
	b := r.get("/review?at="+all[0].Passage+".9").want(http.StatusOK, "score 0.12", "not suggested", "Reject all 1")
	r.decide(b, "confirm").want(http.StatusOK, "Saved: confirmed, 9")
	if got := a.passage(); got == "" || verdicts(s.decisions(t)) != "9 confirm" {
		t.Error(verdicts(s.decisions(t)))
	}
}
