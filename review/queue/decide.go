package queue

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
	"golang.org/x/text/unicode/norm"
)

// maxNote is the length of a note in code points.
const maxNote = 2000

// decide saves a decision and leads to the next suggestion. When the store says
// that the page was stale it saves nothing and shows what changed.
func (s *room) decide(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return page.FormError(err)
	}
	p, err := parsePlace(r.PostForm, s.Framework)
	if err != nil {
		return err
	}
	d, seen, err := s.decision(r, p.At)
	if err != nil {
		return err
	}
	ctx := r.Context()
	if _, err := s.store.Item(ctx, p.At); errors.Is(err, dhr.ErrGone) {
		return gone()
	} else if err != nil {
		return err
	}
	switch _, err := s.store.DecideIf(ctx, d, seen); {
	case errors.Is(err, dhr.ErrStale):
		return s.stale(w, r, p, d)
	case errors.Is(err, dhr.ErrGone):
		return gone()
	case err != nil:
		return err
	}
	next, ok, wrapped, err := s.next(ctx, p, p.At)
	if err != nil {
		return err
	}
	if !ok {
		next = dhr.SuggestionKey{}
	}
	said := string(d.Verdict)
	if ok && wrapped {
		said += page.SaidThenAgain
	}
	http.Redirect(w, r, p.address(next, "said", said, "of", p.At.String()), http.StatusSeeOther)
	return nil
}

// decision reads a decision from the form and the seen value it was made on.
func (s *room) decision(r *http.Request, at dhr.SuggestionKey) (dhr.Decision, int64, error) {
	form := r.PostForm
	d := dhr.Decision{Passage: at.Passage, Code: at.Code, Coder: s.Coder(r),
		At: s.Now()}
	if d.Coder == "" {
		return d, 0, &page.Error{Status: http.StatusForbidden,
			Sentence: "The pages do not know your name, so the decision was not saved.",
			Remedy:   "Give your name on the overview and decide again."}
	}
	if at == (dhr.SuggestionKey{}) {
		return d, 0, page.BadRequest("The form names no suggestion.")
	}
	code, ok := s.Framework.Code(at.Code)
	if !ok {
		return d, 0, page.BadRequest("The codebook has no code %s.", page.Quoted(at.Code))
	}
	switch d.Verdict = dhr.Verdict(form.Get("verdict")); d.Verdict {
	case dhr.VerdictConfirm, dhr.VerdictReject, dhr.VerdictUnsure:
	default:
		return d, 0, page.BadRequest("A decision is confirm, reject or unsure.")
	}
	var err error
	if d.Note, err = noteText(form); err != nil {
		return d, 0, err
	}
	// A rejected code names no agency: nothing stands that they could belong to.
	if code.Practice && d.Verdict != dhr.VerdictReject {
		if d.Agencies, err = agencies(form["agency"]); err != nil {
			return d, 0, err
		}
	}
	seen, err := strconv.ParseInt(form.Get("seen"), 10, 64)
	if err != nil || seen < 0 {
		return d, 0, page.BadRequest("The form does not say which state it was made on.")
	}
	return d, seen, nil
}

// agencies reads the ticked chips, in the order of the coding manual, each once.
func agencies(names []string) ([]dhr.Agency, error) {
	ticked := map[dhr.Agency]bool{}
	for _, n := range names {
		a, err := dhr.ParseAgency(n)
		if err != nil {
			return nil, page.BadRequest("There is no agency %s.", page.Quoted(n))
		}
		ticked[a] = true
	}
	var out []dhr.Agency
	for _, a := range dhr.Agencies() {
		if ticked[a] {
			out = append(out, a)
		}
	}
	return out, nil
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

// stale shows the suggestion as it is now, says what changed since the page was
// shown, and keeps what the coder had entered.
func (s *room) stale(w http.ResponseWriter, r *http.Request, p place, d dhr.Decision) error {
	view, err := s.itemView(r, p)
	if err != nil {
		return err
	}
	view.Note = d.Note
	if view.Agencies != nil && d.Verdict != dhr.VerdictReject {
		view.Agencies = chips(d.Agencies)
	}
	changed := "the decision on it was taken back."
	if st := view.Standing; st != nil {
		changed = st.Coder + " decided on it: " + strings.ToLower(st.Verdict) + " (" + st.At + ")."
	}
	view.Notice = page.Notice{Kind: "warning", Text: "Not saved. After this page was shown, " + changed +
		" Your choice was: " + string(d.Verdict) + ". Decide again to replace what stands, or go on to the next."}
	return s.Write(w, "review.html", http.StatusConflict, view)
}
