package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/recommendation"
	"github.com/dhrcoder/dhr/classify/recommendation/linear"
	"github.com/dhrcoder/dhr/internal/eval"
)

// How far the regressions for recommendations may follow their examples. They were
// chosen by cross-validation over hands.
const (
	agencyCost = 1.0
	themeCost  = 1.0
)

// wish is a recommendation that a person gave an agency and a theme.
type wish struct {
	hand, text, agency, theme string
	shown                     recommendation.Shown
}

// wishes are the recommendations from which the regressions learn.
type wishes struct {
	byHand []wish // of the training reports
	single []wish // of classify/training/recommendations.txt
}

// readWishes reads what the regressions learn from.
func readWishes(root string) (wishes, error) {
	var w wishes
	reports := os.DirFS(filepath.Join(root, "classify", "training", "reports"))
	hands, err := fs.ReadDir(reports, ".")
	if err != nil {
		return w, err
	}
	for _, hand := range hands {
		all, err := readReportWishes(reports, hand.Name())
		if err != nil {
			return w, err
		}
		w.byHand = append(w.byHand, all...)
	}
	w.single, err = readSingleWishes(filepath.Join(root, "classify", "training", "recommendations.txt"))
	return w, err
}

// readReportWishes reads the recommendations of the reports of a hand.
func readReportWishes(fsys fs.FS, hand string) ([]wish, error) {
	gold, err := eval.ReadGold(fsys, hand)
	if err != nil {
		return nil, err
	}
	var all []wish
	for _, g := range gold {
		var lines, sections []string
		from := len(all)
		for _, s := range g.Sections {
			for _, p := range s.Paragraphs {
				if p.Recommendation {
					lines, sections = append(lines, p.Text), append(sections, s.Heading)
					all = append(all, wish{hand: hand, text: p.Text, agency: p.Agency, theme: p.Theme})
				}
			}
		}
		for i, s := range recommendation.Show(g.Passages(), lines, sections) {
			all[from+i].shown = s
		}
	}
	return all, nil
}

// readSingleWishes reads single recommendations: "[agency; theme] text", or
// "[agency] text" of one that teaches only whom it addresses.
func readSingleWishes(name string) ([]wish, error) {
	file, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var all []wish
	number := 0
	for line := range strings.Lines(string(file)) {
		number++
		if strings.HasPrefix(line, "#") {
			continue
		}
		head, text, closed := strings.Cut(strings.TrimSpace(strings.TrimPrefix(line, "[")), "] ")
		agency, theme, themed := strings.Cut(head, "; ")
		if !closed || !slices.Contains(dhr.Addressees(), dhr.Addressee(agency)) || themed && !slices.Contains(dhr.Themes(), dhr.Theme(theme)) {
			return nil, fmt.Errorf("%s:%d: %q is not written [agency; theme] text, or [agency] text", name, number, line)
		}
		all = append(all, wish{hand: "lines", text: text, agency: agency, theme: theme, shown: recommendation.Show(nil, []string{text}, []string{""})[0]})
	}
	return all, nil
}

// head is the first line of the shipped file: a SHA-256 of the recommendations and of
// what they show.
func (w wishes) head() string {
	sum := sha256.New()
	for _, e := range append(slices.Clone(w.byHand), w.single...) {
		fmt.Fprintf(sum, "%q %q %q %v\n", e.text, e.agency, e.theme, e.shown)
	}
	return fmt.Sprintf("# learnt from data %x\n", sum.Sum(nil))
}

// learn fits both regressions.
func learn(wishes []wish) (agency, theme *linear.Regression) {
	var as, ts []string
	for _, a := range dhr.Addressees() {
		as = append(as, string(a))
	}
	for _, t := range dhr.Themes() {
		ts = append(ts, string(t))
	}
	var byAgency, byTheme []linear.Lesson
	for _, e := range wishes {
		byAgency = append(byAgency, linear.Lesson{Shown: e.shown.Agency, Class: e.agency})
		if e.theme != "" {
			byTheme = append(byTheme, linear.Lesson{Shown: e.shown.Theme, Class: e.theme})
		}
	}
	return linear.Learn(as, byAgency, agencyCost), linear.Learn(ts, byTheme, themeCost)
}

// told is how many recommendations of a hand are told as the hand did.
type told struct {
	hand             string
	n, agency, theme int
}

// tell counts the recommendations that two regressions tell as the hand did.
func tell(hand string, wishes []wish, agency, theme *linear.Regression) told {
	row := told{hand: hand, n: len(wishes)}
	for _, e := range wishes {
		if a, _ := agency.Best(e.shown.Agency); a == e.agency {
			row.agency++
		}
		if t, _ := theme.Best(e.shown.Theme); t == e.theme {
			row.theme++
		}
	}
	return row
}

// crossValidate tells each hand's recommendations by what those of the others teach.
func (w wishes) crossValidate() []told {
	var hands []string
	for _, e := range w.byHand {
		if !slices.Contains(hands, e.hand) {
			hands = append(hands, e.hand)
		}
	}
	all := make([]told, len(hands))
	for i, hand := range hands {
		own := func(e wish) bool { return e.hand == hand }
		others := func(e wish) bool { return e.hand != hand }
		agency, theme := learn(append(slices.DeleteFunc(slices.Clone(w.byHand), own), w.single...))
		all[i] = tell(hand, slices.DeleteFunc(slices.Clone(w.byHand), others), agency, theme)
	}
	return all
}

func (r told) write(w io.Writer) {
	fmt.Fprintf(w, "%-8s %3d recommendations  agency %.2f  theme %.2f\n", r.hand, r.n, float64(r.agency)/float64(r.n), float64(r.theme)/float64(r.n))
}

// The files that trainRecommendations writes, below the repository.
const (
	recommendationModel  = "classify/recommendation/model.tsv"
	recommendationScores = "classify/testdata/recommendation-scores.txt"
)

// trainRecommendations learns the regressions that read recommendations and writes them
// with their scores: how many recommendations of each hand are told by what the others
// and the single recommendations teach, and of the samples, which teach nothing.
func trainRecommendations(root string) error {
	w, err := readWishes(root)
	if err != nil {
		return err
	}
	unseen, err := readReportWishes(os.DirFS(filepath.Join(root, "samples")), "gold")
	if err != nil {
		return err
	}
	var scores bytes.Buffer
	total := told{hand: "all"}
	for _, row := range w.crossValidate() {
		row.write(&scores)
		total.n, total.agency, total.theme = total.n+row.n, total.agency+row.agency, total.theme+row.theme
	}
	total.write(&scores)
	agency, theme := learn(append(w.byHand, w.single...))
	tell("samples", unseen, agency, theme).write(&scores)
	if err := os.WriteFile(filepath.Join(root, filepath.FromSlash(recommendationModel)), []byte(w.head()+recommendation.ModelText(agency, theme)), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(root, filepath.FromSlash(recommendationScores)), scores.Bytes(), 0o644)
}
