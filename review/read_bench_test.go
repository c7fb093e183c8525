package review_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review"
)

// BenchmarkReading is the time of a page of the reader in a project of the size of
// the published corpus, in which 50,000 suggestions are decided, with an ordinary
// document and with one of 2,000 pages; and of the list of documents.
func BenchmarkReading(b *testing.B) {
	p := newEmptyProject(b)
	s := serve(b, p)
	fill(b, s.store)
	var decisions []dhr.Decision
	documents, err := s.store.Documents(b.Context())
	must(b, err)
	for _, d := range documents {
		suggestions, err := s.store.ShownSuggestions(b.Context(), d.ID)
		must(b, err)
		for _, g := range suggestions[:77] {
			decisions = append(decisions, dhr.Decision{Passage: g.Passage, Code: g.Code, Verdict: dhr.VerdictConfirm, Coder: "Ben", At: time.Now()})
		}
	}
	_, err = s.store.Append(b.Context(), decisions)
	must(b, err)
	long := fileID("long")
	must(b, s.store.Add(b.Context(), []dhr.Case{{ID: "L", Source: dhr.CaseFromList}}, []dhr.Document{{ID: long, Name: "long.pdf", Case: "L"}}))
	reading := longReading(long)
	must(b, s.store.SaveReading(b.Context(), long, reading, ""))
	s = s.again(b, review.Options{Pages: &drawn{project: p}})
	r := s.reader(b, "Ada")
	ordinary, err := s.store.Passages(b.Context(), documents[300].ID)
	must(b, err)
	for _, c := range []struct{ name, address string }{{"ordinary", "/read?at=" + ordinary[70].ID}, {"2000 pages", "/read?at=" + reading.Passages[12_345].ID}, {"list", "/read"}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				r.get(c.address).want(http.StatusOK)
			}
		})
	}
}
