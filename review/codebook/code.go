package codebook

import (
	"context"
	"net/http"
	"net/url"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
	"github.com/dhrcoder/dhr/workshop"
)

// pageView is what code.html shows: a code, its rules, and one that is being changed.
type pageView struct {
	page.Frame
	Notice    page.Notice
	Code      codeView
	File      string
	Threshold string
	Rules     []ruleView
	Mistakes  []string // in the file as it is
	Model     dhr.Coverage
	Editor    *editorView
	Define    defineView
	History   string // addresses
	Whole     string
	New       string
}

// defineView is the form of a code's definition.
type defineView struct {
	Use, Not, Seen, Wrong string
	Open                  bool
}

// code shows a code, and the editor if the address asks for it.
func (s *room) code(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	v, rules, err := s.page(r, q.Get("code"))
	if err != nil {
		return err
	}
	switch {
	case q.Has("file"):
		v.Editor = newEditor(workshop.Draft{Code: v.Code.ID, Text: rules.File.Text, File: true}, rules.File.Seen)
	case q.Has("new"):
		v.Editor = newEditor(workshop.Draft{Code: v.Code.ID, Text: template}, rules.File.Seen)
	case q.Has("rule"):
		for _, one := range rules.Rules {
			if one.ID == q.Get("rule") {
				v.Editor = newEditor(workshop.Draft{Code: v.Code.ID, Rule: one.ID, Text: one.Text}, rules.File.Seen)
			}
		}
		if v.Editor == nil {
			return &page.Error{Status: http.StatusNotFound, Sentence: "The code has no rule " + page.Quoted(q.Get("rule")) + ".", Remedy: "Go back to the code; it may have been renamed."}
		}
	}
	switch q.Get("said") {
	case "saved":
		v.Notice = page.Notice{Kind: "done", Text: "Saved as version " + page.Clean(page.Short(q.Get("version"), 12)) + ". It applies to all documents once dhr run has been run; until then suggestions stay as they are."}
	case "defined":
		v.Notice = page.Notice{Kind: "done", Text: "Saved as version " + page.Clean(page.Short(q.Get("version"), 12)) + ". The pages show the new definition from now on."}
	}
	return s.Write(w, "code.html", http.StatusOK, v)
}

// template is what a new rule begins with.
const template = `  - id: name-of-the-rule
    score: 0.6
    all:
      - [word, "side by side"]
      - [not, never]
    within: 6
    matches:
      - "A sentence of your own that it has to hit."
      - "Another one."
    rejects:
      - "A near miss of your own that it must not hit."
      - "Another one."
`

// page gathers what the page of a code shows without an editor.
func (s *room) page(r *http.Request, id string) (pageView, workshop.Rules, error) {
	code, err := s.one(r, id)
	if err != nil {
		return pageView{}, workshop.Rules{}, err
	}
	rules, err := s.shop.Rules(id)
	if err != nil {
		return pageView{}, rules, err
	}
	v := pageView{Frame: s.Frame(r, code.ID+" "+code.Name), Code: code, File: page.Clean(rules.File.Name)}
	for _, p := range rules.Problems {
		v.Mistakes = append(v.Mistakes, page.Clean(p.Error()))
	}
	if err := s.rules(r.Context(), &v, rules); err != nil {
		return v, rules, err
	}
	framework, err := s.shop.File(workshop.FrameworkFile)
	if err != nil {
		return v, rules, err
	}
	v.Define = defineView{Use: code.Use, Not: code.Not, Seen: framework.Seen}
	v.History = "/codebook/history?" + url.Values{"file": {rules.File.Name}}.Encode()
	v.Whole = address(id, "file", "1")
	v.New = address(id, "new", "1")
	return v, rules, nil
}

// rules fills in the rules with what became of what they suggested.
func (s *room) rules(ctx context.Context, v *pageView, rules workshop.Rules) error {
	counts, err := s.store.SourceCounts(ctx, v.Code.ID)
	if err != nil {
		return err
	}
	v.Model = counts["model"]
	if len(rules.Rules) > 0 {
		v.Threshold = score(rules.Threshold)
	}
	for _, one := range rules.Rules {
		v.Rules = append(v.Rules, readable(one, counts[one.Source()], address(v.Code.ID, "rule", one.ID)))
	}
	return nil
}

// address is the page of a code, with one more field.
func address(code, field, value string) string {
	q := url.Values{"code": {code}, field: {value}}
	return "/codebook/code?" + q.Encode() + "#editor"
}
