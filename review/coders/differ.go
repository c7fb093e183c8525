package coders

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"golang.org/x/text/unicode/norm"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report/agreement"
	"github.com/dhrcoder/dhr/review/page"
)

// listed is how many differences a page shows, and maxNote the length of a note in code
// points.
const (
	listed  = 10
	maxNote = 2000
)

// difference is a passage and code on which the coders differ.
type difference struct {
	Key      string // passage.code
	Seen     int64
	Code     dhr.Code
	Case     string
	Document string
	Where    []string
	Text     string
	Read     string // address in the reader
	Voices   []voice
	Settled  *voice
	By       string
	Agencies []chip // to tick when it is coded; none for a code without
	Themes   []string
}

// voice is what one coder said.
type voice struct {
	Coder    string
	Verdict  string
	Kind     string // "yes", "no" or "maybe"
	Agencies []string
	Themes   []string
	Note     string
	At       string
}

// chip is an agency that can be ticked.
type chip struct {
	Name   dhr.Agency
	Ticked bool
}

// differences fills in the part of the list that the address asks for.
func (s *room) differences(r *http.Request, view *roundView, round dhr.Round, sample agreement.Sample) error {
	var list []agreement.Difference
	for _, d := range agreement.Differences(sample) {
		view.Differ++
		if d.Settled == nil {
			view.Pending++
		}
		if d.Settled == nil || view.Shown == "all" {
			list = append(list, d)
		}
	}
	first := 0
	if from, err := strconv.Atoi(r.URL.Query().Get("from")); err == nil {
		first = max(0, min(from-1, len(list)-1)) / listed * listed
	}
	last := min(first+listed, len(list))
	for _, d := range list[first:last] {
		one, err := s.difference(r, d)
		if err != nil {
			return err
		}
		view.List = append(view.List, one)
	}
	view.From, view.To = first+1, last
	if first > 0 {
		view.Back = roundAddress(round.ID, "show", view.Shown, "from", strconv.Itoa(first-listed+1))
	}
	if last < len(list) {
		view.Next = roundAddress(round.ID, "show", view.Shown, "from", strconv.Itoa(last+1))
	}
	return nil
}

func (s *room) difference(r *http.Request, d agreement.Difference) (difference, error) {
	q, err := s.store.QueuePassage(r.Context(), d.Passage)
	if err != nil {
		return difference{}, err
	}
	code, _ := s.Framework.Code(d.Code)
	k := dhr.SuggestionKey{Passage: d.Passage, Code: d.Code}
	one := difference{Key: k.String(), Case: page.Clean(q.Case.ID), Document: page.Clean(q.Document.Name), Where: page.Where(q.Passage), Text: page.Clean(q.Passage.Text),
		Code: dhr.Code{ID: page.Clean(code.ID), Name: page.Clean(code.Name), Use: page.Clean(code.Use), Not: page.Clean(code.Not)}}
	if q.Passage.Ordinal >= 0 {
		one.Read = page.ReadAddress(q.Passage.Document, q.Passage.ID)
	}
	if i := slices.IndexFunc(q.Units, func(u dhr.QueueUnit) bool { return u.Code == d.Code }); i >= 0 {
		one.Seen = q.Units[i].Seen
	}
	var named []dhr.Agency
	for _, v := range d.Verdicts {
		if v.Decision == nil {
			one.Voices = append(one.Voices, voice{Coder: page.Clean(v.Coder), Verdict: "Not coded", Kind: "no"})
			continue
		}
		one.Voices = append(one.Voices, newVoice(*v.Decision))
		if v.Decision.Verdict.Opinion() == dhr.VerdictConfirm {
			named = append(named, v.Decision.Agencies...)
			for _, t := range v.Decision.Subthemes {
				if !slices.Contains(one.Themes, page.Clean(t)) {
					one.Themes = append(one.Themes, page.Clean(t))
				}
			}
		}
	}
	if d.Settled != nil {
		v := newVoice(*d.Settled)
		one.Settled, named = &v, d.Settled.Agencies
	}
	if code.Practice {
		for _, a := range dhr.Agencies() {
			one.Agencies = append(one.Agencies, chip{a, slices.Contains(named, a)})
		}
	}
	return one, nil
}

