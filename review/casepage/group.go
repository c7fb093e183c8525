package casepage

import (
	"errors"
	"net/http"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// alike is two documents of two cases that may be of one.
type alike struct {
	Document, ID, Case string // which would be moved
	To, ToDocument     string // the case that it may belong to
	Why                string
}

// alikes finds documents of different cases whose names or titles are the same but for
// words such as overview and summary. Only a person decides that they are one case.
func alikes(cases []dhr.Case, documents []dhr.Document) (list []alike) {
	titles := map[string]string{}
	for _, c := range cases {
		titles[c.ID] = core(c.Title)
	}
	first := map[string]dhr.Document{}
	found := map[string]bool{}
	for _, d := range documents {
		name := strings.TrimSuffix(strings.ToLower(d.Name), ".pdf")
		for _, k := range []struct{ key, why string }{{"name " + core(name), "the names are alike"}, {"title " + titles[d.Case], "the titles are alike"}} {
			if k.key == "name " || k.key == "title " || len(k.key) < 10 {
				continue
			}
			other, known := first[k.key]
			if !known {
				first[k.key] = d
				continue
			}
			if other.Case != d.Case && !found[d.ID] {
				found[d.ID] = true
				list = append(list, alike{Document: page.Clean(d.Name), ID: d.ID, Case: page.Clean(d.Case), To: other.Case, ToDocument: page.Clean(other.Name), Why: k.why})
			}
		}
	}
	return list
}

// core is what is left of a name without the words by which documents of one case
// differ.
func core(s string) string {
	var kept []string
	for _, w := range strings.FieldsFunc(strings.ToLower(norm.NFKC.String(s)), func(r rune) bool {
		return !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || r > 0x7f)
	}) {
		switch w {
		case "overview", "report", "executive", "summary", "action", "plan", "letter", "home", "office", "final", "redacted", "published",
			"publication", "version", "feedback", "from", "the", "and", "of", "to", "domestic", "homicide", "review", "dhr", "pdf", "full":
			continue
		}
		kept = append(kept, w)
	}
	return strings.Join(kept, " ")
}

// maxCase is the length of a case's ID in code points.
const maxCase = 60

// move puts a document into another case, on the reader's word.
func (s *room) move(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return page.FormError(err)
	}
	to := r.PostForm.Get("to")
	if to == "" {
		to = r.PostForm.Get("new")
	}
	to = norm.NFC.String(strings.Join(strings.Fields(to), " "))
	switch {
	case s.Coder(r) == "":
		return &page.Error{Status: http.StatusForbidden, Sentence: "The pages do not know your name, so nothing was moved.", Remedy: "Give your name on the overview."}
	case to == "":
		return page.BadRequest("Choose a case, or name a new one.")
	case len([]rune(to)) > maxCase || page.Clean(to) != to:
		return page.BadRequest("The name of a case has at most %d characters that can be seen.", maxCase)
	}
	word := "moved"
	_, err := s.store.Group(r.Context(), dhr.Grouping{Document: r.PostForm.Get("document"), To: to, Coder: s.Coder(r), At: s.Now()})
	switch {
	case errors.Is(err, dhr.ErrGone):
		return page.BadRequest("The project has no such document.")
	case errors.Is(err, dhr.ErrStale):
		word = "same"
	case err != nil:
		return err
	}
	http.Redirect(w, r, caseAddress(to)+tail("said", word), http.StatusSeeOther)
	return nil
}

// moveBack takes back the reader's last grouping.
func (s *room) moveBack(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return page.FormError(err)
	}
	g, found, err := s.store.UndoGrouping(r.Context(), s.Coder(r), s.Now())
	switch {
	case errors.Is(err, dhr.ErrStale):
		http.Redirect(w, r, "/cases?said=same", http.StatusSeeOther)
	case err != nil:
		return err
	case !found:
		http.Redirect(w, r, "/cases?said=nothing", http.StatusSeeOther)
	default:
		http.Redirect(w, r, caseAddress(g.From)+tail("said", "moved-back"), http.StatusSeeOther)
	}
	return nil
}
