package review_test

import (
	"bytes"
	"io/fs"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/dhrcoder/dhr"
	shipped "github.com/dhrcoder/dhr/classify/codebook"
	"github.com/dhrcoder/dhr/review"
	"github.com/dhrcoder/dhr/store"
	"github.com/dhrcoder/dhr/workshop"
)

// serveBook serves a project with invented passages and the shipped codebook.
func serveBook(t *testing.T) (*site, string) {
	t.Helper()
	p := newProject(t)
	dir := filepath.Dir(p.Framework())
	must(t, os.CopyFS(dir, shipped.Files()))
	data, err := fs.ReadFile(shipped.Files(), "framework.yaml")
	must(t, err)
	framework, err := shipped.LoadFramework("framework.yaml", data)
	must(t, err)
	st, err := store.Open(t.Context(), p)
	must(t, err)
	must(t, st.SetFramework(t.Context(), framework))
	h, err := review.New(review.Options{Store: st, Framework: framework, Project: "book", Workshop: workshop.New(dir, st, st),
		Now: func() time.Time { return time.Date(2026, 11, 23, 9, 30, 0, 0, time.UTC) }})
	must(t, err)
	s := &site{Server: httptest.NewServer(h), store: st}
	t.Cleanup(s.stop)
	return s, dir
}

// send posts a form with fields as the editor does.
func (r *reader) multi(address string, form url.Values) answer {
	r.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name := range form {
		must(r.t, w.WriteField(name, form.Get(name)))
	}
	must(r.t, w.Close())
	req, err := http.NewRequestWithContext(r.t.Context(), http.MethodPost, r.site.URL+address, &body)
	must(r.t, err)
	req.Header.Set("Content-Type", w.FormDataContentType())
	req.Header.Set("Sec-Fetch-Site", "same-origin")
	return r.send(req)
}

var seenField = regexp.MustCompile(`name="seen" value="([0-9a-f]+)">(?:<input type="hidden" name="file" value="1">)?\s*<p><label for="(draft|use)"`)

// seenOf is what the page says it shows, of the editor ("draft") or the definition ("use").
func seenOf(t *testing.T, a answer, of string) string {
	t.Helper()
	for _, m := range seenField.FindAllStringSubmatch(a.body, -1) {
		if m[2] == of {
			return m[1]
		}
	}
	t.Fatalf("the page does not say what it shows: %s", a.body)
	return ""
}

const spade = `  - id: spade
    all:
      - [spade]
      - [form, graded]
    within: 12
    matches:
      - "The form was late and spoke of a spade."
      - "It was graded low although there was a spade."
    rejects:
      - "The spade was in the shed."
      - "The form was on time."
`

func TestCodebookPage(t *testing.T) {
	s, _ := serveBook(t)
	r := s.reader(t, "Ada")
	_, err := s.store.Decide(t.Context(), dhr.Decision{Passage: s.item(t, "graded standard"), Code: "2D", Verdict: dhr.VerdictReject, Coder: "Ada", At: time.Now()})
	must(t, err)
	r.get("/codebook").want(http.StatusOK, "1 Individual", `id="code-2D"`, "/review?code=2D&amp;state=rejected", "1 rejected", "2 unreviewed", "/codebook/code?code=2D", "swatch f2")
	a := r.get("/codebook/code?code=2D").want(http.StatusOK, "Use it for:", "rules/2D.yaml", "Not with:", "all do what the rule says", "nothing decided yet", "Write a new rule", "!What it does")
	if count(a.body, `class="rule"`) < 5 {
		t.Errorf("%d rules", count(a.body, `class="rule"`))
	}
	r.get("/codebook/code?code=7Z").want(http.StatusNotFound)
	r.get("/codebook/code?code=2D&rule=none").want(http.StatusNotFound)
	r.get("/codebook/history").want(http.StatusOK, "has not been changed in these pages")
	for _, bad := range []string{"x", "0", "99", "-1", "99999999999999999999"} {
		r.get("/codebook/version?id=" + bad).want(http.StatusNotFound)
	}
}

// item is the ID of the invented passage with those words.
func (s *site) item(t *testing.T, words string) string {
	t.Helper()
	for p, err := range s.store.AllPassages(t.Context()) {
		must(t, err)
		if strings.Contains(p.Text, words) {
			return p.ID
		}
	}
	t.Fatalf("no passage has %q", words)
	return ""
}

