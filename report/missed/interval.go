package missed

import "math"

// level is the confidence of the intervals.
const level = 0.95

// Interval is the exact 95 % confidence interval of a share of which k of n were
// found: the shares with which at least, and at most, k are found with a probability
// of 2.5 % (C. J. Clopper and E. S. Pearson, The use of confidence or fiducial limits
// illustrated in the case of the binomial, Biometrika 26, 1934, 404-413). From 0 to 1
// where nothing was looked at.
func Interval(k, n int) (low, high float64) {
	const tail = (1 - level) / 2
	if n <= 0 {
		return 0, 1
	}
	high = 1
	if k > 0 {
		low = solve(func(p float64) bool { return 1-atMost(k-1, n, p) < tail })
	}
	if k < n {
		high = solve(func(p float64) bool { return atMost(k, n, p) > tail })
	}
	return low, high
}

// solve finds by halving where a condition that holds from 0 on ceases to hold.
func solve(holds func(float64) bool) float64 {
	low, high := 0.0, 1.0
	for range 60 {
		if mid := (low + high) / 2; holds(mid) {
			low = mid
		} else {
			high = mid
		}
	}
	return (low + high) / 2
}

// atMost is the probability of k or fewer of n, each with probability p.
func atMost(k, n int, p float64) float64 {
	switch {
	case p <= 0:
		return 1
	case p >= 1:
		return 0
	}
	sum := 0.0
	for i := 0; i <= k; i++ {
		sum += math.Exp(choose(n, i) + float64(i)*math.Log(p) + float64(n-i)*math.Log1p(-p))
	}
	return min(sum, 1)
}

// choose is the logarithm of the number of ways to choose k of n.
func choose(n, k int) float64 {
	a, _ := math.Lgamma(float64(n + 1))
	b, _ := math.Lgamma(float64(k + 1))
	c, _ := math.Lgamma(float64(n - k + 1))
	return a - b - c
}
