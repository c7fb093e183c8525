package rules

import (
	"cmp"
	"slices"

	"github.com/dhrcoder/dhr/classify/term"
)

// anchors says, for each term, which rules to look at when it is met: those in
// whose least used group it stands. A word of many rules, such as "not", thus
// wakes none of them by itself.
func anchors(rules []compiled, marks []termMarks) [][]int32 {
	uses := make([]int, len(marks))
	for _, r := range rules {
		for _, g := range r.terms {
			for _, id := range g {
				uses[id]++
			}
		}
	}
	const often = 1000 // a party is named in most sentences
	at := make([][]int32, len(marks))
	for i, r := range rules {
		if r.broken {
			continue
		}
		cost := func(g []term.ID) int {
			sum := 0
			for _, id := range g {
				sum += uses[id]
				if marks[id].has(markParty) {
					sum += often
				}
			}
			return sum
		}
		least := slices.MinFunc(r.terms, func(a, b []term.ID) int { return cmp.Compare(cost(a), cost(b)) })
		for _, id := range least {
			at[id] = append(at[id], int32(i))
		}
	}
	return at
}