// TestRuleFromTryToRestore writes a rule, mends it, saves it, looks at its version and
// takes it back.
func TestRuleFromTryToRestore(t *testing.T) {
	s, dir := serveBook(t)
	r := s.reader(t, "Ada")
	_, err := s.store.Decide(t.Context(), dhr.Decision{Passage: s.item(t, "graded standard"), Code: "2D", Verdict: dhr.VerdictReject, Coder: "Ada", At: time.Now()})
	must(t, err)
	before, err := os.ReadFile(filepath.Join(dir, "rules/2D.yaml"))
	must(t, err)
	editor := r.get("/codebook/code?code=2D&new=1").want(http.StatusOK, "A new rule", "name-of-the-rule")
	form := url.Values{"code": {"2D"}, "rule": {""}, "seen": {seenOf(t, editor, "draft")}, "note": {"spades"}}

	form.Set("text", strings.Replace(spade, "within: 12", "within: x\n    colour: red", 1))
	r.multi("/codebook/try", form).want(http.StatusOK, `data-line="5"`, "a whole number belongs", "unknown key", "colour: red", "!What it does")
	form.Set("text", strings.Replace(spade, "The spade was in the shed.", "The form has a spade.", 1))
	r.multi("/codebook/try", form).want(http.StatusOK, `data-line="10"`, "does not reject", "1 of its 4 sentences does not do what it says", "What it does")
	r.multi("/codebook/save", form).want(http.StatusUnprocessableEntity, "It was not saved", `data-line="10"`)

	form.Set("text", spade)
	a := r.multi("/codebook/try", form).want(http.StatusOK, "All its 4 sentences do what it says", "<strong>1 gained, 0 lost</strong>", "in all 3 documents", "<mark>graded</mark>", "<mark>spade</mark>", "gained", "Rejected before")
	if count(a.body, `class="gained"`) != 1 {
		t.Error("the passage gained is not shown")
	}
	if now, err := os.ReadFile(filepath.Join(dir, "rules/2D.yaml")); err != nil || !bytes.Equal(now, before) {
		t.Fatal("a try has changed the file")
	}
	s.reader(t, "").multi("/codebook/save", form).want(http.StatusBadRequest, "Say who you are")
	saved := r.multi("/codebook/save", form).want(http.StatusOK, "Saved as version 2", "once dhr run has been run", `id="rule-spade"`)
	leadsTo(t, saved, "/codebook/code?code=2D&said=saved&version=2")
	r.multi("/codebook/save", form).want(http.StatusConflict, "Ada has changed the file since you opened it", "spade", `class="differ"`)

	// Narrower: what is saved hits one passage more.
	editor = r.get("/codebook/code?code=2D&rule=spade").want(http.StatusOK, "Rule spade")
	form = url.Values{"code": {"2D"}, "rule": {"spade"}, "seen": {seenOf(t, editor, "draft")}, "text": {strings.Replace(spade, "[form, graded]", "[form, \"graded low\"]", 1)}}
	form.Set("text", strings.Replace(form.Get("text"), "within: 12", "within: 9", 1))
	r.multi("/codebook/try", form).want(http.StatusOK, "0 gained, ")
	form.Set("text", "")
	r.multi("/codebook/try", form).want(http.StatusOK, "0 gained, 1 lost", "lost: the rule as saved hits it")

	history := r.get("/codebook/history?file=rules%2F2D.yaml").want(http.StatusOK, "spades", "Ada", "as it was before the first change", "nobody’s name is known")
	if count(history.body, "<tr>") != 3 {
		t.Errorf("%d rows", count(history.body, "<tr>"))
	}
	r.get("/codebook/version?id=2").want(http.StatusOK, "“spades”", "id: spade", "The file is as this version has it", "!Restore")
	old := r.get("/codebook/version?id=1").want(http.StatusOK, "first version that was kept", "Restore this version")
	now := regexp.MustCompile(`name="seen" value="([0-9a-f]+)"`).FindStringSubmatch(old.body)[1]
	r.post("/codebook/restore", url.Values{"id": {"1"}, "seen": {"stale"}}).want(http.StatusConflict, "has been changed since")
	leadsTo(t, r.post("/codebook/restore", url.Values{"id": {"1"}, "seen": {now}}).want(http.StatusOK, "restores version 1"), "/codebook/version?id=3")
	if now, err := os.ReadFile(filepath.Join(dir, "rules/2D.yaml")); err != nil || !bytes.Equal(now, before) {
		t.Error("the file is not as it was")
	}
	r.get("/codebook/code?code=2D").want(http.StatusOK, `!id="rule-spade"`)
}