func newVoice(d dhr.Decision) voice {
	v := voice{Coder: page.Clean(d.Coder), Verdict: page.Past(d.Verdict), Note: page.Clean(d.Note), At: d.At.UTC().Format(page.TimeLayout)}
	switch d.Verdict.Opinion() {
	case dhr.VerdictConfirm:
		v.Kind = "yes"
	case dhr.VerdictUnsure:
		v.Kind = "maybe"
	default:
		v.Kind = "no"
	}
	for _, a := range d.Agencies {
		v.Agencies = append(v.Agencies, string(a))
	}
	for _, t := range d.Subthemes {
		v.Themes = append(v.Themes, page.Clean(t))
	}
	return v
}

// adjudicate settles a difference by a decision of its own.
func (s *room) adjudicate(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return page.FormError(err)
	}
	form := r.PostForm
	round, err := s.named(r, form.Get("id"))
	if err != nil {
		return err
	}
	k, err := page.ParseKey(form.Get("at"))
	if err != nil {
		return err
	}
	d := dhr.Decision{Passage: k.Passage, Code: k.Code, Coder: s.Coder(r), At: s.Now(), Round: round.ID, Adjudicates: true}
	if d.Coder == "" {
		return needName()
	}
	if err := s.judgement(form, &d); err != nil {
		return err
	}
	seen, err := strconv.ParseInt(form.Get("seen"), 10, 64)
	if err != nil || seen < 0 {
		return page.BadRequest("The form does not say which state it was made on.")
	}
	then := "judged"
	switch _, err := s.store.DecideIf(r.Context(), d, seen); {
	case errors.Is(err, dhr.ErrStale):
		then = "stale"
	case errors.Is(err, dhr.ErrGone), errors.Is(err, dhr.ErrNotInRound), errors.Is(err, dhr.ErrInRound):
		return &page.Error{Status: http.StatusConflict, Sentence: "This cannot be adjudicated: the round is open, has not this passage, or the code is gone.",
			Remedy: "Nothing was saved. Look at the round again."}
	case err != nil:
		return err
	}
	show := "pending"
	if form.Get("show") == "all" {
		show = "all"
	}
	http.Redirect(w, r, roundAddress(round.ID, "show", show, "from", form.Get("from"), "said", then)+"#differences", http.StatusSeeOther)
	return nil
}

// judgement reads the verdict of an adjudication with its note, agencies and sub-themes.
func (s *room) judgement(form url.Values, d *dhr.Decision) error {
	switch v := dhr.Verdict(form.Get("verdict")); v {
	case dhr.VerdictConfirm, dhr.VerdictReject, dhr.VerdictUnsure:
		d.Verdict = v
	default:
		return page.BadRequest("An adjudication is coded, not coded or unsure.")
	}
	code, ok := s.Framework.Code(d.Code)
	if !ok {
		return page.BadRequest("The codebook has no code %s.", page.Quoted(d.Code))
	}
	d.Note = norm.NFC.String(page.Clean(form.Get("note")))
	if n := len([]rune(d.Note)); n > maxNote {
		return page.BadRequest("The note has %s characters; the most is %s.", page.Number(n), page.Number(maxNote))
	}
	if d.Verdict == dhr.VerdictReject {
		return nil
	}
	if code.Practice {
		for _, a := range dhr.Agencies() {
			if slices.Contains(form["agency"], string(a)) {
				d.Agencies = append(d.Agencies, a)
			}
		}
	}
	var err error
	if d.Subthemes, err = dhr.CleanSubthemes(form["theme"]); err != nil {
		return page.BadRequest("The sub-themes will not do: %s.", err)
	}
	return nil
}
