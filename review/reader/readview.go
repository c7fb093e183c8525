package reader

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"

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
	Heading string // of its section, when it begins here
	Zone    string
	Page    int // when it begins a page, else 0
	Stripes []page.Stripe
	Number  string
	Text    []page.Segment
	Address string
	On      bool // it is the one selected
}

// panelView says what stands for the selected passage.
type panelView struct {
	Passage string
	Label   string // "4.12" or "Passage 7"
	Where   []string
	Codes   []panelCode
	Open    string // address of the review item to look at first; may be empty
	All     []dhr.Code
}

// panelCode is a code of the selected passage.
type panelCode struct {
	page.Stripe
	Address  string
	Verdict  string // what stands, such as "Confirmed"; empty while unreviewed
	Standing *page.Standing
	Score    string
}

// maxSections bounds the jump list.
const maxSections = 300

// readView gathers what the reader shows around the chosen passage.
func (s *room) readView(r *http.Request, d dhr.Document, passages []dhr.Passage, chosen int) (readView, error) {
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
	sections, err := s.store.Sections(ctx, d.ID)
	if err != nil {
		return readView{}, err
	}
	ids := make([]string, len(passages))
	for i, p := range passages {
		ids[i] = p.ID
	}
	codes, err := s.store.CodesOf(ctx, ids)
	if err != nil {
		return readView{}, err
	}
	at := passages[chosen]
	v.At = newPanel(at, s.Framework)
	v.Frame.Title = v.At.Label + ", " + page.Where(at)[0] + ", " + v.Document
	v.neighbours(passages, chosen, codes)
	v.Sections, v.Cut = jumps(passages, sections, at.Section, codes)
	evidence, err := s.fillPanel(ctx, v.At)
	if err != nil {
		return readView{}, err
	}
	v.Part, v.Parts = chosen/passagesAPart+1, (len(passages)+passagesAPart-1)/passagesAPart
	v.PartBack, v.PartNext = partAddress(d.ID, v.Part-1, v.Parts), partAddress(d.ID, v.Part+1, v.Parts)
	first := (v.Part - 1) * passagesAPart
	for i, p := range passages[first:min(first+passagesAPart, len(passages))] {
		one := paraView{Stripes: s.Stripes(codes[p.ID]), Number: page.Clean(p.Number), Address: page.ReadAddress(d.ID, p.ID), On: first+i == chosen}
		if i == 0 || p.Section != passages[first+i-1].Section {
			one.Heading, one.Zone = sectionName(sections, p), page.Clean(string(p.Zone))
		}
		if i == 0 || p.Page != passages[first+i-1].Page {
			one.Page = p.Page
		}
		var marks []dhr.Span
		if one.On {
			marks = evidence
		}
		one.Text = page.Segments(p.Text, marks)
		v.Paras = append(v.Paras, one)
	}
	v.Sheets, err = s.sheets.Of(ctx, at, d.Name)
	return v, err
}

// neighbours sets the addresses of the passages before and after.
func (v *readView) neighbours(passages []dhr.Passage, chosen int, codes map[string][]dhr.QueueCode) {
	to := func(i int) string { return page.ReadAddress(passages[i].Document, passages[i].ID) }
	if chosen > 0 {
		v.Back = to(chosen - 1)
	}
	if chosen+1 < len(passages) {
		v.Next = to(chosen + 1)
	}
	for i := chosen - 1; i >= 0 && v.CodeBack == ""; i-- {
		if len(codes[passages[i].ID]) > 0 {
			v.CodeBack = to(i)
		}
	}
	for i := chosen + 1; i < len(passages) && v.CodeNext == ""; i++ {
		if len(codes[passages[i].ID]) > 0 {
			v.CodeNext = to(i)
		}
	}
}

// jumps lists the sections that have passages. Of very many it lists those near the
// one the reader is in.
func jumps(passages []dhr.Passage, sections []dhr.Section, here int, codes map[string][]dhr.QueueCode) (list []sectionView, cut bool) {
	current := 0
	for i, p := range passages {
		if i == 0 || p.Section != passages[i-1].Section {
			list = append(list, sectionView{Name: sectionName(sections, p), Zone: page.Clean(string(p.Zone)), Page: p.Page,
				Address: page.ReadAddress(p.Document, p.ID), Here: p.Section == here})
			if p.Section == here {
				current = len(list) - 1
			}
		}
		if len(codes[p.ID]) > 0 {
			list[len(list)-1].Coded++
		}
	}
	if len(list) > maxSections {
		first := min(max(current-maxSections/2, 0), len(list)-maxSections)
		return list[first : first+maxSections], true
	}
	return list, false
}

// sectionName is the heading of a passage's section with its printed number.
func sectionName(sections []dhr.Section, p dhr.Passage) string {
	name := page.Clean(p.Heading)
	if p.Section >= 0 && p.Section < len(sections) && sections[p.Section].Number != "" {
		name = page.Clean(sections[p.Section].Number) + " " + name
	}
	if name == "" {
		return "Before the first heading"
	}
	return name
}

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
