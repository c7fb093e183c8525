package table

import (
	"maps"
	"slices"
)

// prime is the modulus of the elimination. A number that the sums determine over the
// rationals is determined modulo a prime too, and one that is not would have to meet a
// coefficient divisible by it, which sums of a few dozen ones never have.
const prime = 1<<31 - 1

// equation says that its unknowns, times their coefficients, add up to a known number.
type equation map[int]uint64

// eliminate brings the sums, as equations in the unknowns, into reduced row echelon
// form. Most sums have few terms, and each unknown is in few sums, so that the shortest
// equation is taken for each unknown.
func eliminate(all []relation, rules []int, unknown []Quantity) []equation {
	at := make(map[Quantity]int, len(unknown))
	for i, q := range unknown {
		at[q] = i
	}
	rows := make([]equation, 0, len(rules))
	with := make([]map[int]bool, len(unknown)) // the rows that have each unknown
	for i := range with {
		with[i] = map[int]bool{}
	}
	for _, r := range rules {
		row := equation{}
		for _, q := range all[r].plus {
			if i, here := at[q]; here {
				row.add(i, 1)
			}
		}
		for _, q := range all[r].minus {
			if i, here := at[q]; here {
				row.add(i, prime-1)
			}
		}
		for i := range row {
			with[i][len(rows)] = true
		}
		rows = append(rows, row)
	}
	used := make([]bool, len(rows))
	var reduced []equation
	for column := range unknown {
		pivot := -1
		for r := range with[column] {
			if !used[r] && (pivot < 0 || len(rows[r]) < len(rows[pivot]) || len(rows[r]) == len(rows[pivot]) && r < pivot) {
				pivot = r
			}
		}
		if pivot < 0 {
			continue
		}
		used[pivot] = true
		row := rows[pivot]
		by := inverse(row[column])
		for i, v := range row {
			row[i] = v * by % prime
		}
		for _, r := range slices.Sorted(maps.Keys(with[column])) {
			if r == pivot {
				continue
			}
			times := prime - rows[r][column]
			for i, v := range row {
				if rows[r].add(i, v*times%prime) {
					with[i][r] = true
				} else {
					delete(with[i], r)
				}
			}
		}
		reduced = append(reduced, row)
	}
	return reduced
}

// add adds to a coefficient and reports whether it is there still.
func (e equation) add(i int, v uint64) bool {
	sum := (e[i] + v) % prime
	if sum == 0 {
		delete(e, i)
		return false
	}
	e[i] = sum
	return true
}

// Bounds on the equations that are looked at: longer ones, or with larger coefficients,
// say next to nothing.
const (
	largest = 12
	longest = 60
)

// small gives the equation with whole numbers, in order, or nil when it is not small.
func (e equation) small() []term {
	if len(e) > longest {
		return nil
	}
	terms := make([]term, 0, len(e))
	for _, i := range slices.Sorted(maps.Keys(e)) {
		switch v := e[i]; {
		case v <= largest:
			terms = append(terms, term{i, int(v)})
		case v >= prime-largest:
			terms = append(terms, term{i, -int(prime - v)})
		default:
			return nil
		}
	}
	return terms
}

// inverse is the number that a number has to be multiplied by to give 1, by Fermat's
// little theorem.
func inverse(a uint64) uint64 {
	result := uint64(1)
	for e := uint64(prime - 2); e > 0; e >>= 1 {
		if e&1 == 1 {
			result = result * a % prime
		}
		a = a * a % prime
	}
	return result
}
