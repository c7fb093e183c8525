package review_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/dhrcoder/dhr"
)

// withFacts proposes what the first report of the invented project says.
func withFacts(t testing.TB, s *site) (passages []dhr.Passage) {
	t.Helper()
	passages, err := s.store.Passages(t.Context(), fileID("T01 overview.pdf"))
	must(t, err)
	last := passages[5]
	must(t, s.store.SaveProposals(t.Context(), "T01", "stamp", []dhr.Attribute{
		{Name: dhr.AttributeVictimSex, Value: "female", Score: 0.9, Passage: passages[4].ID, Evidence: []dhr.Span{{Start: 58, End: 61}}},
		{Name: dhr.AttributePerpetratorHealth, Value: "depression", Score: 0.7, Passage: passages[1].ID},
		{Name: dhr.AttributePerpetratorHealth, Value: "paranoia", Score: 0.6, Passage: passages[4].ID},
		{Name: dhr.AttributePerpetratorSubstance, Value: "alcohol", Score: 0.8, Passage: passages[1].ID, Evidence: []dhr.Span{{Start: 28, End: 53}}},
		{Name: dhr.AttributeVictimAge, Value: "34", Score: 0.5},
	}, []dhr.Recommendation{{Passage: last.ID, Number: "7", Text: "The officer stayed with her", Span: dhr.Span{Start: 0, End: 27},
		Agencies: []dhr.Addressee{dhr.AddresseePolice}, Theme: dhr.ThemeTraining, Score: 0.5}}))
	return passages
}

// facts words what stands of the facts.
func (s *site) facts(t testing.TB) string {
	t.Helper()
	all, err := s.store.Facts(t.Context())
	must(t, err)
	var list []string
	for _, f := range all {
		what := string(f.Name)
		if f.Recommendation() {
			what = "recommendation " + string(f.Theme)
			for _, a := range f.Addressees {
				f.Values = append(f.Values, string(a))
			}
		}
		list = append(list, strings.TrimSpace(what+" "+string(f.Verdict)+" "+strings.Join(f.Values, "+")))
	}
	return strings.Join(list, ", ")
}

func TestCasePage(t *testing.T) {
	s := serve(t, newProject(t))
	passages := withFacts(t, s)
	ada := s.reader(t, "Ada")

	ada.get("/cases").want(http.StatusOK, "T01", "T02", "2 of 16", "0 of 1", "!may belong")
	ada.get("/case?id=T01").want(http.StatusOK, "The death of Adult A, case T01", "in the list of cases", "not confirmed", "/read?at="+passages[1].ID,
		"The officer stayed with her", "T01 summary.pdf", "None yet")
	ada.get("/case?id=T09").want(http.StatusNotFound, "no such case")
	ada.get("/case/fact?id=T01&at=shoe+size").want(http.StatusNotFound)

	// The first open fact, its evidence marked, confirmed with what is proposed.
	first := ada.get("/case/fact?id=T01").want(http.StatusOK, `<h1 id="fact-h">Victim sex</h1>`, "<mark>her</mark>", "Read on in the document")
	form := first.form()
	form.Set("verdict", "confirm")
	form.Set("value", "female")
	second := ada.post("/case/decide", form).want(http.StatusOK, "Saved: Victim sex confirmed", `<h1 id="fact-h">Victim age</h1>`)

	// The page is out of date: nothing is saved.
	form.Set("verdict", "reject")
	form.Del("value")
	ada.post("/case/decide", form).want(http.StatusConflict, "Not saved")

	// Another value; a value that the attribute does not have; a pressed value; several.
	form = second.form()
	form.Set("verdict", "confirm")
	form.Set("value", "as old as the hills")
	ada.post("/case/decide", form).want(http.StatusBadRequest, "no such number")
	form.Set("value", "35")
	third := ada.post("/case/decide", form).want(http.StatusOK, `<h1 id="fact-h">Perpetrator mental health</h1>`, "<strong>paranoia</strong>: The practice nurse")
	form = third.form()
	form.Set("verdict", "confirm")
	form["value"] = []string{"paranoia", "psychosis"}
	fourth := ada.post("/case/decide", form).want(http.StatusOK, `<h1 id="fact-h">Perpetrator substance use</h1>`)
	form = fourth.form()
	form.Set("choose", "drugs")
	form.Set("value", "alcohol") // the hidden field of what is proposed
	fifth := ada.post("/case/decide", form).want(http.StatusOK, `<h1 id="fact-h">Recommendation 7</h1>`)
	form = fifth.form()
	form.Set("verdict", "confirm")
	form["value"] = []string{"police", "health"}
	form.Set("theme", "training")
	ada.post("/case/decide", form).want(http.StatusOK, "Saved: Recommendation 7 set", "Look through the facts")
	if got, want := s.facts(t), "victim sex confirm female, victim age set 35, perpetrator mental health set paranoia+psychosis, "+
		"perpetrator substance use set drugs, recommendation training set police+health"; got != want {
		t.Errorf("stored %s\nwant   %s", got, want)
	}
	ada.get("/cases").want(http.StatusOK, "6 of 16", "1 of 1")

	// Undo leads back to what was undone, however often.
	ada.post("/case/undo", url.Values{}).want(http.StatusOK, `<h1 id="fact-h">Recommendation 7</h1>`, "Undone")
	ada.post("/case/undo", url.Values{}).want(http.StatusOK, `<h1 id="fact-h">Perpetrator substance use</h1>`, "alcohol")
	s.reader(t, "Bea").post("/case/undo", url.Values{"next": {"/cases"}}).want(http.StatusOK, "<h1>Cases</h1>")

	// A listed year can be corrected; what a person says goes before the list.
	year := ada.get("/case/fact?id=T01&at=year").want(http.StatusOK, "in the list of cases").form()
	year.Set("verdict", "confirm")
	year.Set("value", "2015")
	ada.post("/case/decide", year).want(http.StatusOK, "Saved: Year set")
	facts, err := s.store.Facts(t.Context())
	must(t, err)
	cases, err := s.store.Cases(t.Context())
	must(t, err)
	if c := cases[0].Stated(facts); c.Year != 2015 || c.Type != dhr.CaseIPV {
		t.Errorf("%+v", c)
	}
}

