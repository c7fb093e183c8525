package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/store"
)

// ruleStats says what became of the suggestions that a rule, or the classifier, had
// a part in. Unit: a passage and a code.
type ruleStats struct {
	Source    string  `json:"source"`
	Hits      int     `json:"hits"` // suggestions kept, also below the threshold
	Shown     int     `json:"shown"`
	Confirmed int     `json:"confirmed"`
	Rejected  int     `json:"rejected"`
	Unsure    int     `json:"unsure"`
	Precision float64 `json:"precision"` // confirmed / (confirmed + rejected); 0 when none is decided
}

func newRulesStatsCommand(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "stats",
		Short: "Say how often each rule was right, from decisions",
		Long: `List for every rule of the project how many suggestions it had a part in, how many
of them people confirmed and rejected, and its precision: confirmed among confirmed
and rejected. A rule with many rejections wants a must-not word; one without a hit
may have a mistake. When several rules speak for a suggestion, each has its share in
the decision.` + exitHelp,
		Args: args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, framework, err := a.openProject(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			rules, err := loadRules(s.Project(), framework)
			if err != nil {
				return err
			}
			sources := make([]string, 0, len(rules.Rules()))
			for _, r := range rules.Rules() {
				sources = append(sources, r.Source())
			}
			stats, err := countSources(cmd.Context(), s, sources)
			if err != nil {
				return err
			}
			if asJSON {
				return a.printJSON(stats)
			}
			return a.printRuleStats(stats)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// countSources counts the given sources, in their order, then any other that
// suggestions name.
func countSources(ctx context.Context, s *store.Store, sources []string) ([]ruleStats, error) {
	codings, err := s.Codings(ctx)
	if err != nil {
		return nil, err
	}
	standing := map[dhr.SuggestionKey]dhr.Coding{}
	for _, c := range codings {
		standing[dhr.SuggestionKey{Passage: c.Passage, Code: c.Code}] = c
	}
	stats := make([]ruleStats, len(sources))
	at := map[string]int{}
	for i, source := range sources {
		stats[i].Source, at[source] = source, i
	}
	for g, err := range s.AllSuggestions(ctx) {
		if err != nil {
			return nil, err
		}
		c, decided := standing[dhr.SuggestionKey{Passage: g.Passage, Code: g.Code}]
		for _, source := range g.Sources {
			i, known := at[source]
			if !known {
				i = len(stats)
				stats, at[source] = append(stats, ruleStats{Source: source}), i
			}
			stats[i].count(g, c, decided)
		}
	}
	slices.SortStableFunc(stats[len(sources):], func(a, b ruleStats) int { return strings.Compare(a.Source, b.Source) })
	return stats, nil
}

func (r *ruleStats) count(g dhr.Suggestion, c dhr.Coding, decided bool) {
	r.Hits++
	if g.Shown {
		r.Shown++
	}
	switch {
	case !decided, c.Pending():
		return
	case c.Coded():
		r.Confirmed++
	case c.Verdict == dhr.VerdictReject:
		r.Rejected++
	default:
		r.Unsure++
	}
	if n := r.Confirmed + r.Rejected; n > 0 {
		r.Precision = float64(r.Confirmed) / float64(n)
	}
}

func (a *app) printRuleStats(stats []ruleStats) error {
	t := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "%-44s\thits\tshown\tconfirmed\trejected\tunsure\tprecision\t\n", "source")
	for _, r := range stats {
		precision := ""
		if r.Confirmed+r.Rejected > 0 {
			precision = fmt.Sprintf("%.2f", r.Precision)
		}
		fmt.Fprintf(t, "%-44s\t%d\t%d\t%d\t%d\t%d\t%s\t\n", r.Source, r.Hits, r.Shown, r.Confirmed, r.Rejected, r.Unsure, precision)
	}
	return t.Flush()
}
