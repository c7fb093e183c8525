package reader

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
	"github.com/dhrcoder/dhr/review/sheet"
)

// readView is what read.html shows.
type readView struct {
	page.Frame
	Notice   page.Notice
	Document string
	CaseID   string
	Case     string
	Facts    string
	Reason   string // what is poor about the document
	Sections []sectionView
	Cut      bool // Sections are those near the part only
	Part     int  // from 1
	Parts    int
	PartBack string // addresses; empty at the ends
	PartNext string
	Paras    []paraView
	At       *panelView // nil when the document has no passages
	Back     string     // passage before; addresses, empty at the ends
	Next     string
	CodeBack string // passage before that has codes
	CodeNext string
	Sheets   []sheet.Sheet
	PageOpen string
}

// sectionView is an entry of the jump list.
type sectionView struct {
	Name    string
	Zone    string
	Page    int
	Address string
	Coded   int // passages with codes
	Here    bool
}

// paraView is a passage in the reader.
type paraView struct {
	ID      string
	Heading string // of its section, when it begins here
	Zone    string
	Page    int // when it begins a page, else 0
	Stripes []page.Stripe
	Number  string
	Text    []page.Segment
	Address string
	On      bool   // it is the one selected
	Foot    bool   // it is a footnote
	Refers  string // address of the passage that has its mark; may be empty
}

// panelView says what stands for the selected passage.
type panelView struct {
	Passage string
	Label   string // "4.12" or "Passage 7"
	Where   []string
	Codes   []panelCode
	Open    string // address of the review item to look at first; may be empty
	All     []dhr.Code
	Notes   []noteView
	Section string // name of its section
	Zones   []dhr.Zone
	Zone    dhr.Zone // of the section
	ZoneBy  string   // who corrected it last; empty when nobody did
}

// noteView is a footnote of the selected passage.
type noteView struct{ Text, Address string }

// panelCode is a code of the selected passage.
type panelCode struct {
	page.Stripe
	Address  string
	Verdict  string // what stands, such as "Confirmed"; empty while unreviewed
	Standing *page.Standing
	Score    string
}

// readView gathers what the reader shows around the chosen passage.
func (s *room) readView(r *http.Request, d dhr.Document, outline dhr.Outline, chosen int) (readView, error) {
	ctx := r.Context()
	c, err := s.caseOf(ctx, d)
	if err != nil {
		return readView{}, err
	}
	v := readView{Document: page.Clean(d.Name), CaseID: page.Clean(c.ID), Case: page.Clean(c.Title), Facts: page.Facts(c), Reason: page.Clean(d.Reason), PageOpen: sheet.Open(r)}
	v.Frame = s.Frame(r, page.Clean(d.Name))
	v.Frame.Path = "/read"
	if chosen < 0 {
		return v, nil
	}
	v.Part, v.Parts = chosen/passagesAPart+1, (outline.Passages+passagesAPart-1)/passagesAPart
	v.PartBack, v.PartNext = partAddress(d.ID, v.Part-1, v.Parts), partAddress(d.ID, v.Part+1, v.Parts)
	// The part, with one passage before and after it.
	first := (v.Part - 1) * passagesAPart
	passages, err := s.store.PassagesFrom(ctx, d.ID, first-1, passagesAPart+1+min(first, 1))
	if err != nil {
		return readView{}, err
	}
	at := slices.IndexFunc(passages, func(p dhr.Passage) bool { return p.Ordinal == chosen })
	if at < 0 {
		return readView{}, noPassage() // read again meanwhile
	}
	sections, err := s.store.Sections(ctx, d.ID)
	if err != nil {
		return readView{}, err
	}
	v.At = newPanel(passages[at], s.Framework)
	if err := s.addZone(ctx, v.At, passages[at], sections); err != nil {
		return readView{}, err
	}
	v.Frame.Title = v.At.Label + ", " + page.Where(passages[at])[0] + ", " + v.Document
	if err := s.neighbours(ctx, &v, passages, at, outline.Coded); err != nil {
		return readView{}, err
	}
	v.Sections, v.Cut = jumps(d.ID, outline, sections, passages[at].Section)
	evidence, err := s.fillPanel(ctx, v.At)
	if err != nil {
		return readView{}, err
	}
	if v.Paras, err = s.paras(ctx, passages, sections, first, chosen, evidence); err != nil {
		return readView{}, err
	}
	v.Sheets, err = s.sheets.Of(ctx, passages[at], d.Name)
	return v, err
}

