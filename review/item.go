package review

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr"
)

// itemView is what review.html shows.
type itemView struct {
	frame
	Notice   notice
	Choices  choices
	Decided  int
	All      int
	Narrowed bool
	Back     string // address; empty at the beginning of the queue
	Skip     string
	Key      string
	Fields   []field

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
	Text     []segment
	Marks    bool // some of Text is marked
	Before   string
	After    string

	Standing *standing
	Seen     int64
	Note     string
	Others   []otherView
	Codes    []dhr.Code // all of the codebook, to add one

	Read     string // address in the reader
	Sheets   []sheet
	PageOpen string
}

// chip is an agency that can be ticked; its key is its place, 1 to 9.
type chip struct {
	Name   dhr.Agency
	Key    int
	Ticked bool
}

// standing is the decision that holds when the page is shown.
type standing struct {
	Verdict string // "Confirmed"
	Coder   string
	At      string
	Note    string
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
		Code:     dhr.Code{ID: clean(code.ID), Name: clean(code.Name), Use: clean(code.Use), Not: clean(code.Not), Practice: code.Practice},
		Score:    fmt.Sprintf("%.2f", it.Suggestion.Score),
		Sources:  sources(it.Suggestion),
		CaseID:   clean(it.Case.ID),
		Case:     clean(it.Case.Title),
		Facts:    facts(it.Case),
		Document: clean(it.Document.Name),
		Where:    where(passage),
		Number:   clean(passage.Number),
		Text:     segments(passage.Text, it.Suggestion.Evidence),
		Before:   clean(it.Before),
		After:    clean(it.After),
		Seen:     it.Seen,
		Narrowed: p.narrowed(),
	}
	if passage.Ordinal >= 0 {
		v.Read = readAddress(passage.Document, passage.ID)
	}
	v.Marks = slices.ContainsFunc(v.Text, func(s segment) bool { return s.Marked })
	if fac, ok := f.FactorOf(code.ID); ok {
		v.Factor = dhr.Factor{ID: clean(fac.ID), Name: clean(fac.Name)}
	}
	ticked := it.Suggestion.Agencies
	if it.Standing != nil {
		v.Standing = &standing{Verdict: past(it.Standing.Verdict), Coder: clean(it.Standing.Coder),
			At: it.Standing.At.UTC().Format(timeLayout), Note: clean(it.Standing.Note)}
		if it.Standing.Verdict != dhr.VerdictReject {
			ticked = it.Standing.Agencies
		}
	}
	if code.Practice {
		v.Agencies = chips(ticked)
	}
	for _, c := range f.Codes() {
		v.Codes = append(v.Codes, dhr.Code{ID: clean(c.ID), Name: clean(c.Name)})
	}
	for _, o := range it.Others {
		if c, ok := f.Code(o.Code); ok {
			v.Others = append(v.Others, otherView{Code: clean(c.ID), Name: clean(c.Name), Verdict: past(o.Verdict),
				Address: p.address(dhr.SuggestionKey{Passage: passage.ID, Code: o.Code})})
		}
	}
	return v
}

// timeLayout is how pages write times, always in UTC as decisions record them.
const timeLayout = "2 January 2006, 15:04 UTC"

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

// facts says of a case what groups it in the tables.
func facts(c dhr.Case) string {
	kind := kindOf(c.Type)
	if c.Year == 0 {
		return kind
	}
	return fmt.Sprintf("%s, %d", kind, c.Year)
}

// kindOf says a type of case in words.
func kindOf(t dhr.CaseType) string {
	return map[dhr.CaseType]string{dhr.CaseIPV: "intimate partner", dhr.CaseFamilial: "familial",
		dhr.CaseOther: "other relationship", dhr.CaseUnstated: "type not stated"}[t]
}

// where says in words where a passage stands.
func where(p dhr.Passage) []string {
	pages := fmt.Sprintf("page %d", p.Page)
	if p.PageEnd > p.Page {
		pages = fmt.Sprintf("pages %d–%d", p.Page, p.PageEnd)
	}
	out := []string{pages}
	if p.Heading != "" {
		out = append(out, "section “"+clean(p.Heading)+"”")
	}
	return append(out, "zone: "+clean(string(p.Zone)))
}

// sources says in plain words why a suggestion was made.
func sources(s dhr.Suggestion) []string {
	var out []string
	for _, src := range s.Sources {
		rule, isRule := strings.CutPrefix(src, "rule:")
		_, name, named := strings.Cut(rule, "/")
		switch {
		case isRule && named:
			out = append(out, "The rule “"+clean(strings.ReplaceAll(name, "-", " "))+"” of the code met words in the passage.")
		case isRule:
			out = append(out, "The rule “"+clean(rule)+"” met words in the passage.")
		case src == "model":
			out = append(out, "The classifier found the passage similar to passages coded before.")
		default:
			out = append(out, "Suggested by “"+clean(src)+"”.")
		}
	}
	return out
}

// past says a verdict as something done; "" while nothing is decided.
func past(v dhr.Verdict) string {
	return map[dhr.Verdict]string{dhr.VerdictConfirm: "Confirmed", dhr.VerdictReject: "Rejected",
		dhr.VerdictUnsure: "Unsure", dhr.VerdictAdd: "Added", dhr.VerdictUndo: "Undone"}[v]
}
