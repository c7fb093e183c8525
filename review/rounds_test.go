package review_test

import (
	"encoding/csv"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review"
	"github.com/dhrcoder/dhr/review/login"
)

// drawFor draws a round of whole cases through the page and returns its address.
func drawFor(t *testing.T, lead *reader, coders string) string {
	t.Helper()
	a := lead.post("/coders/draw", url.Values{"coders": {coders}, "size": {"2"}, "unit": {"cases"}, "seed": {"1"}}).want(http.StatusOK, "The round is drawn", "The round is open")
	return a.at.RequestURI()
}

// work codes a round to its end as the decider says, and returns how many passages it was.
func (r *reader) work(round string, decide func(passage string, codes []string) map[string]string) (n int) {
	r.t.Helper()
	for a := r.get("/review?round=" + round); !strings.Contains(a.body, "You are done with round"); n++ {
		a.want(http.StatusOK, "you code blind")
		words := a.passage()
		var at url.Values
		for code, verdict := range decide(words, nil) {
			form := a.form()
			form.Set("add", code)
			if verdict == "add" {
				r.post("/review/add", form).want(http.StatusOK)
				continue
			}
			passage, _, _ := strings.Cut(form.Get("at"), ".")
			b := r.get("/review?round=" + round + "&at=" + passage + "." + code)
			r.decide(b, verdict, "note", "by "+verdict).want(http.StatusOK)
		}
		a = r.get("/review?round=" + round + "&at=" + strings.Split(a.form().Get("at"), ".")[0])
		at = a.form()
		at.Set("verdict", "done")
		if a = r.post("/review/decide", at); n > 100 {
			r.t.Fatal("the round does not end")
		}
	}
	return n
}

func TestDoubleCoding(t *testing.T) {
	s := serve(t, newProject(t))
	lead, a, b, c := s.reader(t, "Lead"), s.reader(t, "Ada"), s.reader(t, "Bea"), s.reader(t, "Cyd")
	lead.get("/coders").want(http.StatusOK, "Nobody has decided anything yet", "No round has been drawn yet")
	for _, bad := range []url.Values{
		{"coders": {"Ada"}, "size": {"2"}, "unit": {"passages"}, "seed": {"1"}}, {"coders": {"Ada, Ada"}, "size": {"2"}, "unit": {"passages"}, "seed": {"1"}},
		{"coders": {"Ada, Bea"}, "size": {"0"}, "unit": {"passages"}, "seed": {"1"}}, {"coders": {"Ada, Bea"}, "size": {"2"}, "unit": {"moons"}, "seed": {"1"}},
		{"coders": {"Ada, Bea"}, "size": {"500"}, "unit": {"cases"}, "seed": {"1"}}, {"coders": {"Ada, \u202eBea"}, "size": {"2"}, "unit": {"cases"}, "seed": {"1"}},
	} {
		lead.post("/coders/draw", bad).want(http.StatusBadRequest)
	}
	home := drawFor(t, lead, "Ada, Bea")

	// Outside the round nobody decides on its passages, and the queue leaves them out.
	c.get("/review").want(http.StatusOK, "!id=\"decision\"")
	c.get("/review?round=1").want(http.StatusOK, "has no passages for you")
	passage := s.passageOf(t, "Officers left")
	c.get("/review?round=1&at="+passage).want(http.StatusConflict, "not yours to code")
	form := c.get("/review?at=" + passage + ".2D").form()
	form.Set("verdict", "confirm")
	c.post("/review/decide", form).want(http.StatusConflict, "being coded blind")

	// Ada codes first; Bea and the lead see nothing of it.
	ada := func(words string, _ []string) map[string]string {
		switch {
		case strings.HasPrefix(words, "Officers left"):
			return map[string]string{"2D": "confirm", "5E": "confirm"}
		case strings.HasPrefix(words, "The couple met"):
			return map[string]string{"1N": "add"}
		case strings.HasPrefix(words, "He had been drinking"):
			return map[string]string{"1C": "confirm"}
		}
		return nil
	}
	n := a.work("1", ada)
	for _, who := range []*reader{b, c, lead} {
		for _, address := range []string{"/", "/coders", home, "/audit", "/audit/export", "/review?at=" + passage, "/read?at=" + passage, "/cases", "/case?id=T01", "/codebook"} {
			who.get(address).want(http.StatusOK, "!Confirmed by Ada", "!by confirm", "!\"state\">pending", "!<td>Ada</td>", "!Ada,confirm")
		}
	}
	b.get("/review?round=1&at="+passage+".2D").want(http.StatusOK, "!Confirmed", "unreviewed")
	lead.get(home).want(http.StatusOK, "Ada is done with 12 of 12", "Bea is done with 0 of 12", "!kappa", "Not every coder is done")
	bea := func(words string, _ []string) map[string]string {
		if strings.HasPrefix(words, "Officers left") {
			return map[string]string{"2D": "confirm", "5E": "reject"}
		}
		return nil
	}
	if m := b.work("1", bea); n != 12 || m != 12 {
		t.Fatal(n, m)
	}
	if codings, err := s.store.Codings(t.Context()); err != nil || len(codings) != 0 {
		t.Fatal("decisions of an open round stand:", codings, err)
	}

	lead.post("/coders/end", url.Values{"id": {"1"}}).want(http.StatusBadRequest, "Tick the box")
	lead.post("/coders/end", url.Values{"id": {"1"}, "sure": {"yes"}}).want(http.StatusOK, "The round has ended", "Passage × code", "Case × code",
		"They differ on 3 pairs of passage and code; 3 are pending", "Coded by Ada", "1.00", "–")
	b.get("/review?round=1&at=" + passage).want(http.StatusConflict)
	c.get("/").want(http.StatusOK)
	coverage, err := s.store.Coverage(t.Context())
	must(t, err)
	var sum dhr.Coverage
	for _, one := range coverage {
		sum.Plus(one)
	}
	if sum.Pending != 3 || sum.Confirmed != 1 || sum.Unreviewed != 0 {
		t.Errorf("%+v", sum)
	}

	// Adjudication: one stale, one settled, one settled and changed.
	page := lead.get(home).want(http.StatusOK, "by confirm", "<strong>Bea</strong>: Rejected", "<strong>Bea</strong>: Not coded")
	forms := judgements(page)
	if len(forms) != 3 {
		t.Fatal(forms)
	}
	for _, f := range forms {
		f.Set("verdict", "confirm")
		f.Set("note", "the log is missing\nsee 4.3")
		f["agency"] = []string{"police", "moon"}
	}
	nameless := s.reader(t, "")
	nameless.post("/coders/adjudicate", forms[0]).want(http.StatusForbidden)
	lead.post("/coders/adjudicate", forms[0]).want(http.StatusOK, "the difference is settled", "2 are pending")
	lead.post("/coders/adjudicate", forms[0]).want(http.StatusOK, "Not saved: someone decided")
	forms[1].Set("verdict", "reject")
	lead.post("/coders/adjudicate", forms[1]).want(http.StatusOK, "1 is pending")
	c.decide(c.get("/review?state=pending").want(http.StatusOK, "The coders of <a href=\"/coders/round?id=1#differences\">round 1</a> differ"), "unsure").want(http.StatusOK)
	if all := s.decisions(t); !all[len(all)-1].Adjudicates || all[len(all)-1].Round != 1 {
		t.Errorf("a decision on a pending coding does not settle it: %+v", all[len(all)-1])
	}
	lead.get(home).want(http.StatusOK, "0 are pending")
	bad := url.Values{"id": {"1"}, "at": forms[2]["at"], "seen": {"0"}, "verdict": {"perhaps"}}
	lead.post("/coders/adjudicate", bad).want(http.StatusBadRequest)
	lead.get(home+"&show=all").want(http.StatusOK, "Settled by", "<strong>Lead</strong>: Confirmed", "see 4.3")
	settled := 0
	codings, err := s.store.Codings(t.Context())
	must(t, err)
	for _, one := range codings {
		if one.Coder == "Lead" {
			settled++
			if one.Verdict == "confirm" && (one.Round != 1 || one.Note != "the log is missing\nsee 4.3") {
				t.Errorf("%+v", one)
			}
		}
	}
	if settled != 2 {
		t.Error(codings)
	}
	lead.get("/coders").want(http.StatusOK, "Ended on", `<a href="/audit?coder=Ada">Ada</a>`)
}

