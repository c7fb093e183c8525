package model

import "math"

// fitLogistic fits weights w and a constant (last) that minimise the weighted log
// loss of targets in 0-1 plus ½·ridge·|w-prior|², by Newton's method. It is used
// with a few features: Platt's scaling (Platt 1999, "Probabilistic outputs for
// support vector machines") has one, stacking two or three.
func fitLogistic(rows [][]float64, target, weight []float64, prior []float64, ridge []float64) []float64 {
	n := len(prior)
	w := append([]float64(nil), prior...)
	loss := func(w []float64) float64 {
		sum := 0.0
		for i, x := range rows {
			m := w[n-1]
			for j, v := range x {
				m += w[j] * v
			}
			sum += weight[i] * (math.Log1p(math.Exp(-math.Abs(m))) + max(m, 0) - target[i]*m)
		}
		for j := range w {
			sum += ridge[j] / 2 * (w[j] - prior[j]) * (w[j] - prior[j])
		}
		return sum
	}
	now := loss(w)
	for range 50 {
		g := make([]float64, n)
		h := make([][]float64, n)
		for j := range h {
			h[j] = make([]float64, n)
			g[j] = ridge[j] * (w[j] - prior[j])
			h[j][j] = ridge[j] + 1e-9
		}
		full := make([]float64, n)
		full[n-1] = 1
		for i, x := range rows {
			copy(full, x)
			m := 0.0
			for j, v := range full {
				m += w[j] * v
			}
			p := logistic(m)
			for j := range full {
				g[j] += weight[i] * (p - target[i]) * full[j]
				for k := 0; k <= j; k++ {
					h[j][k] += weight[i] * p * (1 - p) * full[j] * full[k]
				}
			}
		}
		step := solveSymmetric(h, g)
		next := make([]float64, n)
		size := 1.0
		for ; size > 1e-6; size /= 2 {
			for j := range w {
				next[j] = w[j] - size*step[j]
			}
			if l := loss(next); l <= now {
				improved := now - l
				copy(w, next)
				now = l
				if improved < 1e-9*(1+now) {
					return w
				}
				break
			}
		}
		if size <= 1e-6 {
			break
		}
	}
	return w
}

// solveSymmetric solves h·x = g by Cholesky's decomposition; h holds the lower half.
func solveSymmetric(h [][]float64, g []float64) []float64 {
	n := len(g)
	l := make([][]float64, n)
	for i := range l {
		l[i] = make([]float64, n)
		for j := 0; j <= i; j++ {
			sum := h[i][j]
			for k := range j {
				sum -= l[i][k] * l[j][k]
			}
			if i == j {
				l[i][i] = math.Sqrt(max(sum, 1e-12))
			} else {
				l[i][j] = sum / l[j][j]
			}
		}
	}
	x := append([]float64(nil), g...)
	for i := range n {
		for k := range i {
			x[i] -= l[i][k] * x[k]
		}
		x[i] /= l[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			x[i] -= l[k][i] * x[k]
		}
		x[i] /= l[i][i]
	}
	return x
}
