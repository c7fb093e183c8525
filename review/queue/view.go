package queue

import (
	"slices"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
	"github.com/dhrcoder/dhr/review/sheet"
)

// passageView is what review.html shows.
type passageView struct {
	page.Frame
	Notice   page.Notice
	Pause    page.Pause
	Choices  choices
	Count    dhr.QueueCount
	Overall  dhr.QueueCount
	Narrowed bool
	State    string // that the filter asks for; empty for what is undecided
	Sample   bool   // passages are read for every code
	Round    int64  // of double coding; 0 for none
	Back     string // address; empty when there is nothing before
	Skip     string
	Key      string
	Fields   []page.Field

	CaseID   string
	Case     string
	Facts    string
	Document string
	Where    []string
	Retired  bool // the text is no longer in the document
	Number   string
	Text     []page.Segment
	Marks    bool // some of Text is marked
	Before   []string
	After    []string
	Done     []string // coders who have read it for every code

	Units    []unitView // shown or decided
	Faint    []unitView // suggested below the threshold
	Now      *unitView  // the one that is looked at; nil when the passage has none
	CodeBack string     // addresses of the codes around it; empty when it is the only one
	CodeNext string
	Open     []openField
	Note     string
	Codes    []dhr.Code // all of the codebook, to add one

	Read     string // address in the reader
	Sheets   []sheet.Sheet
	PageOpen string
}

// openField says of an undecided code on which state it is rejected with the others.
type openField struct {
	Code string
	Seen int64
}

// newView turns a passage into words for the page. Everything that comes from documents
// or people is cleaned here; templates escape it.
func (s *room) newView(q dhr.QueuePassage, p place) passageView {
	passage := q.Passage
	v := passageView{
		Key: page.Key(p.At), Fields: p.hidden(), Skip: p.address(dhr.SuggestionKey{}, "after", page.Key(p.At)),
		State: p.asked(), Sample: p.filter.Sample > 0 || p.filter.Round > 0, Round: p.filter.Round, Narrowed: p.filter.Narrowed(),
		CaseID:   page.Clean(q.Case.ID),
		Case:     page.Clean(q.Case.Title),
		Facts:    page.Facts(q.Case),
		Document: page.Clean(q.Document.Name),
		Where:    page.Where(passage),
		Retired:  passage.Ordinal < 0,
		Number:   page.Clean(passage.Number),
		Before:   contexts(q.Before, true),
		After:    contexts(q.After, false),
	}
	for _, c := range q.Done {
		v.Done = append(v.Done, page.Clean(c))
	}
	if !v.Retired {
		v.Read = page.ReadAddress(passage.Document, passage.ID)
	}
	s.addUnits(&v, q, p)
	var strong, weak []dhr.Span
	for _, u := range q.Units {
		switch {
		case u.Suggestion == nil:
		case u.Code == p.At.Code:
			strong = u.Suggestion.Evidence
		case u.Listed():
			weak = append(weak, u.Suggestion.Evidence...)
		}
	}
	v.Text = page.Layers(passage.Text, strong, weak)
	v.Marks = slices.ContainsFunc(v.Text, func(s page.Segment) bool { return s.Strong })
	for _, c := range s.Framework.Codes() {
		v.Codes = append(v.Codes, dhr.Code{ID: page.Clean(c.ID), Name: page.Clean(c.Name)})
	}
	return v
}

// maxContext is how much of a passage before or after is shown, in code points: what is
// nearest to the passage.
const maxContext = 600

func contexts(passages []dhr.Passage, before bool) (out []string) {
	for _, p := range passages {
		text := page.Clean(p.Text)
		if runes := []rune(text); len(runes) > maxContext && before {
			text = "…" + string(runes[len(runes)-maxContext:])
		} else {
			text = page.Short(text, maxContext)
		}
		if p.Number != "" {
			text = page.Clean(p.Number) + " " + text
		}
		out = append(out, text)
	}
	return out
}

// addUnits adds the passage's codes; the one at the place is looked at.
func (s *room) addUnits(v *passageView, q dhr.QueuePassage, p place) {
	here := -1
	for _, u := range q.Units {
		code, ok := s.Framework.Code(u.Code)
		if !ok {
			continue
		}
		one := newUnit(u, code, s.Framework)
		one.Address = p.address(dhr.SuggestionKey{Passage: q.Passage.ID, Code: u.Code})
		one.Here = u.Code == p.At.Code
		if one.Here {
			now := one
			v.Now = &now
		}
		switch {
		case u.Listed() || one.Here:
			if one.Here {
				here = len(v.Units)
			}
			v.Units = append(v.Units, one)
		case u.Suggestion != nil:
			v.Faint = append(v.Faint, one)
		}
		if u.Open() && !(v.Sample && p.filter.Round > 0) {
			v.Open = append(v.Open, openField{u.Code, u.Seen})
		}
	}
	if n := len(v.Units); n > 1 || n == 1 && here < 0 {
		v.CodeBack, v.CodeNext = v.Units[(max(here, 0)+n-1)%n].Address, v.Units[(here+1)%n].Address
	}
}
