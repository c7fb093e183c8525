package eval

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// Write prints the scores as a table: the pooled figures, then one line a code.
func (s Scores) Write(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	passage, kept, cases := s.Micro(ByPassage), s.Micro(AllKept), s.Micro(ByCase)
	fmt.Fprintf(w, "%d cases, %d passages, %d codings\n\n", s.Cases, s.Passages, passage.Gold)
	fmt.Fprintln(t, "\tgold\tsuggested\tright\tprecision\trecall\tF1\t")
	pooled := func(name string, y Tally) {
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%.3f\t%.3f\t%.3f\t\n", name, y.Gold, y.Suggested, y.Right, y.Precision(), y.Recall(), y.F1())
	}
	mean := func(name string, unit func(CodeScore) Tally) {
		p, r, f := s.Macro(unit)
		fmt.Fprintf(t, "%s\t\t\t\t%.3f\t%.3f\t%.3f\t\n", name, p, r, f)
	}
	pooled("passages, micro", passage)
	mean("passages, macro", ByPassage)
	pooled("passages, every kept suggestion", kept)
	pooled("cases, micro", cases)
	mean("cases, macro", ByCase)
	if err := t.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(w, "\nBy code: passages, then cases. all = recall of every kept suggestion.")
	fmt.Fprintln(t, "code\tgold\tsuggested\tright\tprecision\trecall\tF1\tall\tcases: gold\tsuggested\tright\tF1\t")
	for _, c := range s.Codes {
		p, k := c.Passage, c.Case
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%.2f\t%.2f\t%.2f\t%.2f\t%d\t%d\t%d\t%.2f\t\n", c.Code,
			p.Gold, p.Suggested, p.Right, p.Precision(), p.Recall(), p.F1(), c.Kept.Recall(),
			k.Gold, k.Suggested, k.Right, k.F1())
	}
	return t.Flush()
}
