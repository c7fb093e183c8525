package queue

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
	"github.com/dhrcoder/dhr/review/sheet"
)

// itemView is what review.html shows.
type itemView struct {
	page.Frame
	Notice   page.Notice
	Choices  choices
	Decided  int
	All      int
	Narrowed bool
	Back     string // address; empty at the beginning of the queue
	Skip     string
	Key      string
	Fields   []page.Field

	Code     dhr.Code
	Factor   dhr.Factor
	Score    string
	Sources  []string
	Agencies []chip

	CaseID   string
	Case     string
	Facts    string
	Document string
	Where    []string
	Number   string
	Text     []page.Segment
	Marks    bool // some of Text is marked
	Before   string
	After    string

	Standing *page.Standing
	Seen     int64
	Note     string
	Others   []otherView
	Codes    []dhr.Code // all of the codebook, to add one

	Read     string // address in the reader
	Sheets   []sheet.Sheet
	PageOpen string
}

// chip is an agency that can be ticked; its key is its place, 1 to 9.
type chip struct {
	Name   dhr.Agency
	Key    int
	Ticked bool
}

// otherView leads to another code of the same passage.
type otherView struct {
	Code    string
	Name    string
	Verdict string
	Address string
}

// newItemView turns a suggestion into words for the page. Everything that comes
// from documents or people is cleaned here; templates escape it.
func newItemView(it dhr.QueueItem, code dhr.Code, f dhr.Framework, p place) itemView {
	passage := it.Passage
	v := itemView{
		Key: p.At.String(), Fields: p.FormFields(), Skip: p.address(dhr.SuggestionKey{}, "after", p.At.String()),
		Code:     dhr.Code{ID: page.Clean(code.ID), Name: page.Clean(code.Name), Use: page.Clean(code.Use), Not: page.Clean(code.Not), Practice: code.Practice},
		Score:    fmt.Sprintf("%.2f", it.Suggestion.Score),
		Sources:  sources(it.Suggestion),
		CaseID:   page.Clean(it.Case.ID),
		Case:     page.Clean(it.Case.Title),
		Facts:    page.Facts(it.Case),
		Document: page.Clean(it.Document.Name),
		Where:    page.Where(passage),
		Number:   page.Clean(passage.Number),
		Text:     page.Segments(passage.Text, it.Suggestion.Evidence),
		Before:   page.Clean(it.Before),
		After:    page.Clean(it.After),
		Seen:     it.Seen,
		Narrowed: p.narrowed(),
	}
	if passage.Ordinal >= 0 {
		v.Read = page.ReadAddress(passage.Document, passage.ID)
	}
	v.Marks = slices.ContainsFunc(v.Text, func(s page.Segment) bool { return s.Marked })
	if fac, ok := f.FactorOf(code.ID); ok {
		v.Factor = dhr.Factor{ID: page.Clean(fac.ID), Name: page.Clean(fac.Name)}
	}
	ticked := it.Suggestion.Agencies
	if it.Standing != nil {
		v.Standing = page.NewStanding(it.Standing)
		if it.Standing.Verdict != dhr.VerdictReject {
			ticked = it.Standing.Agencies
		}
	}
	if code.Practice {
		v.Agencies = chips(ticked)
	}
	for _, c := range f.Codes() {
		v.Codes = append(v.Codes, dhr.Code{ID: page.Clean(c.ID), Name: page.Clean(c.Name)})
	}
	for _, o := range it.Others {
		if c, ok := f.Code(o.Code); ok {
			v.Others = append(v.Others, otherView{Code: page.Clean(c.ID), Name: page.Clean(c.Name), Verdict: page.Past(o.Verdict),
				Address: p.address(dhr.SuggestionKey{Passage: passage.ID, Code: o.Code})})
		}
	}
	return v
}

func chips(ticked []dhr.Agency) []chip {
	is := map[dhr.Agency]bool{}
	for _, a := range ticked {
		is[a] = true
	}
	var out []chip
	for i, a := range dhr.Agencies() {
		out = append(out, chip{Name: a, Key: i + 1, Ticked: is[a]})
	}
	return out
}

// sources says in plain words why a suggestion was made.
func sources(s dhr.Suggestion) []string {
	var out []string
	for _, src := range s.Sources {
		rule, isRule := strings.CutPrefix(src, "rule:")
		_, name, named := strings.Cut(rule, "/")
		switch {
		case isRule && named:
			out = append(out, "The rule “"+page.Clean(strings.ReplaceAll(name, "-", " "))+"” of the code met words in the passage.")
		case isRule:
			out = append(out, "The rule “"+page.Clean(rule)+"” met words in the passage.")
		case src == "model":
			out = append(out, "The classifier found the passage similar to passages coded before.")
		default:
			out = append(out, "Suggested by “"+page.Clean(src)+"”.")
		}
	}
	return out
}
