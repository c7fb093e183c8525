package corpus

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

// frame makes cases from a table: a row a year from 2013, a column a region group.
func frame(table [][]int) []dhr.Case {
	var cases []dhr.Case
	for y, row := range table {
		for r, n := range row {
			for range n {
				cases = append(cases, dhr.Case{ID: fmt.Sprintf("C%03d", len(cases)), Year: 2013 + y, Region: RegionGroups()[r]})
			}
		}
	}
	return cases
}

// TestSampleLikeAnnexB checks the design against what was published: 40 of 195, by
// year 9, 12, 12, 7 and by region 10, 4, 6, 9, 7, 4. The report prints neither the
// frame by year and region nor the seed, so the allocation itself cannot be computed
// from it, nor the forty reviews drawn again. What can be checked is that the
// published margins are ones that this design gives: here for a frame of 195 with
// about the published proportions.
func TestSampleLikeAnnexB(t *testing.T) {
	cases := frame([][]int{
		{11, 4, 7, 10, 8, 4},
		{15, 6, 9, 13, 10, 6},
		{15, 5, 9, 13, 10, 6},
		{9, 4, 5, 7, 6, 3},
	})
	s, err := DrawSample(cases, 40, []SampleKey{SampleByYear, SampleByRegion}, 1)
	if err != nil {
		t.Fatal(err)
	}
	byYear, byRegion := map[string]int{}, map[string]int{}
	for _, stratum := range s.Strata {
		byYear[stratum.Values[0]] += stratum.Allocated
		byRegion[stratum.Values[1]] += stratum.Allocated
	}
	if s.Frame != 195 {
		t.Errorf("the frame has %d cases", s.Frame)
	}
	if d := cmp.Diff(map[string]int{"2013": 9, "2014": 12, "2015": 12, "2016": 7}, byYear); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(map[string]int{"London & South East": 10, "Eastern": 4, "South West & Wales": 6, "Midlands": 9, "North West": 7, "North East": 4}, byRegion); d != "" {
		t.Error(d)
	}
}

func TestSampleCanBeDrawnAgainFromItsCSV(t *testing.T) {
	cases := frame([][]int{{11, 4, 7}, {3, 0, 8}, {1, 1, 1}})
	cases = append(cases, dhr.Case{ID: "N1", Region: "West Midlands"}, dhr.Case{ID: "N2", Year: 2014}, dhr.Case{ID: "N3", Year: 2014, Region: "Jersey"})
	s, err := DrawSample(cases, 12, []SampleKey{SampleByYear, SampleByRegion}, 20161207)
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(cases)
	again, err := DrawSample(cases, 12, []SampleKey{SampleByYear, SampleByRegion}, 20161207)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(s, again); d != "" {
		t.Errorf("the order of the cases matters: %s", d)
	}
	other, err := DrawSample(cases, 12, []SampleKey{SampleByYear, SampleByRegion}, 2)
	if err != nil || cmp.Equal(s.Cases, other.Cases) {
		t.Error("another seed draws the same", err)
	}

	var b bytes.Buffer
	if err := s.WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	drawn := 0
	for _, row := range rows[1:] {
		smaller := 0 // cases of the stratum with a smaller number, which decide alone
		for _, o := range rows[1:] {
			if o[3] == row[3] && o[6] < row[6] {
				smaller++
			}
		}
		allocated, _ := strconv.Atoi(row[5])
		if want := smaller < allocated; want != (row[8] == "yes") {
			t.Errorf("%v", row)
		}
		if row[8] == "yes" {
			drawn++
		}
	}
	if drawn != 12 || len(rows) != len(cases)+1 {
		t.Errorf("%d drawn of %d", drawn, len(rows)-1)
	}
	for _, want := range []string{"Seed: 20161207", "12 of 39 cases", "1 of 39 cases have no year", "1 of 39 cases have no region", "strata of their own: Jersey"} {
		if !strings.Contains(s.Method(), want) {
			t.Errorf("the method does not say %q:\n%s", want, s.Method())
		}
	}
}

// TestSampleNumbers pins the generator: a published seed has to draw the same cases
// with every later version.
func TestSampleNumbers(t *testing.T) {
	s, err := DrawSample([]dhr.Case{{ID: "a"}, {ID: "b"}, {ID: "c"}}, 1, nil, 1)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range s.Cases {
		got = append(got, fmt.Sprintf("%s %016x %v", c.Case.ID, c.Number, s.Drawn(c)))
	}
	want := []string{"b 16d0078c4a605356 true", "a 9927a129abed2903 false", "c b7219997bcc14af2 false"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestLargestRemainders(t *testing.T) {
	for _, c := range []struct {
		sizes []int
		n     int
		want  []int
	}{
		{[]int{44, 59, 58, 34}, 40, []int{9, 12, 12, 7}},
		{[]int{1, 1, 1}, 2, []int{1, 1, 0}},
		{[]int{1, 3}, 2, []int{0, 2}}, // remainders are equal: the larger first
		{[]int{0, 5}, 5, []int{0, 5}},
		{[]int{0, 0}, 0, []int{0, 0}},
		{[]int{7, 2, 1}, 10, []int{7, 2, 1}},
	} {
		if d := cmp.Diff(c.want, LargestRemainders(c.sizes, c.n)); d != "" {
			t.Errorf("%v of %v: %s", c.n, c.sizes, d)
		}
	}
}

func FuzzLargestRemainders(f *testing.F) {
	f.Add([]byte{44, 59, 58, 34}, uint16(40))
	f.Fuzz(func(t *testing.T, raw []byte, n uint16) {
		sizes, total := make([]int, len(raw)), 0
		for i, b := range raw {
			sizes[i] = int(b)
			total += int(b)
		}
		want := min(int(n), total)
		sum := 0
		for i, share := range LargestRemainders(sizes, want) {
			sum += share
			exact := float64(want) * float64(sizes[i]) / float64(max(total, 1))
			if share > sizes[i] || float64(share) <= exact-1 || float64(share) >= exact+1 {
				t.Fatalf("%d of %v: %d gets %d", want, sizes, sizes[i], share)
			}
		}
		if sum != want {
			t.Fatalf("%d of %v: %d given", want, sizes, sum)
		}
	})
}

func TestSampleRefuses(t *testing.T) {
	two := []dhr.Case{{ID: "a"}, {ID: "b"}}
	for name, draw := range map[string]func() (Sample, error){
		"none":    func() (Sample, error) { return DrawSample(two, 0, nil, 1) },
		"toomany": func() (Sample, error) { return DrawSample(two, 3, nil, 1) },
		"key":     func() (Sample, error) { return DrawSample(two, 1, []SampleKey{"moon"}, 1) },
		"twice":   func() (Sample, error) { return DrawSample(append(two, two[0]), 1, nil, 1) },
	} {
		if _, err := draw(); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestRegionGroup(t *testing.T) {
	for region, want := range map[string]string{"Yorkshire and the Humber": "North East", "Yorkshire & Humberside": "North East",
		"East of England": "Eastern", "east midlands": "Midlands", "Wales": "South West & Wales", "LONDON": "London & South East",
		"London & South East": "London & South East", "North West": "North West", "Jersey": "", "": ""} {
		if got, known := RegionGroup(region); got != want || known != (want != "") {
			t.Errorf("%q: %q %v", region, got, known)
		}
	}
}
