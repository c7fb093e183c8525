package model

import (
	"math"
	"slices"

	"github.com/dhrcoder/dhr"
)

// Model gives the probability of every code for a passage.
type Model struct {
	info        Info
	calibration Calibration
	space       *space
	blocks      []Block
	weights     []int8    // by feature, then code
	scale       []float32 // by code: what one step of a weight is worth
	dense       []float32 // by value of the blocks and the constant, then code
	hash        string
}

// Info says what a model is and what it was made from.
type Info struct {
	Version   int
	Data      string   // SHA-256 of what it learnt from, see trainmodel
	Rules     string   // SHA-256 of the rules that spoke of them
	Base      string   `json:",omitempty"` // hash of the model that it was refitted from
	Examples  int      // passages that it learnt from
	Codings   int      // of them
	Codes     []string // in the framework's order
	Blocks    []string // that it needs
	NormPower float64
	TextScale float64
	Kinds     uint16
	Scores    []Score // cross-validated
}

// Score is one figure of how well a model does on cases that it did not see.
type Score struct {
	Name  string
	Value float64
}

// Info returns what the model is.
func (m *Model) Info() Info { return m.info }

// SetScores states how well the model does on cases that it did not see.
func (m *Model) SetScores(scores []Score) { m.info.Scores = scores }

// Hash is the SHA-256 of the model's file before compression, in hexadecimal.
func (m *Model) Hash() string { return m.hash }

// Codes returns the codes that the model knows, in the order of Reader.Probabilities.
func (m *Model) Codes() []string { return m.info.Codes }

// Threshold is the probability from which the code at place i is shown by default.
func (m *Model) Threshold(i int) float64 { return m.calibration.Codes[i].Threshold }

// compress turns a regression into a model: a code's weights become whole numbers
// from -127 to 127 times a scale of the code's own.
func (r *regression) compress(info Info, c Calibration) *Model {
	o := r.options
	n := len(r.codes)
	info.Version, info.Codes, info.Kinds = fileVersion, r.codes, uint16(r.space.kinds)
	info.NormPower, info.TextScale = o.NormPower, o.TextScale
	m := &Model{calibration: c, space: r.space, blocks: r.blocks, weights: make([]int8, n*len(r.space.features)),
		scale: make([]float32, n), dense: make([]float32, n*(r.dense+1))}
	for _, b := range r.blocks {
		info.Blocks = append(info.Blocks, b.Name())
	}
	m.info = info
	for c, w := range r.weights {
		m.setWeights(c, w)
	}
	return m
}

// setWeights keeps the weights of the code at place c.
func (m *Model) setWeights(c int, w []float64) {
	n, features := len(m.info.Codes), len(m.space.features)
	largest := 1e-9
	for _, v := range w[:features] {
		largest = max(largest, math.Abs(v))
	}
	m.scale[c] = float32(largest / 127)
	for f := range features {
		m.weights[f*n+c] = int8(math.Round(w[f] / float64(m.scale[c])))
	}
	for f, v := range w[features:] {
		m.dense[f*n+c] = float32(v)
	}
}

// weightsOf are the weights of the code at place c.
func (m *Model) weightsOf(c int) []float64 {
	n, features := len(m.info.Codes), len(m.space.features)
	w := make([]float64, features+len(m.dense)/n)
	for f := range features {
		w[f] = float64(m.weights[f*n+c]) * float64(m.scale[c])
	}
	for f := range len(m.dense) / n {
		w[features+f] = float64(m.dense[f*n+c])
	}
	return w
}

// Reader reads the passages of one document. It is for one goroutine.
type Reader struct {
	model   *Model
	words   *reader
	fill    []func([]float32, Passage)
	stamp   []int32 // by feature: the passage or sentence that had it last
	at      int32
	sums    []float32
	values  []float32
	texts   []float64 // by code: log odds of words and blocks, of what was read last
	margins []Margin  // by code, of the passage read last
	out     []float64
}

