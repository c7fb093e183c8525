package model

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
)

// refitCost is C when a model is refitted: how far one decision may draw it.
const refitCost = 0.3

// Refit returns the model as decisions would have it: for every code that was
// both confirmed and rejected the weights w that minimise ½|w-w₀|² + C·Σ log(1+exp(-y·odds(w))), where w₀ are
// this model's. What it learnt before is thus kept where the decisions say nothing
// (Chelba and Acero 2006, "Adaptation of maximum entropy capitalizer"). Calibration
// and thresholds stay. Only the codes in Known of an example are looked at.
func (m *Model) Refit(examples []Example) (*Model, error) {
	out, err := m.refitted(examples, func(Example) bool { return true })
	if err != nil {
		return nil, err
	}
	out.info.Scores, err = m.crossRefit(examples)
	if err != nil {
		return nil, err
	}
	body, err := out.unpacked()
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(body)
	out.hash = hex.EncodeToString(sum[:])
	return out, nil
}

// Refitted is Refit without stated scores and without a hash: a model for measuring.
func (m *Model) Refitted(examples []Example) (*Model, error) {
	return m.refitted(examples, func(Example) bool { return true })
}

func (m *Model) refitted(examples []Example, taught func(Example) bool) (*Model, error) {
	out := *m
	out.weights, out.scale, out.dense = slices.Clone(m.weights), slices.Clone(m.scale), slices.Clone(m.dense)
	out.info.Base, out.info.Examples, out.info.Codings = m.hash, 0, 0
	enc := encoder{space: m.space, blocks: m.blocks, dense: len(m.dense)/len(m.info.Codes) - 1,
		normPower: m.info.NormPower, textScale: m.info.TextScale}
	tasks := make([]task, len(m.info.Codes))
	weights := make([][]float64, len(m.info.Codes))
	for c := range weights {
		weights[c] = m.weightsOf(c)
	}
	sum := sha256.New()
	written := json.NewEncoder(sum)
	if err := written.Encode(m.info.Data); err != nil {
		return nil, fmt.Errorf("refit the model: %w", err)
	}
	reader, words := (*Reader)(nil), (*Document)(nil)
	for _, e := range examples {
		if !taught(e) {
			continue
		}
		if words != e.Passage.Document {
			words = e.Passage.Document
			reader = m.Open(words)
		}
		x := enc.encode(reader.words, e.Passage)
		var sentences []vector
		for _, s := range e.Passage.sentences() {
			sentences = append(sentences, enc.encode(reader.words, s))
		}
		for c, p := range reader.Probabilities(e.Passage) {
			if !slices.Contains(e.Known, m.info.Codes[c]) {
				continue
			}
			sign := int8(-1)
			if slices.Contains(e.Codes, m.info.Codes[c]) {
				sign = 1
				out.info.Codings++
			}
			t := &tasks[c]
			row := m.calibration.Codes[c].mixed(x, sentences, weights[c])
			t.rows, t.square, t.sign = append(t.rows, row), append(t.square, row.squared()), append(t.sign, sign)
			t.offset = append(t.offset, logit(max(1e-6, min(1-1e-6, p))))
		}
		out.info.Examples++
		if err := written.Encode([]any{e.Passage.Text, e.Codes, e.Known}); err != nil {
			return nil, fmt.Errorf("refit the model: %w", err)
		}
	}
	out.info.Data = hex.EncodeToString(sum.Sum(nil))
	for c := range tasks {
		t := &tasks[c]
		k := m.calibration.Codes[c]
		if !slices.Contains(t.sign, 1) || !slices.Contains(t.sign, -1) || k.text() <= 0 {
			continue // decisions of one kind teach only that there are such
		}
		t.cost = [2]float64{refitCost, refitCost}
		w := weights[c]
		for i, v := range t.solve(enc.width()) {
			w[i] += v / k.text() // the odds are k.text() times what the weights give
		}
		out.setWeights(c, w)
	}
	return &out, nil
}

// text is what the margins of passage and best sentence count for together.
func (k CodeCalibration) text() float64 { return k.Words + k.Best }

// mixed is the row whose product with the weights the odds are k.text() times of: that
// of the passage and that of its best sentence, each by its factor.
func (k CodeCalibration) mixed(whole vector, sentences []vector, weights []float64) vector {
	if len(sentences) == 0 || k.text() <= 0 {
		return whole
	}
	best, most := 0, 0.0
	for i, s := range sentences {
		if v := s.dot(weights); i == 0 || v > most {
			best, most = i, v
		}
	}
	return mix(k.Words/k.text(), whole, k.Best/k.text(), sentences[best])
}

// refitFolds bounds how often crossRefit refits.
const refitFolds = 8

// crossRefit says how well the model and refitted ones foretell the decisions: each
// group's by a model refitted on other groups.
func (m *Model) crossRefit(examples []Example) ([]Score, error) {
	fold := map[string]int{}
	for _, e := range examples {
		fold[e.Group] = 0
	}
	for i, g := range slices.Sorted(maps.Keys(fold)) {
		fold[g] = i % refitFolds
	}
	if len(fold) < 2 {
		return nil, nil
	}
	var before, after float64
	decisions := 0
	for k := range min(refitFolds, len(fold)) {
		other, err := m.refitted(examples, func(e Example) bool { return fold[e.Group] != k })
		if err != nil {
			return nil, err
		}
		var here, there *Reader
		var words *Document
		for _, e := range examples {
			if fold[e.Group] != k {
				continue
			}
			if words != e.Passage.Document {
				words = e.Passage.Document
				here, there = m.Open(words), other.Open(words)
			}
			was, is := here.Probabilities(e.Passage), there.Probabilities(e.Passage)
			for c, code := range m.info.Codes {
				if slices.Contains(e.Known, code) {
					right := slices.Contains(e.Codes, code)
					before += logLoss(was[c], right)
					after += logLoss(is[c], right)
					decisions++
				}
			}
		}
	}
	n := float64(max(decisions, 1))
	return []Score{{"decisions", float64(decisions)}, {"log loss before", before / n}, {"log loss refitted", after / n}}, nil
}

// logLoss is -log of the probability given to what was decided.
func logLoss(p float64, right bool) float64 {
	if !right {
		p = 1 - p
	}
	return -math.Log(max(p, 1e-6))
}
