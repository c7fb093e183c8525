package extract_test

import (
	"testing"

	"github.com/dhrcoder/dhr/extract"
)

// newExtractor and textSamples are the helpers of the package's own tests.
func newExtractor(t testing.TB, opts extract.Options) *extract.Extractor {
	return extract.NewTestExtractor(t, opts)
}

func textSamples(t testing.TB) []string { return extract.TextSamples(t) }
