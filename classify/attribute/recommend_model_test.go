package attribute_test

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/attribute"
	"github.com/dhrcoder/dhr/internal/eval"
)

// How far the regressions may follow their examples. They were chosen by
// cross-validation over hands.
const (
	agencyCost = 1.0
	themeCost  = 1.0
)

// example is a recommendation that a person gave an agency and a theme.
type example struct {
	hand, text, agency, theme string
	shown                     attribute.Shown
}

// readExamples reads the recommendations of the reports of a hand.
func readExamples(t *testing.T, fsys fs.FS, hand string) []example {
	t.Helper()
	gold, err := eval.ReadGold(fsys, hand)
	if err != nil {
		t.Fatal(err)
	}
	var all []example
	for _, g := range gold {
		var lines, sections []string
		from := len(all)
		for _, s := range g.Sections {
			for _, p := range s.Paragraphs {
				if p.Recommendation {
					lines, sections = append(lines, p.Text), append(sections, s.Heading)
					all = append(all, example{hand: hand, text: p.Text, agency: p.Agency, theme: p.Theme})
				}
			}
		}
		for i, s := range attribute.Show(g.Passages(), lines, sections) {
			all[from+i].shown = s
		}
	}
	return all
}

// learn fits both regressions.
func learn(examples []example) (agency, theme attribute.Linear) {
	var as, ts []string
	for _, a := range dhr.Addressees() {
		as = append(as, string(a))
	}
	for _, t := range dhr.Themes() {
		ts = append(ts, string(t))
	}
	return attribute.Learn(as, shownOf(examples, func(e example) (attribute.Features, string) { return e.shown.Agency, e.agency }), agencyCost),
		attribute.Learn(ts, shownOf(examples, func(e example) (attribute.Features, string) { return e.shown.Theme, e.theme }), themeCost)
}

// shownOf is what the examples show, with what was wanted of each.
func shownOf(examples []example, of func(example) (attribute.Features, string)) []attribute.Lesson {
	all := make([]attribute.Lesson, len(examples))
	for i, e := range examples {
		all[i].Shown, all[i].Want = of(e)
	}
	return all
}

// tested is how many recommendations of a hand are told as the hand did.
type tested struct {
	hand             string
	n, agency, theme int
}

// crossValidate tells each hand's recommendations by what those of the others teach.
func crossValidate(examples []example, always []example) []tested {
	var hands []string
	for _, e := range examples {
		if !slices.Contains(hands, e.hand) {
			hands = append(hands, e.hand)
		}
	}
	var all []tested
	for _, hand := range hands {
		others := slices.DeleteFunc(slices.Clone(examples), func(e example) bool { return e.hand == hand })
		agency, theme := learn(append(others, always...))
		row := tested{hand: hand}
		for _, e := range examples {
			if e.hand != hand {
				continue
			}
			row.n++
			if agency.Best(e.shown.Agency) == e.agency {
				row.agency++
			}
			if theme.Best(e.shown.Theme) == e.theme {
				row.theme++
			}
		}
		all = append(all, row)
	}
	return all
}

// readHands reads the training reports' recommendations.
func readHands(t *testing.T) []example {
	t.Helper()
	var all []example
	for _, hand := range strings.Split("KLMNPQRSTU", "") {
		all = append(all, readExamples(t, os.DirFS("../training/reports"), hand)...)
	}
	return all
}
