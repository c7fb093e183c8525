package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/dhrcoder/dhr"
)

// Report is everything that is measured of a set of suggestions.
type Report struct {
	// Caution says why the figures flatter, for example because the classifier has
	// learnt from the very cases; empty when nothing is known against them.
	Caution string
	// Method says by what the suggestions were made, where that is no matter of course.
	Method      string
	Scores      Scores
	Intervals   Intervals
	Ranking     Ranking
	Calibration Calibration
	Agencies    AgencyScore
	Subgroups   []Subgroup
}

// NewReport measures suggestions against the truth.
func NewReport(framework dhr.Framework, truth []Truth, suggestions []dhr.Suggestion) Report {
	return Report{Scores: Score(framework, truth, suggestions), Intervals: Bootstrap(framework, truth, suggestions),
		Ranking: Rank(framework, truth, suggestions), Calibration: Calibrate(truth, suggestions), Agencies: Agencies(truth, suggestions)}
}

// Write prints the report for a person.
func (r Report) Write(w io.Writer) error {
	if r.Caution != "" {
		fmt.Fprintf(w, "CAUTION: %s\n\n", r.Caution)
	}
	if r.Method != "" {
		fmt.Fprintf(w, "%s\n\n", r.Method)
	}
	if err := r.Scores.Write(w); err != nil {
		return err
	}
	i := r.Intervals
	fmt.Fprintf(w, "\n95 %% intervals (bootstrap over cases): passage precision %s, recall %s, F1 %s; case F1 %s\n",
		i.Precision, i.Recall, i.F1, i.CaseF1)
	fmt.Fprintf(w, "Order: average precision %.3f; codings among a passage's three best suggestions %.3f; work saved over sampling at 95 %% recall %.3f\n",
		r.Ranking.AveragePrecision, r.Ranking.RecallAt3, r.Ranking.WSS95)
	if a := r.Agencies; a.Suggestions > 0 {
		fmt.Fprintf(w, "Agencies of %d right suggestions: F1 %.3f, the very set %.3f\n", a.Suggestions, a.Agencies.F1(), share(a.Exact, a.Suggestions))
	}
	fmt.Fprintf(w, "Calibration of every kept suggestion: expected error %.3f\n", r.Calibration.Error)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "score\tsuggestions\tmean score\tright\t")
	for _, b := range r.Calibration.Bins {
		fmt.Fprintf(t, "%.1f-%.1f\t%d\t%.2f\t%.2f\t\n", b.From, b.To, b.Suggestions, b.Mean, b.Right)
	}
	if len(r.Subgroups) > 0 {
		fmt.Fprintln(t)
		fmt.Fprintln(t, "cases by\t\tcases\tcodings\tprecision\trecall\tF1\trecall of all kept\tcase F1\t")
		for _, g := range r.Subgroups {
			fmt.Fprintf(t, "%s\t%s\t%d\t%d\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t\n", g.Name, g.Value, g.Cases, g.Passage.Gold,
				g.Passage.Precision(), g.Passage.Recall(), g.Passage.F1(), g.Kept.Recall(), g.Case.F1())
		}
	}
	return t.Flush()
}

// String gives the interval as low-high.
func (i Interval) String() string { return fmt.Sprintf("%.3f-%.3f", i.Low, i.High) }

// WriteJSON writes the report as one indented JSON value.
func (r Report) WriteJSON(w io.Writer) error {
	type bin struct {
		From        float64 `json:"from"`
		To          float64 `json:"to"`
		Suggestions int     `json:"suggestions"`
		Mean        float64 `json:"mean"`
		Right       float64 `json:"right"`
	}
	bins := []bin{}
	for _, b := range r.Calibration.Bins {
		bins = append(bins, bin(b))
	}
	type group struct {
		By      string  `json:"by"`
		Value   string  `json:"value"`
		Cases   int     `json:"cases"`
		Passage figures `json:"passages"`
		Kept    figures `json:"kept"`
		Case    figures `json:"case_codes"`
	}
	groups := []group{}
	for _, g := range r.Subgroups {
		groups = append(groups, group{g.Name, g.Value, g.Cases, g.Passage.json(), g.Kept.json(), g.Case.json()})
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(struct {
		Caution string `json:"caution"`
		Method  string `json:"method"`
		scoresJSON
		Intervals        Intervals `json:"intervals_95"`
		AveragePrecision float64   `json:"average_precision"`
		RecallAt3        float64   `json:"recall_at_3"`
		ScreenedAt95     float64   `json:"screened_at_95"`
		WSS95            float64   `json:"wss_at_95"`
		CalibrationError float64   `json:"calibration_error"`
		Bins             []bin     `json:"reliability"`
		Agencies         figures   `json:"agencies"`
		AgenciesExact    float64   `json:"agencies_exact"`
		Subgroups        []group   `json:"subgroups"`
	}{r.Caution, r.Method, r.Scores.json(), r.Intervals, r.Ranking.AveragePrecision, r.Ranking.RecallAt3, r.Ranking.ScreenedAt95,
		r.Ranking.WSS95, r.Calibration.Error, bins,
		r.Agencies.Agencies.json(), share(r.Agencies.Exact, r.Agencies.Suggestions), groups})
}
