package codebook

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
	"github.com/dhrcoder/dhr/workshop"
)

// ruleView is a rule in words.
type ruleView struct {
	ID        string
	Score     string
	Groups    []string // of words, one of which has to be there
	How       string   // how the groups have to stand
	Not       string
	Allow     string
	Zones     string
	Count     dhr.Coverage
	Precision string // empty while nothing is decided
	Examples  []exampleView
	Failing   int
	Edit      string // address
}

type exampleView struct {
	Text  string
	Hits  bool
	Wrong string
}

// readable puts a rule into words.
func readable(r workshop.Rule, n dhr.Coverage, edit string) ruleView {
	v := ruleView{ID: page.Clean(r.ID), Score: score(r.Score), Count: n, Edit: edit, How: how(r),
		Not: terms(r.Not, ", "), Allow: terms(r.Allow, ", ")}
	for _, g := range r.Groups {
		v.Groups = append(v.Groups, terms(g, " or "))
	}
	var zones []string
	for _, z := range r.Zones {
		zones = append(zones, string(z))
	}
	v.Zones = terms(zones, ", ")
	if decided := n.Confirmed + n.Rejected; decided > 0 {
		v.Precision = fmt.Sprintf("%.0f %%", 100*float64(n.Confirmed)/float64(decided))
	}
	v.Examples, v.Failing = exampleViews(r.Examples)
	return v
}

func exampleViews(all []workshop.Example) (out []exampleView, failing int) {
	for _, e := range all {
		out = append(out, exampleView{Text: page.Clean(e.Text), Hits: e.Hits, Wrong: page.Clean(e.Wrong)})
		if e.Wrong != "" {
			failing++
		}
	}
	return out, failing
}

// how says how the groups of a rule have to stand.
func how(r workshop.Rule) string {
	where := "in one sentence"
	if r.Passage {
		where = "in one passage"
	}
	if len(r.Groups) < 2 {
		return where
	}
	order := "in any order"
	if r.Ordered {
		order = "in this order"
	}
	near := ""
	if r.Within >= 0 {
		near = fmt.Sprintf(", at most %d words between one and the next", r.Within)
	}
	return where + ", " + order + near
}

// terms lists words as they are written, lists by their names.
func terms(all []string, between string) string {
	out := make([]string, len(all))
	for i, t := range all {
		if strings.Contains(t, " ") {
			t = "“" + t + "”"
		}
		out[i] = page.Clean(t)
	}
	return strings.Join(out, between)
}

func score(v float64) string { return strconv.FormatFloat(v, 'g', 3, 64) }
