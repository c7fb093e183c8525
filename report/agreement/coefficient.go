package agreement

import "math"

// undefined is the value of a coefficient that compares nothing.
func undefined() float64 { return math.NaN() }

// kappa is Cohen's kappa, (Po − Pe) / (1 − Pe), where Po is the share of units on which
// two coders agree and Pe = Σ p_c·q_c the share expected from their own shares p and q
// of each category c (J. Cohen, A coefficient of agreement for nominal scales,
// Educational and Psychological Measurement 20, 1960, 37-46). For more than two coders
// it is the mean over the pairs for which it is defined (R. J. Light, Measures of
// response agreement for qualitative data, Psychological Bulletin 76, 1971, 365-377).
//
// Over several tallies, one a code, Po and Pe are averaged over the codes before they
// are put into the formula (H. de Vries, M. N. Elliott, D. E. Kanouse and S. S. Teleki,
// Using pooled kappa to summarize interrater agreement across many items, Field Methods
// 20, 2008, 272-282). A code that nobody used adds nothing then. Undefined when Pe is 1.
func kappa(tallies ...*tally) float64 {
	if len(tallies) == 0 {
		return undefined()
	}
	sum, n := 0.0, 0
	for pair := range tallies[0].pairs {
		above, below := 0.0, 0.0
		for _, t := range tallies {
			po, pe, any := t.agreedBy(pair)
			if any {
				above += po - pe
				below += 1 - pe
			}
		}
		if below > 1e-12 {
			sum += above / below
			n++
		}
	}
	if n == 0 {
		return undefined()
	}
	return sum / float64(n)
}

// agreedBy returns the observed and the expected agreement of a pair of coders.
func (t *tally) agreedBy(pair int) (po, pe float64, any bool) {
	k, table := t.categories, t.pairs[pair]
	total := 0.0
	for _, v := range table {
		total += v
	}
	if total == 0 {
		return 0, 0, false
	}
	for c := range k {
		row, column := 0.0, 0.0
		for d := range k {
			row += table[c*k+d]
			column += table[d*k+c]
		}
		po += table[c*k+c] / total
		pe += row / total * column / total
	}
	return po, pe, true
}

// alpha is Krippendorff's alpha for nominal data, 1 − Do/De, with any number of coders
// and missing values: Do = 1/n Σ_u Σ_{c≠k} n_uc·n_uk / (m_u − 1) over units u with m_u
// judgements, two or more, n_uc of them of category c; De = Σ_{c≠k} n_c·n_k / (n (n − 1))
// over all n judgements of those units (K. Krippendorff, Computing Krippendorff's
// alpha-reliability, University of Pennsylvania, 2011, sections A to C).
//
// Over several tallies, one a code, Do and De are averaged over the codes before they
// are put into the formula: judgements on different codes are not compared. Undefined
// when De is 0.
func alpha(tallies ...*tally) float64 {
	do, de := 0.0, 0.0
	for _, t := range tallies {
		n, squares := 0.0, 0.0
		for _, v := range t.values {
			n += v
			squares += v * v
		}
		if n > 1 {
			do += t.apart / n
			de += (n*n - squares) / (n * (n - 1))
		}
	}
	if de < 1e-12 {
		return undefined()
	}
	return 1 - do/de
}

// observed is the share of pairs of judgements of the same unit that are the same.
func observed(tallies ...*tally) float64 {
	same, compared := 0.0, 0.0
	for _, t := range tallies {
		same += t.same
		compared += t.compared
	}
	return ratio(same, compared)
}

// positive is the share of agreement among judgements "coded", 2a / (2a + b + c) for
// two coders: uncoded text does not enter it (D. V. Cicchetti and A. R. Feinstein, High
// agreement but low kappa: II, Journal of Clinical Epidemiology 43, 1990, 551-558).
func positive(tallies ...*tally) float64 {
	both, one := 0.0, 0.0
	for _, t := range tallies {
		both += t.bothCoded
		one += t.oneCoded
	}
	return ratio(2*both, 2*both+one)
}

// prevalence is the share of judgements "coded" among those of units that two coders or
// more judged.
func prevalence(tallies ...*tally) float64 {
	coded, all := 0.0, 0.0
	for _, t := range tallies {
		coded += t.values[t.categories-1]
		for _, v := range t.values {
			all += v
		}
	}
	return ratio(coded, all)
}

func ratio(a, b float64) float64 {
	if b == 0 {
		return undefined()
	}
	return a / b
}
