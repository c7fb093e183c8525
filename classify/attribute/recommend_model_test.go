package attribute_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
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
	var byAgency, byTheme []attribute.Lesson
	for _, e := range examples {
		byAgency = append(byAgency, attribute.Lesson{Shown: e.shown.Agency, Want: e.agency})
		if e.theme != "" {
			byTheme = append(byTheme, attribute.Lesson{Shown: e.shown.Theme, Want: e.theme})
		}
	}
	return attribute.Learn(as, byAgency, agencyCost), attribute.Learn(ts, byTheme, themeCost)
}

// tested is how many recommendations of a hand are told as the hand did.
type tested struct {
	hand             string
	n, agency, theme int
}

// count counts the examples that two regressions tell as the hand did.
func count(hand string, examples []example, agency, theme attribute.Linear) tested {
	row := tested{hand: hand, n: len(examples)}
	for _, e := range examples {
		if agency.Best(e.shown.Agency) == e.agency {
			row.agency++
		}
		if theme.Best(e.shown.Theme) == e.theme {
			row.theme++
		}
	}
	return row
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
		row := count(hand, slices.DeleteFunc(slices.Clone(examples), func(e example) bool { return e.hand != hand }), agency, theme)
		all = append(all, row)
	}
	return all
}

// TestRecommendModel holds the shipped regressions against the data and the words from
// which they were learnt: -update learns them anew. testdata/recommend-scores.txt says
// how many recommendations of each hand are told by what the others and the single
// recommendations of testdata teach, and of the samples, which teach nothing.
func TestRecommendModel(t *testing.T) {
	examples, always := readHands(t), readLines(t)
	data := sha256.New()
	for _, e := range append(slices.Clone(examples), always...) {
		fmt.Fprintf(data, "%q %q %q %v\n", e.text, e.agency, e.theme, e.shown)
	}
	head := fmt.Sprintf("# learnt from data %x\n", data.Sum(nil))
	if !*update {
		if !strings.HasPrefix(attribute.ModelFile(), head) {
			t.Error("recommendmodel.tsv was learnt from other data (go test ./classify/attribute -run TestRecommendModel -update learns it anew)")
		}
		return
	}
	var scores bytes.Buffer
	total := tested{hand: "all"}
	for _, row := range crossValidate(examples, always) {
		row.write(&scores)
		total.n, total.agency, total.theme = total.n+row.n, total.agency+row.agency, total.theme+row.theme
	}
	total.write(&scores)
	agency, theme := learn(append(examples, always...))
	count("samples", readExamples(t, os.DirFS("../../samples"), "gold"), agency, theme).write(&scores)
	for name, text := range map[string]string{"recommendmodel.tsv": head + agency.Write("agency") + theme.Write("theme"), "testdata/recommend-scores.txt": scores.String()} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func (r tested) write(w *bytes.Buffer) {
	fmt.Fprintf(w, "%-8s %3d recommendations  agency %.2f  theme %.2f\n", r.hand, r.n, float64(r.agency)/float64(r.n), float64(r.theme)/float64(r.n))
}

// readHands reads the training reports' recommendations.
func readHands(t *testing.T) []example {
	t.Helper()
	var all []example
	reports := os.DirFS("../training/reports")
	hands, err := fs.ReadDir(reports, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, hand := range hands {
		all = append(all, readExamples(t, reports, hand.Name())...)
	}
	return all
}

// readLines reads single recommendations of testdata: "[agency; theme] text", or
// "[agency] text" of one that teaches only whom it addresses.
func readLines(t *testing.T) []example {
	t.Helper()
	file, err := os.ReadFile("testdata/recommendations.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []example
	for line := range strings.Lines(string(file)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		head, text, closed := strings.Cut(strings.TrimSpace(strings.TrimPrefix(line, "[")), "] ")
		agency, theme, themed := strings.Cut(head, "; ")
		if !closed || !slices.Contains(dhr.Addressees(), dhr.Addressee(agency)) || themed && !slices.Contains(dhr.Themes(), dhr.Theme(theme)) {
			t.Fatalf("testdata/recommendations.txt: %q is not written [agency; theme] text, or [agency] text", line)
		}
		all = append(all, example{hand: "lines", text: text, agency: agency, theme: theme, shown: attribute.Show(nil, []string{text}, []string{""})[0]})
	}
	return all
}
