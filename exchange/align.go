package exchange

import (
	"cmp"
	"slices"
)

// Bounds on the work of an alignment, which hostile texts could make grow.
const (
	alignDepth = 64          // nesting of unique words within unique words
	alignCells = 1 << 20     // of one table of common subsequences
	alignTotal = 100_000_000 // of all tables of one alignment
)

// aligner pairs the words of two texts that stand in the same order, as a comparison
// of two versions of a file does: words that are unique in both are anchors, and
// what lies between two anchors is compared again.
type aligner struct {
	a, b  []int32 // words as numbers
	to    []int32 // for each word of b the place of its partner in a, or -1
	cells int     // of tables that may still be filled
}

// align returns for each word of b the place of the word of a that it is, or -1.
func align(a, b []int32) []int32 {
	al := aligner{a: a, b: b, to: make([]int32, len(b)), cells: alignTotal}
	for i := range al.to {
		al.to[i] = -1
	}
	al.between(0, len(a), 0, len(b), 0)
	return al.to
}

// between pairs the words of a[a0:a1] and b[b0:b1].
func (al *aligner) between(a0, a1, b0, b1, depth int) {
	for a0 < a1 && b0 < b1 && al.a[a0] == al.b[b0] {
		al.to[b0] = int32(a0)
		a0++
		b0++
	}
	for a0 < a1 && b0 < b1 && al.a[a1-1] == al.b[b1-1] {
		a1--
		b1--
		al.to[b1] = int32(a1)
	}
	if a0 == a1 || b0 == b1 || depth > alignDepth {
		return
	}
	anchors := al.anchors(a0, a1, b0, b1)
	if anchors == nil {
		al.common(a0, a1, b0, b1)
		return
	}
	for _, at := range anchors {
		al.between(a0, at[0], b0, at[1], depth+1)
		al.to[at[1]] = int32(at[0])
		a0, b0 = at[0]+1, at[1]+1
	}
	al.between(a0, a1, b0, b1, depth+1)
}

// anchors returns the longest run of words unique in both ranges that stand in the
// same order, as places in a and b.
func (al *aligner) anchors(a0, a1, b0, b1 int) [][2]int {
	type place struct{ a, b, na, nb int }
	places := map[int32]*place{}
	for i := a0; i < a1; i++ {
		p := places[al.a[i]]
		if p == nil {
			p = &place{}
			places[al.a[i]] = p
		}
		p.a, p.na = i, p.na+1
	}
	for i := b0; i < b1; i++ {
		if p := places[al.b[i]]; p != nil {
			p.b, p.nb = i, p.nb+1
		}
	}
	var unique [][2]int
	for _, p := range places {
		if p.na == 1 && p.nb == 1 {
			unique = append(unique, [2]int{p.a, p.b})
		}
	}
	slices.SortFunc(unique, func(x, y [2]int) int { return cmp.Compare(x[1], y[1]) })
	return rising(unique)
}

// rising returns the longest part of the pairs, ordered by their second value, in
// which the first rises too.
func rising(pairs [][2]int) [][2]int {
	var ends []int // the pair that ends the best run of each length
	before := make([]int, len(pairs))
	for i, p := range pairs {
		at, _ := slices.BinarySearchFunc(ends, p[0], func(end, a int) int { return cmp.Compare(pairs[end][0], a) })
		before[i] = -1
		if at > 0 {
			before[i] = ends[at-1]
		}
		if at == len(ends) {
			ends = append(ends, i)
		} else {
			ends[at] = i
		}
	}
	if len(ends) == 0 {
		return nil
	}
	run := make([][2]int, len(ends))
	for i, at := ends[len(ends)-1], len(ends)-1; i >= 0; i, at = before[i], at-1 {
		run[at] = pairs[i]
	}
	return run
}

// common pairs the words of the longest common subsequence of two short ranges.
func (al *aligner) common(a0, a1, b0, b1 int) {
	na, nb := a1-a0, b1-b0
	if na > alignCells/nb || (na+1)*(nb+1) > al.cells {
		return
	}
	al.cells -= (na + 1) * (nb + 1)
	longest := make([]int32, (na+1)*(nb+1)) // from i, j to the ends
	at := func(i, j int) *int32 { return &longest[i*(nb+1)+j] }
	for i := na - 1; i >= 0; i-- {
		for j := nb - 1; j >= 0; j-- {
			if al.a[a0+i] == al.b[b0+j] {
				*at(i, j) = *at(i+1, j+1) + 1
			} else {
				*at(i, j) = max(*at(i+1, j), *at(i, j+1))
			}
		}
	}
	for i, j := 0, 0; i < na && j < nb; {
		switch {
		case al.a[a0+i] == al.b[b0+j]:
			al.to[b0+j] = int32(a0 + i)
			i++
			j++
		case *at(i+1, j) >= *at(i, j+1):
			i++
		default:
			j++
		}
	}
}
