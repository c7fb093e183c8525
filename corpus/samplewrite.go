package corpus

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// WriteCSV writes the whole frame, a line a case, so that anyone can draw the sample
// again: within each stratum the allocated number of cases with the smallest random
// numbers. A drawn case that turns out unusable is replaced by the next of its
// stratum.
func (s Sample) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"case", "year", "region", "stratum", "stratum_size", "allocated", "number", "order", "drawn"}}
	for _, c := range s.Cases {
		year, drawn := "", "no"
		if c.Case.Year != 0 {
			year = strconv.Itoa(c.Case.Year)
		}
		if s.Drawn(c) {
			drawn = "yes"
		}
		stratum := s.Strata[c.Stratum]
		rows = append(rows, []string{noFormula(c.Case.ID), year, noFormula(c.Case.Region), noFormula(stratum.Name()), strconv.Itoa(stratum.Size),
			strconv.Itoa(stratum.Allocated), fmt.Sprintf("0x%016x", c.Number), strconv.Itoa(c.Order), drawn})
	}
	if err := out.WriteAll(rows); err != nil {
		return fmt.Errorf("write the sample: %w", err)
	}
	return nil
}

// noFormula keeps a spreadsheet from taking a value for a formula.
func noFormula(value string) string {
	if value != "" && strings.ContainsRune("=+-@\t\r", rune(value[0])) {
		return "'" + value
	}
	return value
}

// Name gives the stratum's values, such as "2014, Midlands".
func (s Stratum) Name() string {
	if len(s.Values) == 0 {
		return "all"
	}
	return strings.Join(s.Values, ", ")
}

// Method describes in words how the sample was drawn, with its allocation: what a
// report prints, and enough to draw it again.
func (s Sample) Method() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Stratified random sample of %d of %d cases\nSeed: %d\n", s.Size, s.Frame, s.Seed)
	by := make([]string, len(s.By))
	for i, key := range s.By {
		by[i] = string(key)
		if key == SampleByRegion {
			by[i] = "region (in the six groups of the 2016 report)"
		}
	}
	if len(by) == 0 {
		b.WriteString("Strata: none\n")
	} else {
		fmt.Fprintf(&b, "Strata: by %s\n", strings.Join(by, ", within each by "))
	}
	b.WriteString(`Allocation: in proportion to the cases of each stratum, by largest remainders; of
equal remainders the larger stratum first, then the earlier.
Drawing: the cases in the order of their IDs get one 64-bit number each from the
generator PCG-DXSM seeded with (seed, 0); in each stratum the cases with the
smallest numbers are drawn.
`)
	for i, key := range s.By {
		missing := 0
		for _, stratum := range s.Strata {
			if stratum.Values[i] == NotStated {
				missing += stratum.Size
			}
		}
		if missing > 0 {
			fmt.Fprintf(&b, "Note: %d of %d cases have no %s; they are a stratum of their own.\n", missing, s.Frame, key)
		}
	}
	if len(s.OtherRegions) > 0 {
		fmt.Fprintf(&b, "Note: these regions belong to none of the six groups and are strata of their own: %s.\n", strings.Join(s.OtherRegions, "; "))
	}
	width := len("stratum")
	for _, stratum := range s.Strata {
		width = max(width, len([]rune(stratum.Name())))
	}
	fmt.Fprintf(&b, "\n%-*s  cases  drawn\n", width, "stratum")
	for _, stratum := range s.Strata {
		fmt.Fprintf(&b, "%-*s  %5d  %5d\n", width, stratum.Name(), stratum.Size, stratum.Allocated)
	}
	fmt.Fprintf(&b, "%-*s  %5d  %5d\n", width, "total", s.Frame, s.Size)
	return b.String()
}
