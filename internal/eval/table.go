package eval

import (
	"encoding/json"
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

// WriteJSON writes the scores as one indented JSON value.
func (s Scores) WriteJSON(w io.Writer) error {
	type figures struct {
		Gold      int     `json:"gold"`
		Suggested int     `json:"suggested"`
		Right     int     `json:"right"`
		Precision float64 `json:"precision"`
		Recall    float64 `json:"recall"`
		F1        float64 `json:"f1"`
	}
	of := func(t Tally) figures {
		return figures{t.Gold, t.Suggested, t.Right, t.Precision(), t.Recall(), t.F1()}
	}
	type mean struct {
		Precision float64 `json:"precision"`
		Recall    float64 `json:"recall"`
		F1        float64 `json:"f1"`
	}
	macro := func(unit func(CodeScore) Tally) mean {
		p, r, f := s.Macro(unit)
		return mean{p, r, f}
	}
	type code struct {
		Code    string  `json:"code"`
		Passage figures `json:"passages"`
		Kept    figures `json:"kept"`
		Case    figures `json:"cases"`
	}
	codes := []code{}
	for _, c := range s.Codes {
		codes = append(codes, code{c.Code, of(c.Passage), of(c.Kept), of(c.Case)})
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(struct {
		Cases        int     `json:"cases"`
		Passages     int     `json:"passages"`
		PassageMicro figures `json:"passage_micro"`
		PassageMacro mean    `json:"passage_macro"`
		KeptMicro    figures `json:"kept_micro"`
		CaseMicro    figures `json:"case_micro"`
		CaseMacro    mean    `json:"case_macro"`
		Codes        []code  `json:"codes"`
	}{s.Cases, s.Passages, of(s.Micro(ByPassage)), macro(ByPassage), of(s.Micro(AllKept)), of(s.Micro(ByCase)), macro(ByCase), codes})
}
