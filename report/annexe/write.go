package annexe

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/dhrcoder/dhr"
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

// nameWidth is how much of a code's name the text table shows, in characters.
const nameWidth = 44

// WriteText prints the table for a person, with its status first.
func (t AnnexE) WriteText(w io.Writer) error {
	fmt.Fprintf(w, "Number of DHRs in which each code is confirmed (Annex E)\n%s\n\n", t.Status())
	tab := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	line := func(name string, b, c []string) {
		kept := b[:2:2] // familial and IPV always, the others where there are such cases
		if t.Base.Suicide > 0 {
			kept = append(kept, b[2])
		}
		if t.Base.Other > 0 {
			kept = append(kept, b[3])
		}
		b = append(kept, b[4])
		// The name is padded here, so that it stands left while figures stand right.
		fmt.Fprintf(tab, "%-*s\t%s\t |\t%s\t\n", nameWidth+5, name, strings.Join(b, "\t"), strings.Join(c, "\t"))
	}
	base := func(b ByType, format string) []string {
		cells := make([]string, 5)
		for i, n := range []int{b.Familial, b.IPV, b.Suicide, b.Other, b.Total} {
			cells[i] = fmt.Sprintf(format, n)
		}
		return cells
	}
	covered := func(c dhr.Coverage) []string {
		return []string{strconv.Itoa(c.Confirmed), strconv.Itoa(c.Added), strconv.Itoa(c.Rejected), strconv.Itoa(c.Unsure), strconv.Itoa(c.Pending), strconv.Itoa(c.Unreviewed)}
	}
	none := make([]string, 6)
	line("", []string{"familial", "IPV", "suicide", "other", "total"}, []string{"confirmed", "added", "rejected", "unsure", "pending", "unreviewed"})
	line("", base(t.Base, "n=%d"), none)
	for _, f := range t.Factors {
		line(shorten(f.Factor+" "+f.Name, nameWidth+5), none[:5], none)
		for _, c := range f.Codes {
			line("  "+c.Code+" "+shorten(c.Name, nameWidth), base(c.Cases, "%d"), covered(c.Coverage))
		}
	}
	line("All codes", none[:5], covered(t.Coverage))
	if err := tab.Flush(); err != nil {
		return fmt.Errorf("print table: %w", err)
	}
	apart := ""
	if t.Base.Other > 0 {
		apart = "Other: cases of another type, or whose type nobody confirmed yet (on the case page, or in a list for dhr run --cases).\n"
	}
	_, err := fmt.Fprintf(w, "\nLeft: DHRs, each counted once a code. Right: suggestions, a passage and a code each.\n%s%s\n", apart, Caution)
	return err
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
	rows := [][]string{{"factor", "factor_name", "code", "name", "familial", "ipv", "suicide", "other", "total",
		"confirmed", "added", "rejected", "unsure", "pending", "unreviewed", "status"}}
	for _, f := range t.Factors {
		for _, c := range f.Codes {
			row := []string{f.Factor, f.Name, c.Code, c.Name}
			for _, n := range []int{c.Cases.Familial, c.Cases.IPV, c.Cases.Suicide, c.Cases.Other, c.Cases.Total, c.Coverage.Confirmed,
				c.Coverage.Added, c.Coverage.Rejected, c.Coverage.Unsure, c.Coverage.Pending, c.Coverage.Unreviewed} {
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