// judgements returns the adjudication forms of a page.
func judgements(a answer) (forms []url.Values) {
	for _, part := range strings.Split(a.body, `class="judge"`)[1:] {
		f := url.Values{}
		for _, m := range hiddenField.FindAllStringSubmatch(part[:strings.Index(part, "</form>")], -1) {
			f.Add(m[1], m[2])
		}
		forms = append(forms, f)
	}
	return forms
}

// passageOf returns the ID of the passage that begins with the words.
func (s *site) passageOf(t *testing.T, words string) string {
	t.Helper()
	documents, err := s.store.Documents(t.Context())
	must(t, err)
	for _, d := range documents {
		passages, err := s.store.Passages(t.Context(), d.ID)
		must(t, err)
		for _, p := range passages {
			if strings.HasPrefix(p.Text, words) {
				return p.ID
			}
		}
	}
	t.Fatal("no passage", words)
	return ""
}

func TestUndoInRound(t *testing.T) {
	s := serve(t, newProject(t))
	lead, a := s.reader(t, "Lead"), s.reader(t, "Ada")
	drawFor(t, lead, "Ada, Bea")
	p := a.get("/review?round=1").want(http.StatusOK, "you code blind")
	first := p.passage()
	f := p.form()
	f.Set("verdict", "done")
	p = a.post("/review/decide", f).want(http.StatusOK, "Saved: the passage is read")
	if p.passage() == first {
		t.Fatal("the round does not go on")
	}
	p = a.get("/review?round=1&at=" + s.passageOf(t, "Officers left"))
	f = p.form()
	f.Set("verdict", "done") // rejects the two codes that were suggested
	a.post("/review/decide", f).want(http.StatusOK, "Saved: the passage is read")
	if v := verdicts(s.decisions(t)); !strings.Contains(v, "2D reject, 5E reject,  done") {
		t.Error(v)
	}
	a.post("/review/undo", url.Values{"round": {"1"}}).want(http.StatusOK, "you code blind", "Officers left")
	if v := verdicts(s.decisions(t)); !strings.HasSuffix(v, "undo, 5E undo, 2D undo") {
		t.Error(v)
	}
	a.post("/review/undo", url.Values{}).want(http.StatusOK, "you code blind", first)
	a.post("/review/undo", url.Values{"round": {"1"}}).want(http.StatusOK, "Nothing")
}

