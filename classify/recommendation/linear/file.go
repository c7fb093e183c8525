package linear

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// A file of regressions has for each a line "model NAME", the classes, and a line a
// feature, parted by tabs; weights in hundredths.

// Read reads regressions by their names. Lines that begin with # are remarks. An error
// names the line.
func Read(file string) (map[string]*Regression, error) {
	all := map[string]*Regression{}
	var current *Regression
	number := 0
	for line := range strings.Lines(file) {
		number++
		fields := strings.Split(strings.TrimRight(line, "\n"), "\t")
		switch {
		case strings.HasPrefix(line, "#"):
			continue
		case fields[0] == "model" && len(fields) > 2:
			current = &Regression{Classes: fields[2:], weights: map[string][]float64{}}
			all[fields[1]] = current
			continue
		case current == nil || len(fields) != len(current.Classes)+1:
			return nil, fmt.Errorf("line %d: %d fields do not fit the classes", number, len(fields))
		}
		w := make([]float64, len(current.Classes))
		for c := range w {
			hundredths, err := strconv.Atoi(fields[c+1])
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", number, err)
			}
			w[c] = float64(hundredths) / 100
		}
		current.weights[fields[0]] = w
	}
	return all, nil
}

// Text writes a regression as Read reads it, under a name; weights that are all small
// are left out.
func (r *Regression) Text(name string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "model\t%s\t%s\n", name, strings.Join(r.Classes, "\t"))
	names := make([]string, 0, len(r.weights))
	for n := range r.weights {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		line, heavy := n, false
		for _, w := range r.weights[n] {
			hundredths := int(math.Round(100 * w))
			line += fmt.Sprintf("\t%d", hundredths)
			heavy = heavy || hundredths > 4 || hundredths < -4
		}
		if heavy {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}
