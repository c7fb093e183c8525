package embed

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
)

// Encoder makes vectors of passages. It may be used by several goroutines at once.
type Encoder struct {
	table table
	words *cutter
}

// Load reads the table that is built into the program. It takes milliseconds: load
// once and share the encoder.
func Load() (*Encoder, error) {
	return newEncoder(tableFile, vocabularyFile)
}

func newEncoder(tableFile, vocabularyFile string) (*Encoder, error) {
	t, err := readTable(tableFile)
	if err != nil {
		return nil, err
	}
	vocabulary := readVocabulary(vocabularyFile)
	if len(vocabulary) != len(t.scale) {
		return nil, fmt.Errorf("read the embedding table: %d rows for a vocabulary of %d", len(t.scale), len(vocabulary))
	}
	c, err := newCutter(vocabulary)
	if err != nil {
		return nil, err
	}
	return &Encoder{table: t, words: c}, nil
}

// Dim returns the length of a vector.
func (e *Encoder) Dim() int { return e.table.dim }

// Version names the table and its vocabulary: the first 12 hexadecimal digits of
// their SHA-256. Vectors of encoders with the same version are the same.
func (e *Encoder) Version() string {
	h := sha256.New()
	h.Write([]byte(tableFile))
	h.Write([]byte(vocabularyFile))
	return hex.EncodeToString(h.Sum(nil))[:12]
}

// Encode returns the vector of a text, of unit length; all zero when the text has no
// word that the table knows. It uses the memory of dst where that is large enough.
func (e *Encoder) Encode(text string, dst []float32) []float32 {
	dst = slices.Grow(dst[:0], e.table.dim)[:e.table.dim]
	clear(dst)
	e.words.rows(text, func(row int32) { e.table.add(dst, row) })
	var square float64
	for _, x := range dst {
		square += float64(float64(x) * float64(x))
	}
	if square == 0 {
		return dst
	}
	length := float32(math.Sqrt(square))
	for i := range dst {
		dst[i] /= length
	}
	return dst
}

// Similarity returns the cosine of two vectors of an encoder, -1 to 1; 0 when one of
// them is all zero.
func Similarity(a, b []float32) float64 {
	var sum float64
	for i, x := range a {
		sum += float64(float64(x) * float64(b[i]))
	}
	return sum
}
