package queue

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
	"golang.org/x/text/unicode/norm"
)

// maxNote is the length of a note in code points.
const maxNote = 2000

// What the buttons of a passage send beside confirm, reject and unsure.
const (
	pressRest = "reject-rest" // rejects every undecided code of the passage
	pressDone = "done"        // the passage carries no further code
)

// decisions reads from the form what was decided, and on which state.
func (s *room) decisions(r *http.Request, p place) ([]dhr.SeenDecision, error) {
	form := r.PostForm
	d := dhr.Decision{Passage: p.At.Passage, Code: p.At.Code, Coder: s.Coder(r), At: s.Now(), Round: p.filter.Round}
	if d.Coder == "" {
		return nil, &page.Error{Status: http.StatusForbidden,
			Sentence: "The pages do not know your name, so the decision was not saved.",
			Remedy:   "Give your name on the overview and decide again."}
	}
	if d.Passage == "" {
		return nil, page.BadRequest("The form names no passage.")
	}
	var err error
	if d.Note, err = noteText(form); err != nil {
		return nil, err
	}
	switch press := form.Get("verdict"); press {
	case pressDone:
		d.Code, d.Verdict = "", dhr.VerdictDone
		return []dhr.SeenDecision{{Decision: d}}, nil
	case pressRest:
		return s.rest(form, d)
	case string(dhr.VerdictConfirm), string(dhr.VerdictReject), string(dhr.VerdictUnsure):
		d.Verdict = dhr.Verdict(press)
	default:
		return nil, page.BadRequest("A decision is confirm, reject or unsure.")
	}
	code, ok := s.Framework.Code(d.Code)
	if !ok {
		return nil, page.BadRequest("The codebook has no code %s.", page.Quoted(d.Code))
	}
	// A rejected code names no agency and no sub-theme: nothing stands that they could
	// belong to.
	if d.Verdict != dhr.VerdictReject {
		if code.Practice {
			if d.Agencies, err = agencies(form["agency"]); err != nil {
				return nil, err
			}
		}
		if d.Subthemes, err = subthemes(form); err != nil {
			return nil, err
		}
	}
	seen, err := strconv.ParseInt(form.Get("seen"), 10, 64)
	if err != nil || seen < 0 {
		return nil, page.BadRequest("The form does not say which state it was made on.")
	}
	return []dhr.SeenDecision{{Decision: d, Seen: seen}}, nil
}

// rest rejects what was undecided when the page was shown.
func (s *room) rest(form url.Values, d dhr.Decision) (all []dhr.SeenDecision, err error) {
	d.Verdict = dhr.VerdictReject
	for _, open := range form["open"] {
		code, number, _ := strings.Cut(open, " ")
		seen, err := strconv.ParseInt(number, 10, 64)
		if _, ok := s.Framework.Code(code); !ok || err != nil || seen < 0 || len(all) > len(s.Framework.Codes()) {
			return nil, page.BadRequest("The form does not say which codes were undecided.")
		}
		d.Code = code
		all = append(all, dhr.SeenDecision{Decision: d, Seen: seen})
	}
	if len(all) == 0 {
		return nil, page.BadRequest("No code of the passage is undecided.")
	}
	return all, nil
}

// agencies reads the ticked chips, in the order of the coding manual, each once.
func agencies(names []string) ([]dhr.Agency, error) {
	for _, n := range names {
		if _, err := dhr.ParseAgency(n); err != nil {
			return nil, page.BadRequest("There is no agency %s.", page.Quoted(n))
		}
	}
	var out []dhr.Agency
	for _, a := range dhr.Agencies() {
		if slices.Contains(names, string(a)) {
			out = append(out, a)
		}
	}
	return out, nil
}

// subthemes reads the ticked sub-themes and the new ones, which semicolons separate.
func subthemes(form url.Values) ([]string, error) {
	names := slices.Clone(form["theme"])
	for n := range strings.SplitSeq(form.Get("newtheme"), ";") {
		names = append(names, n)
	}
	for i, n := range names {
		names[i] = norm.NFC.String(visible(n))
	}
	names, err := dhr.CleanSubthemes(names)
	if err != nil {
		return nil, page.BadRequest("A sub-theme has at most %d characters, and a decision at most %d sub-themes.", dhr.MaxSubtheme, dhr.MaxSubthemes)
	}
	return names, nil
}

// noteText reads the note, without the hidden characters that come with pasted text.
func noteText(form url.Values) (string, error) {
	note := norm.NFC.String(strings.TrimSpace(visible(form.Get("note"))))
	if n := len([]rune(note)); n > maxNote {
		return "", page.BadRequest("The note has %s characters; the most is %s.", page.Number(n), page.Number(maxNote))
	}
	return note, nil
}

func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if page.Hidden(r) || r == '\r' {
			return -1
		}
		return r
	}, s)
}
