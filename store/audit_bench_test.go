package store

import (
	"testing"

	"github.com/dhrcoder/dhr"
)

// The record has some 100,000 decisions, see full.

func BenchmarkCheckChain(b *testing.B) {
	s := full(b)
	for b.Loop() {
		c, err := s.CheckChain(b.Context())
		must(b, err)
		if c.Broken != 0 || c.Decisions < 100_000 {
			b.Fatalf("%+v", c)
		}
	}
}

func BenchmarkAudit(b *testing.B) {
	s := full(b)
	for name, c := range map[string]struct {
		f    dhr.AuditFilter
		skip int
	}{"first": {dhr.AuditFilter{Unblinded: true}, 0}, "last": {dhr.AuditFilter{Unblinded: true}, 100_000}, "case": {dhr.AuditFilter{Case: "D300"}, 0},
		"code": {dhr.AuditFilter{Code: "2D"}, 0}, "source": {dhr.AuditFilter{Source: "rule:2D/a"}, 0}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				n, err := s.AuditCount(b.Context(), c.f)
				must(b, err)
				if _, err := s.Audit(b.Context(), c.f, c.skip, 100); err != nil || n == 0 && name != "source" {
					b.Fatal(n, err)
				}
			}
		})
	}
}

func BenchmarkCoderTallies(b *testing.B) {
	s := full(b)
	for b.Loop() {
		_, err := s.CoderTallies(b.Context())
		must(b, err)
	}
}
