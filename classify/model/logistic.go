package model

import (
	"math"
	"math/rand/v2"
)

// vector is a sparse row of features, sorted by index.
type vector struct {
	at    []int32
	value []float32
}

// dot returns w·x.
func (x vector) dot(w []float64) float64 {
	sum := 0.0
	for i, at := range x.at {
		sum += w[at] * float64(x.value[i])
	}
	return sum
}

// task is the learning of one code: rows with +1 or -1 and how much each weighs.
type task struct {
	rows   []vector
	square []float64  // |x|² of each row
	offset []float64  // added to w·x of each row; nil for none
	sign   []int8     // +1, -1, or 0 for rows that say nothing of the code
	cost   [2]float64 // C of rows without and with the code
}

// How solve stops: after so many passes over the rows, or when no row's gradient, in
// log odds, is larger.
const (
	maxEpochs   = 40
	solveWithin = 0.1
)

// solve finds the w that minimises ½|w|² + Σ Cᵢ·log(1+exp(-yᵢ·w·xᵢ)) by coordinate
// descent on the dual, after Yu, Huang and Lin, "Dual coordinate descent methods for
// logistic regression and maximum entropy models", Machine Learning 85 (2011). Each
// step solves for one αᵢ in (0, Cᵢ) with w = Σ αᵢ·yᵢ·xᵢ by Newton's method. Rows are
// visited in an order that depends only on their number.
func (t *task) solve(features int) []float64 {
	w := make([]float64, features)
	alpha := make([]float64, len(t.rows))
	var order []int
	for i, s := range t.sign {
		if s == 0 {
			continue
		}
		order = append(order, i)
		alpha[i] = 1e-4 * t.costOf(i)
		t.rows[i].add(w, alpha[i]*float64(s))
	}
	random := rand.New(rand.NewPCG(1, uint64(len(t.rows))))
	for range maxEpochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		worst := 0.0
		for _, i := range order {
			y := float64(t.sign[i])
			gradient := y * t.rows[i].dot(w)
			if t.offset != nil {
				gradient += y * t.offset[i]
			}
			a, g := t.step(alpha[i], gradient, t.square[i], t.costOf(i))
			worst = max(worst, g)
			if a != alpha[i] {
				t.rows[i].add(w, (a-alpha[i])*y)
				alpha[i] = a
			}
		}
		if worst < solveWithin {
			break
		}
	}
	return w
}

// step minimises ½·q·(z-α)² + (z-α)·b + z·log z + (C-z)·log(C-z) over z in (0, C).
// It returns z and the size of the gradient at α.
func (t *task) step(alpha, b, q, c float64) (z, gradient float64) {
	slope := func(z float64) float64 { return q*(z-alpha) + b + math.Log(z/(c-z)) }
	g := slope(alpha)
	gradient = math.Abs(g)
	lo, hi := 0.0, c // the slope rises with z, so the root lies between
	z = alpha
	for range 30 {
		if math.Abs(g) < 1e-3 {
			break
		}
		if g > 0 {
			hi = z
		} else {
			lo = z
		}
		next := z - g/(q+c/(z*(c-z)))
		if next <= lo {
			next = lo + (z-lo)*0.1
		} else if next >= hi {
			next = hi - (hi-z)*0.1
		}
		z = next
		g = slope(z)
	}
	return z, gradient
}

func (t *task) costOf(i int) float64 {
	if t.sign[i] > 0 {
		return t.cost[1]
	}
	return t.cost[0]
}

// add adds s·x to w.
func (x vector) add(w []float64, s float64) {
	for i, at := range x.at {
		w[at] += s * float64(x.value[i])
	}
}

// mix returns a·x + b·y.
func mix(a float64, x vector, b float64, y vector) vector {
	var z vector
	put := func(at int32, v float64) {
		z.at, z.value = append(z.at, at), append(z.value, float32(v))
	}
	for i, j := 0, 0; i < len(x.at) || j < len(y.at); {
		switch {
		case j == len(y.at) || i < len(x.at) && x.at[i] < y.at[j]:
			put(x.at[i], a*float64(x.value[i]))
			i++
		case i == len(x.at) || y.at[j] < x.at[i]:
			put(y.at[j], b*float64(y.value[j]))
			j++
		default:
			put(x.at[i], a*float64(x.value[i])+b*float64(y.value[j]))
			i++
			j++
		}
	}
	return z
}

// squared returns |x|².
func (x vector) squared() float64 {
	sum := 0.0
	for _, v := range x.value {
		sum += float64(v) * float64(v)
	}
	return sum
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

func logit(p float64) float64 { return math.Log(p / (1 - p)) }
