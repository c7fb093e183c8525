package main

import (
	"cmp"
	"slices"

	"github.com/dhrcoder/dhr/classify/model"
)

// ranking returns the average precision of all passages and codes of the samples in
// the order of their probability, and the share of codings that stand among the
// three most likely codes of their passage.
func (d *data) ranking(probabilities [][]float64) (averagePrecision, topThree float64) {
	type item struct {
		p     float64
		right bool
	}
	var all []item
	total := 0.0
	for i, e := range d.samples {
		for j, code := range d.codes {
			p := probabilities[i][j]
			right := slices.Contains(e.Codes, code)
			all = append(all, item{p, right})
			if !right {
				continue
			}
			total++
			above := 0
			for _, q := range probabilities[i] {
				if q > p {
					above++
				}
			}
			if above < 3 {
				topThree++
			}
		}
	}
	slices.SortStableFunc(all, func(a, b item) int { return cmp.Compare(b.p, a.p) })
	right := 0.0
	for i, x := range all {
		if x.right {
			right++
			averagePrecision += right / float64(i+1)
		}
	}
	return averagePrecision / total, topThree / total
}

// handPrecision is the mean over codes of the average precision on the training
// passages, each hand's scored by a regression that did not see that hand.
func (d *data) handPrecision(margins [][]model.Margin) float64 {
	total, n := 0.0, 0
	for j, code := range d.codes {
		order := make([]int, len(margins))
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(sum(margins[b][j]), sum(margins[a][j])) })
		right, precision := 0.0, 0.0
		for rank, i := range order {
			if slices.Contains(d.passages[i].Codes, code) {
				right++
				precision += right / float64(rank+1)
			}
		}
		if right > 0 {
			total += precision / right
			n++
		}
	}
	return total / float64(max(n, 1))
}

func groups(examples []model.Example) []string {
	var all []string
	for _, e := range examples {
		if !slices.Contains(all, e.Group) {
			all = append(all, e.Group)
		}
	}
	return all
}

// sum weighs words and rules alike.
func sum(m model.Margin) float64 { return m.Words + m.Rules }