// Open makes ready for the passages of a document.
func (m *Model) Open(d *Document) *Reader {
	n := len(m.info.Codes)
	r := &Reader{model: m, words: m.space.reader(d), stamp: make([]int32, len(m.space.features)), sums: make([]float32, n),
		values: make([]float32, len(m.dense)/n-1), texts: make([]float64, n), margins: make([]Margin, n), out: make([]float64, n)}
	for _, b := range m.blocks {
		r.fill = append(r.fill, b.Open(d))
	}
	return r
}

// Probabilities returns how likely each of the model's codes is right for a
// passage. The slice holds until the next call.
func (r *Reader) Probabilities(p Passage) []float64 {
	m := r.model
	r.read(p)
	length := lengthOf(p)
	for c, odds := range ruleOdds(m.info.Codes, p) {
		r.margins[c] = Margin{Words: r.texts[c], Best: r.texts[c], Rules: odds, Length: length}
	}
	for i, s := range p.sentences() {
		r.read(s)
		for c, t := range r.texts {
			if i == 0 || t > r.margins[c].Best {
				r.margins[c].Best = t
			}
		}
	}
	for c, margin := range r.margins {
		r.out[c] = m.calibration.Probability(c, margin, p.Zone)
	}
	return r.out
}

// read sets r.texts for a passage or a sentence of one.
func (r *Reader) read(p Passage) {
	m := r.model
	n := len(m.info.Codes)
	r.at++
	clear(r.sums)
	norm := 0.0
	r.words.visit(p, func(f feature, _ int) {
		i := m.space.find(f)
		if i < 0 || r.stamp[i] == r.at {
			return
		}
		r.stamp[i] = r.at
		w := m.space.weight[i]
		norm += float64(w) * float64(w)
		row := m.weights[int(i)*n : (int(i)+1)*n]
		for c, v := range row {
			r.sums[c] += w * float32(v)
		}
	})
	clear(r.values)
	from := 0
	for i, b := range m.blocks {
		r.fill[i](r.values[from:from+b.Width()], p)
		from += b.Width()
	}
	text := m.textScale(norm)
	for c := range r.texts {
		r.texts[c] = float64(r.sums[c])*float64(m.scale[c])*text + float64(m.dense[len(r.values)*n+c])
	}
	for i, v := range r.values {
		if v != 0 {
			for c, w := range m.dense[i*n : (i+1)*n] {
				r.texts[c] += float64(v) * float64(w)
			}
		}
	}
}

// WithoutRules is the probability of the code at place i for the passage last read
// had no rule hit.
func (r *Reader) WithoutRules(i int, zone dhr.Zone) float64 {
	margin := r.margins[i]
	margin.Rules = oddsWithoutRule
	return r.model.calibration.Probability(i, margin, zone)
}

func (m *Model) textScale(norm float64) float64 {
	return m.info.TextScale / math.Pow(max(norm, 1e-9), m.info.NormPower/2)
}

// mostEvidence bounds the words that Evidence returns.
const mostEvidence = 4

// Evidence returns the words of a passage that speak most for the code at place i:
// places in p.Tokens, sorted, at most four, each with at least a third of the
// weight of the first. A pair of words counts half for each.
func (r *Reader) Evidence(p Passage, i int) []int {
	m := r.model
	n := len(m.info.Codes)
	weight := make([]float32, len(p.Tokens))
	r.words.visit(p, func(f feature, token int) {
		at := m.space.find(f)
		if at < 0 {
			return
		}
		w := m.space.weight[at] * float32(m.weights[int(at)*n+i])
		if apart := f.kind.apart(); apart > 0 {
			weight[token-apart] += w / 2
			w /= 2
		}
		weight[token] += w
	})
	order := make([]int, len(weight))
	for at := range order {
		order[at] = at
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case weight[a] > weight[b]:
			return -1
		case weight[a] < weight[b]:
			return 1
		}
		return 0
	})
	var best []int
	for _, at := range order {
		if len(best) == mostEvidence || weight[at] <= 0 || weight[at]*3 < weight[order[0]] {
			break
		}
		best = append(best, at)
	}
	slices.Sort(best)
	return best
}
