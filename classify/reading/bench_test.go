package reading

import (
	"strings"
	"testing"
)

// BenchmarkSentences splits a document of some 20,000 words.
func BenchmarkSentences(b *testing.B) {
	texts := make([]string, 180)
	words := 0
	for i := range texts {
		texts[i] = strings.Repeat("On 4 March the officers attended the flat after a neighbour had rung. Dr. Hill saw her twice that spring for low mood. ", 5)
		words += len(strings.Fields(texts[i]))
	}
	for b.Loop() {
		sentenceEnds(texts)
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
