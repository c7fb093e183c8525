package review_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/store"
)

// BenchmarkNextSuggestion is the time from a decision, which is on disk then, to
// the page with the next suggestion, in a project of the size of the published
// corpus: 650 documents with 97,500 passages and as many suggestions.
func BenchmarkNextSuggestion(b *testing.B) {
	p := newEmptyProject(b)
	s := serve(b, p)
	fill(b, s.store)
	for _, query := range []string{"", "?code=5E", "?case=B300", "?factor=1", "?order=code", "?order=certain", "?order=informative", "?zone=analysis&least=0.5&order=informative"} {
		b.Run("filter"+query, func(b *testing.B) {
			r := s.reader(b, "Ada")
			a := r.get("/review" + query)
			for b.Loop() {
				if a = r.decide(a, "confirm"); a.status != http.StatusOK || !strings.Contains(a.body, "Saved") {
					b.Fatal(a.status)
				}
				b.StopTimer()
				r.post("/review/undo", nil)
				a = r.get("/review" + query)
				b.StartTimer()
			}
		})
	}
	b.Run("overview", func(b *testing.B) {
		r := s.reader(b, "Ada")
		for b.Loop() {
			r.get("/").want(http.StatusOK)
		}
	})
}

func fill(b *testing.B, st *store.Store) {
	codes := book().Codes()
	for d := range 650 {
		id := fmt.Sprintf("B%03d", d)
		var passages []invented
		for i := range 150 {
			passages = append(passages, invented{fmt.Sprintf("In week %d of case %d the call was closed and nothing was written down. %s", i, d, strings.Repeat("The street was quiet. ", 12)),
				[]hint{{codes[(d+i)%len(codes)].ID, "nothing was written down", nil}}})
		}
		put(b, st, dhr.Case{ID: id, Source: dhr.CaseFromList}, id+".pdf", "Events", passages)
	}
}
