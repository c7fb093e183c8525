package queue

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// unitView is one code of the passage.
type unitView struct {
	Code     dhr.Code
	Factor   dhr.Factor
	Address  string
	Here     bool
	State    string // "unreviewed", or what stands
	Kind     string // of the mark beside it: "open", "yes", "no", "maybe"
	By       string // who decided; may be empty
	Standing *page.Standing
	Seen     int64
	Score    string // empty when nothing suggested it
	Sources  []string
	Agencies []chip
	Themes   []theme
	Tags     []string   // of outside lists, that hint at the code
	History  []pastView // every decision, when there was more than one
}

// pastView is a decision that was made on a code.
type pastView struct {
	Verdict, Coder, At, Note, Basis string
}

// chip is an agency that can be ticked; its key is its place, 1 to 9.
type chip struct {
	Name   dhr.Agency
	Key    int
	Ticked bool
}

// theme is a sub-theme that can be ticked.
type theme struct {
	Name   string
	Ticked bool
}

func newUnit(u dhr.QueueUnit, code dhr.Code, f dhr.Framework) unitView {
	v := unitView{State: "unreviewed", Kind: "open", Seen: u.Seen,
		Code: dhr.Code{ID: page.Clean(code.ID), Name: page.Clean(code.Name), Use: page.Clean(code.Use), Not: page.Clean(code.Not), Practice: code.Practice}}
	if fac, ok := f.FactorOf(code.ID); ok {
		v.Factor = dhr.Factor{ID: page.Clean(fac.ID), Name: page.Clean(fac.Name)}
	}
	var ticked []dhr.Agency
	if g := u.Suggestion; g != nil {
		v.Score, v.Sources, ticked = fmt.Sprintf("%.2f", g.Score), sources(*g), g.Agencies
		if !g.Shown {
			v.State = "not suggested"
		}
	}
	if c := u.Standing; c != nil {
		v.Standing = page.NewStanding(c)
		v.State, v.By, v.Kind = strings.ToLower(v.Standing.Verdict), v.Standing.Coder, kind(c.Verdict)
		if c.Verdict != dhr.VerdictReject {
			ticked = c.Agencies
		}
		for _, name := range c.Subthemes {
			v.Themes = append(v.Themes, theme{page.Clean(name), true})
		}
	}
	if code.Practice {
		v.Agencies = chips(ticked)
	}
	if len(u.Made) > 1 {
		for _, d := range u.Made {
			one := pastView{Verdict: page.Past(d.Verdict), Coder: page.Clean(d.Coder), At: d.At.UTC().Format(page.TimeLayout), Note: page.Clean(d.Note)}
			if b := d.Basis; b != nil {
				one.Basis = fmt.Sprintf("suggested with score %.2f by %s", b.Score, page.Clean(strings.Join(b.Sources, ", ")))
			}
			v.History = append(v.History, one)
		}
	}
	return v
}

func kind(v dhr.Verdict) string {
	switch v {
	case dhr.VerdictConfirm, dhr.VerdictAdd:
		return "yes"
	case dhr.VerdictReject:
		return "no"
	}
	return "maybe"
}

// maxThemes is how many sub-themes are offered to tick.
const maxThemes = 12

// offer adds the sub-themes that were given with the code before.
func (v *unitView) offer(names []string) {
	for _, n := range names {
		clean := page.Clean(n)
		if len(v.Themes) < maxThemes && !slices.ContainsFunc(v.Themes, func(t theme) bool { return t.Name == clean }) {
			v.Themes = append(v.Themes, theme{Name: clean})
		}
	}
}

func chips(ticked []dhr.Agency) []chip {
	var out []chip
	for i, a := range dhr.Agencies() {
		out = append(out, chip{Name: a, Key: i + 1, Ticked: slices.Contains(ticked, a)})
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
		case strings.HasPrefix(src, dhr.SearchSource):
			out = append(out, "A person suggested it for all hits of the search “"+page.Clean(strings.TrimPrefix(src, dhr.SearchSource))+"”.")
		default:
			out = append(out, "Suggested by “"+page.Clean(src)+"”.")
		}
	}
	return out
}
