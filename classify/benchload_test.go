package classify

import "testing"

// BenchmarkLoadRules is what every start of the program pays.
func BenchmarkLoadRules(b *testing.B) {
	framework := loadedFramework(b)
	for b.Loop() {
		if _, err := LoadRules(Codebook(), framework); err != nil {
			b.Skip(err)
		}
	}
}