func TestCasePageRefuses(t *testing.T) {
	s := serve(t, newProject(t))
	withFacts(t, s)
	stranger := s.reader(t, "")
	stranger.get("/case/fact?id=T01").want(http.StatusOK, "Your name")
	form := url.Values{"id": {"T01"}, "at": {"victim sex"}, "seen": {"0"}, "verdict": {"confirm"}, "value": {"female"}}
	stranger.post("/case/decide", form).want(http.StatusForbidden)
	stranger.post("/case/undo", nil).want(http.StatusForbidden)
	stranger.post("/case/move", url.Values{"document": {fileID("T02 report.pdf")}, "to": {"T01"}}).want(http.StatusForbidden)
	ada := s.reader(t, "Ada")
	for name, change := range map[string]url.Values{"no verdict": {"verdict": {""}}, "undo": {"verdict": {"undo"}}, "no seen": {"seen": {"x"}},
		"other value": {"value": {"tall"}}, "two values": {"value": {"female", "male"}}, "no value": {"value": nil}, "long note": {"note": {strings.Repeat("x", 2001)}}} {
		bad := url.Values{}
		for k, v := range form {
			bad[k] = v
		}
		for k, v := range change {
			bad[k] = v
		}
		if got := ada.post("/case/decide", bad); got.status != http.StatusBadRequest {
			t.Errorf("%s: status %d", name, got.status)
		}
	}
	for _, at := range []string{"shoe size", "nowhere.0-4", withFacts(t, s)[0].ID + ".0-4000", withFacts(t, s)[0].ID + ".9-3"} {
		form.Set("at", at)
		ada.post("/case/decide", form).want(http.StatusNotFound, "no such fact")
	}
	if got := s.facts(t); got != "" {
		t.Errorf("stored %s", got)
	}
}

// TestUnproposedRecommendation: a person finds one that the program missed.
func TestUnproposedRecommendation(t *testing.T) {
	s := serve(t, newEmptyProject(t))
	text := "The Trust ought to look again at how it books second visits to the home."
	put(t, s.store, dhr.Case{ID: "T05", Source: dhr.CaseFromText}, "T05.pdf", "Recommendations", []invented{{text, nil}})
	passages, err := s.store.Passages(t.Context(), fileID("T05.pdf"))
	must(t, err)
	for i := range passages {
		passages[i].Zone = dhr.ZoneRecommendations
	}
	must(t, s.store.SaveReading(t.Context(), fileID("T05.pdf"), dhr.Reading{Engine: "test", Pages: []dhr.Page{{Number: 1, Method: dhr.PageByPDFium}},
		Sections: []dhr.Section{{Heading: "Recommendations", Zone: dhr.ZoneRecommendations, Page: 1}}, Passages: passages}, ""))
	ada := s.reader(t, "Ada")
	ada.get("/case?id=T05").want(http.StatusOK, "1 other passage among the recommendations", "second visits")
	form := ada.get("/case/fact?id=T05&at="+passages[0].ID+".0-72").want(http.StatusOK, "<mark>The Trust").form()
	form.Set("verdict", "confirm")
	form.Set("value", "health")
	form.Set("theme", "policy")
	ada.post("/case/decide", form).want(http.StatusOK, "Saved: Recommendation 4.1 set", "!other passage among")
	if got := s.facts(t); got != "recommendation policy set health" {
		t.Errorf("stored %s", got)
	}
}