func TestDefinition(t *testing.T) {
	s, dir := serveBook(t)
	r := s.reader(t, "Ada")
	a := r.get("/codebook/code?code=2D").want(http.StatusOK)
	form := url.Values{"code": {"2D"}, "use": {"no or a late risk assessment"}, "not": {nasty}, "note": {"shorter"}, "seen": {seenOf(t, a, "use")}}
	r.multi("/codebook/define", url.Values{"code": {"2D"}, "use": {" "}, "seen": form["seen"]}).want(http.StatusUnprocessableEntity, "would not say when to use it")
	b := r.multi("/codebook/define", form).want(http.StatusOK, "Saved as version 2")
	checkHostile(t, b)
	// All pages show it from now on.
	r.get("/review?at="+s.item(t, "graded standard")+".2D").want(http.StatusOK, "no or a late risk assessment")
	r.multi("/codebook/define", form).want(http.StatusConflict, "has been changed since you opened it")
	file, err := os.ReadFile(filepath.Join(dir, "framework.yaml"))
	must(t, err)
	framework, err := shipped.LoadFramework("framework.yaml", file)
	must(t, err)
	if c, _ := framework.Code("2D"); c.Use != "no or a late risk assessment" || c.Name != "Risk assessment" || len(framework.Codes()) != 51 {
		t.Errorf("%+v", c)
	}
}

// TestWordLists changes a list that rules use: what it does to their sentences is told.
func TestWordLists(t *testing.T) {
	s, dir := serveBook(t)
	r := s.reader(t, "Ada")
	a := r.get("/codebook/lists").want(http.StatusOK, "Word lists", "rules/lists.yaml", "negators:")
	seen := regexp.MustCompile(`name="seen" value="([0-9a-f]+)"`).FindStringSubmatch(a.body)[1]
	data, err := os.ReadFile(filepath.Join(dir, "rules/lists.yaml"))
	must(t, err)
	text := strings.ReplaceAll(string(data), "\r\n", "\n")
	form := url.Values{"seen": {seen}, "note": {"spades"}, "only": {"check"}, "text": {strings.Replace(text, "\nlists:\n", "\nlists:\n  spades: [spade, shovel\n", 1)}}
	r.multi("/codebook/lists", form).want(http.StatusOK, "mistake")
	form.Set("text", strings.Replace(text, "\nlists:\n", "\nlists:\n  spades: [spade, $nowhere]\n", 1))
	r.multi("/codebook/lists", form).want(http.StatusOK, "1 mistake:", "data-line=", "nowhere")
	form.Set("text", strings.Replace(text, "\nlists:\n", "\nlists:\n  spades: [spade, shovel]\n", 1))
	if form.Get("text") == text {
		t.Fatal("the lists begin otherwise than thought")
	}
	r.multi("/codebook/lists", form).want(http.StatusOK, "No mistakes", "spades: [spade, shovel]")
	form.Del("only")
	leadsTo(t, r.multi("/codebook/lists", form).want(http.StatusOK, "Saved as version 2"), "/codebook/lists?said=saved&version=2")
	r.multi("/codebook/lists", form).want(http.StatusConflict, "changed since you opened them")
	form.Set("text", nasty)
	form.Set("seen", nasty)
	checkHostile(t, r.multi("/codebook/lists", form))
	r.get("/codebook/version?id=2").want(http.StatusOK, "spades: [spade, shovel]", "“spades”")
}

func TestHostileRules(t *testing.T) {
	s, dir := serveBook(t)
	r := s.reader(t, "Ada")
	for _, path := range []string{"/codebook/try", "/codebook/save"} {
		checkHostile(t, r.multi(path, url.Values{"code": {"2D"}, "rule": {nasty}, "text": {nasty + spade}, "seen": {nasty}, "note": {nasty}}))
		checkHostile(t, r.multi(path, url.Values{"code": {"2D"}, "file": {"1"}, "text": {nasty}, "seen": {"x"}}))
		r.multi(path, url.Values{"code": {nasty}, "text": {"x"}}).want(http.StatusBadRequest)
	}
	checkHostile(t, r.get("/codebook/history?file="+url.QueryEscape(nasty)))
	checkHostile(t, r.get("/codebook/code?code=2D&rule="+url.QueryEscape(nasty)))
	// A codebook that was spoilt by hand: the page says so, and can mend it.
	must(t, os.WriteFile(filepath.Join(dir, "rules/2D.yaml"), []byte("code: 2D\nrules:\n  - id: \"<script>\"\n    all: [\""+strings.ReplaceAll(nasty, `"`, "")+"\"]\n"), 0o600))
	checkHostile(t, r.get("/codebook/code?code=2D").want(http.StatusOK, "cannot be read as they are"))
	a := r.get("/codebook/code?code=2D&file=1").want(http.StatusOK, "All rules of 2D")
	checkHostile(t, a)
	r.multi("/codebook/save", url.Values{"code": {"2D"}, "file": {"1"}, "seen": {seenOf(t, a, "draft")}, "text": {"code: 2D\nrules:\n" + spade}}).want(http.StatusOK, "Saved as version 2")
}
