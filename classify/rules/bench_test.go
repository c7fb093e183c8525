package rules

import (
	"testing"

	"github.com/dhrcoder/dhr/classify/codebook"
	"github.com/dhrcoder/dhr/classify/codebook/codebooktest"
)

// BenchmarkLoadRules is what every start of the program pays.
func BenchmarkLoadRules(b *testing.B) {
	framework := codebooktest.Framework(b)
	for b.Loop() {
		if _, err := Check(codebook.Files(), framework); err != nil {
			b.Skip(err)
		}
	}
}