// TestMoveDocument groups documents on a person's word and takes it back.
func TestMoveDocument(t *testing.T) {
	p := newProject(t)
	s := serve(t, p)
	put(t, s.store, dhr.Case{ID: "T02 letter", Source: dhr.CaseFromText}, "T02 Letter from the Home Office.pdf", "Letter", []invented{{"The panel thanks you.", nil}})
	ada := s.reader(t, "Ada")
	ada.get("/cases").want(http.StatusOK, "!may belong")
	put(t, s.store, dhr.Case{ID: "Harbour", Source: dhr.CaseFromText}, "Harbour Lane overview report.pdf", "Analysis", []invented{{"One.", nil}})
	put(t, s.store, dhr.Case{ID: "Harbour 2", Source: dhr.CaseFromText}, "DHR Harbour Lane - Executive Summary.pdf", "Analysis", []invented{{"Two.", nil}})
	ada.get("/cases").want(http.StatusOK, "DHR Harbour Lane - Executive Summary.pdf", "may belong to the case of", "Put it into case Harbour<")

	ada.post("/case/move", url.Values{"document": {fileID("Harbour Lane overview report.pdf")}, "to": {"Harbour 2"}}).want(http.StatusOK,
		"Saved: the document is in this case now", "Harbour Lane overview report.pdf")
	ada.post("/case/move", url.Values{"document": {fileID("Harbour Lane overview report.pdf")}, "to": {"Harbour 2"}}).want(http.StatusOK, "Nothing was moved")
	ada.get("/case?id=Harbour").want(http.StatusNotFound)
	ada.post("/case/move-back", nil).want(http.StatusOK, "Undone", "Harbour Lane overview report.pdf")
	ada.post("/case/move-back", nil).want(http.StatusOK, "no grouping of yours left")
	ada.post("/case/move", url.Values{"document": {fileID("T02 report.pdf")}, "new": {"  A new   case "}}).want(http.StatusOK, "A new case")
	for _, bad := range []url.Values{{"document": {"x"}, "to": {"T01"}}, {"document": {fileID("T01 overview.pdf")}}, {"document": {fileID("T01 overview.pdf")}, "new": {"a\u202eb"}}} {
		ada.post("/case/move", bad).want(http.StatusBadRequest)
	}
	documents, err := s.store.Documents(t.Context())
	must(t, err)
	for _, d := range documents {
		if d.Name == "T02 report.pdf" && d.Case != "A new case" {
			t.Errorf("%s is in case %s", d.Name, d.Case)
		}
	}
}

// TestHostileFacts: words of a report are words on the page.
func TestHostileFacts(t *testing.T) {
	s := serve(t, newEmptyProject(t))
	put(t, s.store, dhr.Case{ID: `<b>"&`, Title: `<script>alert(1)</script>`, Source: dhr.CaseFromList}, `<i>.pdf`, "Analysis", []invented{{"<img src=x>", nil}})
	passages, err := s.store.Passages(t.Context(), fileID("<i>.pdf"))
	must(t, err)
	must(t, s.store.SaveProposals(t.Context(), `<b>"&`, "s", nil, []dhr.Recommendation{{Passage: passages[0].ID, Number: "<u>", Text: "<img", Span: dhr.Span{End: 4},
		Agencies: []dhr.Addressee{dhr.AddresseePolice}, Theme: dhr.ThemeOther}}))
	ada := s.reader(t, "Ada")
	for _, address := range []string{"/cases", "/case?id=" + url.QueryEscape(`<b>"&`), "/case/fact?id=" + url.QueryEscape(`<b>"&`) + "&at=" + passages[0].ID + ".0-4"} {
		ada.get(address).want(http.StatusOK, "!<script>alert", "!<b>", "!<i>", "!<img", "!<u>")
	}
}

// BenchmarkCases lists 650 cases of which half are decided.
func BenchmarkCases(b *testing.B) {
	s := serve(b, newEmptyProject(b))
	ctx := b.Context()
	var decisions []dhr.FactDecision
	for i := range 650 {
		id := "R" + strconv.Itoa(i)
		put(b, s.store, dhr.Case{ID: id, Source: dhr.CaseFromText}, id+".pdf", "Recommendations", []invented{{"The board should act on " + id, nil}})
		passages, err := s.store.Passages(ctx, fileID(id+".pdf"))
		must(b, err)
		must(b, s.store.SaveProposals(ctx, id, "s", nil, []dhr.Recommendation{{Passage: passages[0].ID, Text: "The", Span: dhr.Span{End: 3},
			Agencies: []dhr.Addressee{dhr.AddresseePolice}, Theme: dhr.ThemeOther}}))
		for _, n := range dhr.AttributeNames()[2:10] {
			if i%2 == 0 {
				decisions = append(decisions, dhr.FactDecision{FactKey: dhr.FactKey{Case: id, Name: n}, Verdict: dhr.FactReject, Coder: "Ada", At: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)})
			}
		}
	}
	_, err := s.store.AppendFacts(ctx, decisions)
	must(b, err)
	ada := s.reader(b, "Ada")
	b.ResetTimer()
	for b.Loop() {
		ada.get("/cases").want(http.StatusOK)
	}
}
