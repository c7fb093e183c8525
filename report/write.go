package report

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"text/tabwriter"
)

// Caution stands beside every table.
const Caution = "Counts show what authors wrote and coders confirmed, not what happened. They rank no agency and predict nothing about any person."

// Status is "PROVISIONAL: …" with the number of unreviewed suggestions, or the
// statement that every suggestion has been reviewed.
func (t AnnexE) Status() string {
	c := t.Coverage
	switch {
	case t.Provisional:
		return fmt.Sprintf("PROVISIONAL: %d of %d suggestions are unreviewed; counts may change.", c.Unreviewed, c.Suggested())
	case c.Suggested() == 0:
		return "No suggestions: nothing has been pre-coded, so counts rest on codings made by hand."
	}
	return fmt.Sprintf("All %d suggestions have been reviewed.", c.Suggested())
}

// WriteText prints the table for a person, with its status first.
func (t AnnexE) WriteText(w io.Writer) error {
	fmt.Fprintf(w, "Number of DHRs in which each code is confirmed (Annex E)\n%s\n\n", t.Status())
	tab := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	other := t.Base.Other > 0
	line := func(name string, cells ...any) {
		fmt.Fprintf(tab, "%s\t", name)
		for _, c := range cells {
			fmt.Fprintf(tab, "%8v\t", c)
		}
		fmt.Fprintln(tab)
	}
	cells := func(b ByType, c Coverage) []any {
		row := []any{b.Familial, b.IPV}
		if other {
			row = append(row, b.Other)
		}
		return append(row, b.Total, "|", c.Confirmed, c.Added, c.Rejected, c.Unsure, c.Unreviewed)
	}
	head := []any{"Familial", "IPV"}
	base := []any{fmt.Sprintf("n=%d", t.Base.Familial), fmt.Sprintf("n=%d", t.Base.IPV)}
	if other {
		head, base = append(head, "Other"), append(base, fmt.Sprintf("n=%d", t.Base.Other))
	}
	line("Code", append(head, "Total", "|", "confirmed", "added", "rejected", "unsure", "unreviewed")...)
	line("", append(base, fmt.Sprintf("n=%d", t.Base.Total), "|", "", "", "", "", "")...)
	for _, f := range t.Factors {
		fmt.Fprintf(tab, "%s %s\t\n", f.Factor, f.Name)
		for _, c := range f.Codes {
			line("  "+c.Code+" "+shorten(c.Name, 58), cells(c.Cases, c.Coverage)...)
		}
	}
	line("All codes", append(blank(other), "|", t.Coverage.Confirmed, t.Coverage.Added, t.Coverage.Rejected, t.Coverage.Unsure, t.Coverage.Unreviewed)...)
	if err := tab.Flush(); err != nil {
		return fmt.Errorf("print table: %w", err)
	}
	_, err := fmt.Fprintf(w, "\nLeft: DHRs, each counted once a code. Right: suggestions, a passage and a code each.\n%s\n", Caution)
	return err
}

func blank(other bool) []any {
	if other {
		return []any{"", "", "", ""}
	}
	return []any{"", "", ""}
}

func shorten(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

// WriteCSV writes one line a code. The status column says PROVISIONAL or complete.
func (t AnnexE) WriteCSV(w io.Writer) error {
	status := "complete"
	if t.Provisional {
		status = "PROVISIONAL"
	}
	rows := [][]string{{"factor", "factor_name", "code", "name", "familial", "ipv", "other", "total",
		"confirmed", "added", "rejected", "unsure", "unreviewed", "status"}}
	for _, f := range t.Factors {
		for _, c := range f.Codes {
			row := []string{f.Factor, f.Name, c.Code, c.Name}
			for _, n := range []int{c.Cases.Familial, c.Cases.IPV, c.Cases.Other, c.Cases.Total, c.Coverage.Confirmed,
				c.Coverage.Added, c.Coverage.Rejected, c.Coverage.Unsure, c.Coverage.Unreviewed} {
				row = append(row, strconv.Itoa(n))
			}
			rows = append(rows, append(row, status))
		}
	}
	if err := csv.NewWriter(w).WriteAll(rows); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	return nil
}

// WriteJSON writes the whole table as one indented JSON value.
func (t AnnexE) WriteJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	if err := enc.Encode(struct {
		Title   string `json:"title"`
		Status  string `json:"status"`
		Caution string `json:"caution"`
		AnnexE
	}{"Number of DHRs in which each code is confirmed (Annex E)", t.Status(), Caution, t}); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	return nil
}