// paras are the passages of the part that begins with the ordinal first.
func (s *room) paras(ctx context.Context, passages []dhr.Passage, sections []dhr.Section, first, chosen int, evidence []dhr.Span) (out []paraView, err error) {
	ids := make([]string, len(passages))
	for i, p := range passages {
		ids[i] = p.ID
	}
	codes, err := s.store.CodesOf(ctx, ids)
	for i, p := range passages {
		if p.Ordinal < first || p.Ordinal >= first+passagesAPart {
			continue
		}
		one := paraView{ID: p.ID, Stripes: s.Stripes(codes[p.ID]), Number: page.Clean(p.Number), Address: page.ReadAddress(p.Document, p.ID),
			On: p.Ordinal == chosen, Foot: p.Heading == footnotes}
		if p.Ordinal == first || p.Section != passages[i-1].Section {
			one.Heading, one.Zone = sectionName(sections, p.Section), page.Clean(string(p.Zone))
		}
		if p.Ordinal == first || p.Page != passages[i-1].Page {
			one.Page = p.Page
		}
		if p.Refers.Passage != "" {
			one.Refers = page.ReadAddress(p.Document, p.Refers.Passage)
		}
		var marks []dhr.Span
		if one.On {
			marks = evidence
		}
		one.Text = page.Segments(p.Text, marks)
		out = append(out, one)
	}
	return out, err
}

// footnotes is the heading under which the notes of a document are set apart.
const footnotes = "Footnotes"

func newPanel(p dhr.Passage, f dhr.Framework) *panelView {
	v := &panelView{Passage: p.ID, Label: page.Clean(p.Number), Where: page.Where(p)}
	if v.Label == "" {
		v.Label = fmt.Sprintf("Passage %d", p.Ordinal+1)
	}
	for _, c := range f.Codes() {
		v.All = append(v.All, dhr.Code{ID: page.Clean(c.ID), Name: page.Clean(c.Name)})
	}
	return v
}

// fillPanel adds what stands for each code of the passage and returns the evidence
// of all of them.
func (s *room) fillPanel(ctx context.Context, v *panelView) (evidence []dhr.Span, err error) {
	q, err := s.store.QueuePassage(ctx, v.Passage)
	if err != nil {
		return nil, err
	}
	notes, err := s.store.Footnotes(ctx, v.Passage)
	if err != nil {
		return nil, err
	}
	for _, n := range notes {
		v.Notes = append(v.Notes, noteView{strings.TrimSpace(page.Clean(n.Number) + " " + page.Clean(n.Text)), page.ReadAddress(n.Document, n.ID)})
	}
	for _, u := range q.Units {
		if !u.Listed() {
			continue
		}
		brief := dhr.QueueCode{Code: u.Code}
		if u.Standing != nil {
			brief.Verdict = u.Standing.Verdict
		}
		one := panelCode{Stripe: s.Stripes([]dhr.QueueCode{brief})[0], Verdict: page.Past(brief.Verdict), Standing: page.NewStanding(u.Standing),
			Address: page.ReviewAddress(dhr.SuggestionKey{Passage: v.Passage, Code: u.Code})}
		if u.Suggestion != nil {
			one.Score = fmt.Sprintf("%.2f", u.Suggestion.Score)
			evidence = append(evidence, u.Suggestion.Evidence...)
		}
		v.Codes = append(v.Codes, one)
	}
	if len(v.Codes) > 0 {
		v.Open = page.ReviewAddress(dhr.SuggestionKey{Passage: v.Passage})
	}
	slices.SortFunc(evidence, func(a, b dhr.Span) int { return a.Start - b.Start })
	return evidence, nil
}

func partAddress(document string, part, parts int) string {
	if part < 1 || part > parts {
		return ""
	}
	return "/read?" + url.Values{"document": {document}, "part": {strconv.Itoa(part)}}.Encode() + "#at"
}
