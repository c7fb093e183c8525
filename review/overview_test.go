package review_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr"
)

func TestOverview(t *testing.T) {
	s := serve(t, newProject(t))
	must(t, s.store.Add(t.Context(), []dhr.Case{{ID: "T03", Source: dhr.CaseFromList}}, []dhr.Document{
		{ID: fileID("scan"), Name: "scan.pdf", Case: "T03"}, {ID: fileID("later"), Name: "later.pdf", Case: "T03"}}))
	must(t, s.store.SaveFailure(t.Context(), fileID("scan"), "test", "the file is protected by a password"))
	r := s.reader(t, "Ada")
	a := r.get("/review")
	a = r.decide(a, "confirm")
	a = r.decide(a, "reject")
	r.decide(a, "unsure")
	a = r.get("/").want(http.StatusOK, "<dt>Cases</dt><dd>3</dd>", "<dt>Documents read</dt><dd>3</dd>", "<dt>Documents failed</dt><dd>1</dd>",
		"<dd>3 of 12</dd>", "scan.pdf</span>: the file is protected by a password", "1 document waits", "1 document could not be read",
		"Review 9 suggestions</a>", "not what happened", "rank no agency", "predict nothing about any person")
	rows := strings.ReplaceAll(a.body, "\n", "")
	for _, want := range []string{
		`1 Individual</a></th><td class="n">1</td><td class="n">0</td><td class="n">0</td><td class="n">3</td><td class="n">0</td>`,
		`2D Risk assessment</a></th><td class="n">0</td><td class="n">1</td><td class="n">0</td><td class="n">2</td><td class="n">0</td>`,
		`5E Record keeping</a></th><td class="n">0</td><td class="n">0</td><td class="n">1</td><td class="n">2</td><td class="n">0</td>`,
		`All</th><td class="n">1</td><td class="n">1</td><td class="n">1</td><td class="n">9</td><td class="n">0</td>`,
	} {
		if !strings.Contains(rows, want) {
			t.Errorf("no row %s", want)
		}
	}
}

func TestContentWarningIsShownUntilDismissed(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	r.get("/").want(http.StatusOK, "Before you start")
	r.post("/warning", nil).want(http.StatusOK, "!Before you start")
	r.get("/").want(http.StatusOK, "!Before you start", "!Your name")
	r.get("/?change=1").want(http.StatusOK, "Your name", `value="Ada"`)
}

func TestKeysCanBeSwitchedOff(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	r.get("/review").want(http.StatusOK, "<body>", "These keys are on")
	a := r.post("/keys", map[string][]string{"keys": {"off"}, "next": {"/review?code=5E"}})
	a.want(http.StatusOK, `<body class="no-keys">`, "These keys are off", "Record keeping")
	r.post("/keys", map[string][]string{"keys": {"maybe"}}).want(http.StatusBadRequest)
}

func TestCodebook(t *testing.T) {
	s := serve(t, newProject(t))
	// The codebook needs no name.
	s.reader(t, "").get("/codebook").want(http.StatusOK, "Part of the framework", `id="factor-5"`, `id="code-5E"`,
		"missing, poor, lost, late or inaccessible records", "a third person’s drinking", "Names the agencies concerned", `href="/review?code=9"`)
}