func TestAuditPage(t *testing.T) {
	s := serve(t, newProject(t))
	a := s.reader(t, `Ada <b>"=1+1`)
	a.get("/audit").want(http.StatusOK, "The record is whole", "No decision meets the filter")
	for _, code := range []string{"2D", "5E"} {
		a.decide(a.get("/review?at="+s.passageOf(t, "Officers left")+"."+code), "confirm", "note", "=HYPERLINK(1)").want(http.StatusOK)
	}
	s.reader(t, "Bea").decide(a.get("/review?at="+s.passageOf(t, "By the autumn")+".1C"), "reject").want(http.StatusOK)
	later := time.Date(2026, 11, 23, 9, 40, 0, 0, time.UTC)
	a.site = s.at(t, &later) // the look at the record holds for a minute
	a.post("/coder", url.Values{"coder": {`Ada <b>"=1+1`}})
	page := a.get("/audit").want(http.StatusOK, "1 to 3 of 3 decisions", "Ada &lt;b&gt;&#34;=1&#43;1", "!<b>", "rule:2D/plain-words", "score 0.70", "T01, page 1", "the last hash is")
	if d := s.decisions(t); !strings.Contains(page.body, d[2].Hash) {
		t.Error("the last hash is not shown")
	}
	for query, want := range map[string]string{"coder=Bea": "1 to 1 of 1", "code=2D": "1 to 1 of 1", "case=T02": "No decision meets", "verdict=reject": "1 to 1 of 1",
		"from=2026-11-23&until=2026-11-23": "1 to 3 of 3", "from=2026-11-24": "No decision meets", "source=rule:5E/plain-words": "1 to 1 of 1", "at=9": "1 to 3 of 3"} {
		a.get("/audit?"+query).want(http.StatusOK, want)
	}
	for _, bad := range []string{"verdict=moon", "from=yesterday", "coder=%00", "source=" + strings.Repeat("x", 401)} {
		a.get("/audit?" + bad).want(http.StatusBadRequest)
	}
	file := a.get("/audit/export?coder=" + url.QueryEscape(`Ada <b>"=1+1`)).want(http.StatusOK)
	records, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(file.body, "\ufeff"))).ReadAll()
	if err != nil || len(records) != 3 || !strings.Contains(file.header.Get("Content-Disposition"), "decisions.csv") {
		t.Fatal(records, err)
	}
	if !strings.Contains(file.body, "'=HYPERLINK(1)") {
		t.Error("a formula goes out:", file.body)
	}
	a.get("/audit/export?format=jsonl").want(http.StatusOK, `"seq":3`)
	a.get("/audit/export?format=exe").want(http.StatusBadRequest)
}

// TestSessionsDecide checks that a coder who has to log in decides under that name.
func TestSessionsDecide(t *testing.T) {
	s := serve(t, newProject(t))
	_, err := s.store.SetCoderPassword(t.Context(), "Ada", login.Hash("four words nobody guesses"), time.Now())
	must(t, err)
	closed := s.again(t, review.Options{Passwords: s.store, ID: "/other"})
	a := closed.reader(t, "")
	a.get("/review").want(http.StatusOK, "Log in", "!id=\"decision\"")
	a.post("/coder", url.Values{"coder": {"Bea"}}).want(http.StatusUnauthorized, "not logged in")
	a.post("/login", url.Values{"coder": {"Ada"}, "password": {"four words nobody guesses"}, "next": {"/review"}}).want(http.StatusOK, "id=\"decision\"", "Log out")
	a.post("/coder", url.Values{"coder": {"Bea"}}).want(http.StatusBadRequest)
	a.decide(a.get("/review"), "confirm").want(http.StatusOK)
	if d := s.decisions(t); len(d) != 1 || d[0].Coder != "Ada" {
		t.Error(d)
	}
	a.get("/").want(http.StatusOK, "!Your name", "Log out")
	a.post("/logout", nil).want(http.StatusOK, "Log in")
	a.get("/audit").want(http.StatusOK, "Log in", "!The record")
}

// TestProjectsDoNotShareNames serves two projects on one host: browsers do not tell
// cookies apart by port.
func TestProjectsDoNotShareNames(t *testing.T) {
	s := serve(t, newProject(t))
	one, two := s.again(t, review.Options{ID: "/one"}), s.again(t, review.Options{ID: "/two"})
	r := one.reader(t, "Ada")
	r.get("/").want(http.StatusOK, "Coder: <strong>Ada</strong>")
	r.site = two
	r.get("/").want(http.StatusOK, "!Coder: <strong>Ada")
}
