package casepage

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// maxNote is the length of a note in code points.
const maxNote = 2000

// decide saves a decision about a fact and leads to the next that waits.
func (s *room) decide(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return page.FormError(err)
	}
	form := r.PostForm
	f, err := s.load(r.Context(), form.Get("id"))
	if err != nil {
		return err
	}
	at, err := s.with(r.Context(), &f, form.Get("at"))
	if err != nil {
		return err
	}
	d, seen, err := s.decision(r, f.items[at])
	if err != nil {
		return err
	}
	switch _, err := s.store.DecideFactIf(r.Context(), d, seen); {
	case errors.Is(err, dhr.ErrStale):
		return s.stale(w, r, f.of.ID, form.Get("at"))
	case errors.Is(err, dhr.ErrGone):
		return page.BadRequest("The project no longer has this case or passage.")
	case err != nil:
		return err
	}
	http.Redirect(w, r, s.afterFact(f, at, string(d.Verdict), f.items[at].name()), http.StatusSeeOther)
	return nil
}

// decision reads a decision from the form, and the seen value it was made on.
func (s *room) decision(r *http.Request, it item) (d dhr.FactDecision, seen int64, err error) {
	form := r.PostForm
	d = dhr.FactDecision{FactKey: it.key, Verdict: dhr.FactVerdict(form.Get("verdict")), Coder: s.Coder(r), At: s.Now()}
	if d.Coder == "" {
		return d, 0, &page.Error{Status: http.StatusForbidden, Sentence: "The pages do not know your name, so the decision was not saved.",
			Remedy: "Give your name on the overview and decide again."}
	}
	if seen, err = strconv.ParseInt(form.Get("seen"), 10, 64); err != nil || seen < 0 {
		return d, 0, page.BadRequest("The form does not say which state it was made on.")
	}
	if d.Note, err = noteText(form); err != nil {
		return d, 0, err
	}
	if form.Get("choose") != "" {
		d.Verdict = dhr.FactSet
	}
	switch d.Verdict {
	case dhr.FactConfirm, dhr.FactSet:
		chosen(&d, it, form)
	case dhr.FactReject, dhr.FactUnsure:
	default:
		return d, 0, page.BadRequest("A decision is confirm, set, reject or unsure.")
	}
	if err := d.Validate(); err != nil {
		return d, 0, page.BadRequest("%s.", page.Clean(capital(err.Error())))
	}
	return d, seen, nil
}

// chosen reads the values of the form. What is just as proposed is a confirmation, what
// is not is set.
func chosen(d *dhr.FactDecision, it item, form url.Values) {
	values := form["value"]
	if button := form.Get("choose"); button != "" { // a value that was pressed
		values = []string{button}
	}
	d.Verdict = dhr.FactSet
	if it.key.Recommendation() {
		d.Theme = dhr.Theme(form.Get("theme"))
		for _, v := range values {
			d.Addressees = append(d.Addressees, dhr.Addressee(v))
		}
		// The one most plainly addressed stays first.
		slices.SortStableFunc(d.Addressees, func(a, b dhr.Addressee) int { return rank(it.rec.Agencies, a) - rank(it.rec.Agencies, b) })
		if d.Theme == it.rec.Theme && sameSet(d.Addressees, it.rec.Agencies) {
			d.Verdict = dhr.FactConfirm
		}
		return
	}
	for _, v := range values {
		if v = norm.NFC.String(strings.Join(strings.Fields(v), " ")); v != "" {
			d.Values = append(d.Values, v)
		}
	}
	if sameSet(d.Values, it.proposed) {
		d.Verdict, d.Source = dhr.FactConfirm, it.source
	}
}

func rank(list []dhr.Addressee, a dhr.Addressee) int {
	if i := slices.Index(list, a); i >= 0 {
		return i
	}
	return len(list)
}

func sameSet[T ~string](a, b []T) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}

// noteText reads the note, without the hidden characters that come with pasted text.
func noteText(form url.Values) (string, error) {
	seen := strings.Map(func(r rune) rune {
		if page.Hidden(r) || r == '\r' {
			return -1
		}
		return r
	}, form.Get("note"))
	note := norm.NFC.String(strings.TrimSpace(seen))
	if n := len([]rune(note)); n > maxNote {
		return "", page.BadRequest("The note has %s characters; the most is %s.", page.Number(n), page.Number(maxNote))
	}
	return note, nil
}

// stale shows the fact as it is now and says that nothing was saved.
func (s *room) stale(w http.ResponseWriter, r *http.Request, id, key string) error {
	f, err := s.load(r.Context(), id)
	if err != nil {
		return err
	}
	at, err := s.with(r.Context(), &f, key)
	if err != nil {
		return err
	}
	view, err := s.factView(r, f, at)
	if err != nil {
		return err
	}
	view.Notice = page.Notice{Kind: "warning", Text: "Not saved. After this page was shown somebody decided on it, or took a decision back. Look at what stands and decide again."}
	return s.Write(w, "fact.html", http.StatusConflict, view)
}

// undo takes back the coder's last decision about a fact, however long ago it was made,
// and shows what it was about.
func (s *room) undo(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return page.FormError(err)
	}
	name := s.Coder(r)
	if name == "" {
		return &page.Error{Status: http.StatusForbidden, Sentence: "The pages do not know your name, so there is nothing of yours to undo.", Remedy: "Give your name on the overview."}
	}
	d, found, err := s.store.UndoFact(r.Context(), name, s.Now())
	if err != nil {
		return err
	}
	if !found {
		http.Redirect(w, r, s.LocalPage(r.PostForm.Get("next")), http.StatusSeeOther)
		return nil
	}
	id := d.Case
	if d.Recommendation() {
		if id, err = s.caseOf(r, d.Passage); err != nil {
			return err
		}
	}
	f, err := s.load(r.Context(), id)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(f.items, func(it item) bool { return it.key == d.FactKey }) {
		http.Redirect(w, r, factAddress(id, d.FactKey, "said", "undo"), http.StatusSeeOther)
		return nil
	}
	http.Redirect(w, r, caseAddress(id)+tail("said", "undo"), http.StatusSeeOther)
	return nil
}

// caseOf is the ID of the case of a passage.
func (s *room) caseOf(r *http.Request, passage string) (string, error) {
	found, err := s.store.PassagesByID(r.Context(), []string{passage})
	if err != nil || len(found) == 0 {
		return "", err
	}
	documents, err := s.store.Documents(r.Context())
	for _, d := range documents {
		if d.ID == found[0].Document {
			return d.Case, nil
		}
	}
	return "", err
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// tail writes more of an address's query.
func tail(pairs ...string) string {
	out := ""
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			out += "&" + pairs[i] + "=" + url.QueryEscape(pairs[i+1])
		}
	}
	return out
}

// happened words what has just happened.
func happened(word, of string) page.Notice {
	of = page.Clean(page.Short(of, 60))
	text := map[string]string{
		string(dhr.FactConfirm): "Saved: " + of + " confirmed.", string(dhr.FactSet): "Saved: " + of + " set.",
		string(dhr.FactReject): "Saved: " + of + " is not stated, or none.", string(dhr.FactUnsure): "Saved: " + of + " unsure.",
		"undo": "Undone: your last decision about a fact.", "moved": "Saved: the document is in this case now. `dhr run` proposes anew.",
		"moved-back": "Undone: the document is back where it was.", "nothing": "There is no grouping of yours left to undo.",
		"same": "Nothing was moved: the document is in that case already, or has been moved meanwhile.",
	}[word]
	if text == "" {
		return page.Notice{}
	}
	return page.Notice{Kind: "done", Text: text}
}
