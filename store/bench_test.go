package store

import (
	"fmt"
	"os"
	"sync"
	"testing"

	"github.com/dhrcoder/dhr"
)

// The size of the published corpus: 650 reports, 200,000 passages and 500,000
// suggestions, a third of them shown.
const (
	manyDocuments = 650
	manyPassages  = 308
	manyCodes     = 51
)

var filled struct {
	sync.Once
	s *Store
}

// full returns a project of that size whose first 400 documents are reviewed.
func full(b *testing.B) *Store {
	filled.Do(func() {
		dir, err := os.MkdirTemp("", "dhr-bench")
		must(b, err)
		s, err := Create(b.Context(), dhr.Project{Dir: dir})
		must(b, err)
		var codes []string
		for i := range manyCodes {
			codes = append(codes, fmt.Sprintf("%d%c", 1+i/10, 'A'+i%10))
		}
		must(b, s.SetFramework(b.Context(), framework(codes...)))
		numbers := make([]int, manyPassages)
		for i := range numbers {
			numbers[i] = i
		}
		var decisions []dhr.Decision
		for d := range manyDocuments {
			name := fmt.Sprintf("D%03d", d)
			add(b, s, name)
			r := reading(name, "e1", numbers...)
			for i := range r.Passages {
				r.Passages[i].Text += long
				for range 6 {
					r.Passages[i].Boxes = append(r.Passages[i].Boxes, r.Passages[i].Boxes[0])
				}
			}
			must(b, s.SaveReading(b.Context(), docID(name), r, ""))
			var list []dhr.Suggestion
			for k := range 770 {
				g := suggestion(name, (k*5)%manyPassages, codes[(k*11+k/manyPassages)%manyCodes], float64(1+(k*37+d*11)%97)/100)
				if g.Shown = k%3 == 0; g.Shown && d < 400 {
					decisions = append(decisions, dhr.Decision{Passage: g.Passage, Code: g.Code, Verdict: dhr.VerdictConfirm, Coder: "RB", At: monday})
				}
				list = append(list, g)
			}
			must(b, s.SaveSuggestions(b.Context(), docID(name), "r1", list))
		}
		_, err = s.Append(b.Context(), decisions)
		must(b, err)
		filled.s = s
	})
	if filled.s == nil {
		b.Fatal("the project could not be made")
	}
	b.ResetTimer()
	return filled.s
}

func TestMain(m *testing.M) {
	code := m.Run()
	if filled.s != nil {
		filled.s.Close()
		os.RemoveAll(filled.s.Project().Dir)
	}
	os.Exit(code)
}

const long = ` The agencies that knew of the couple met twice in that year. At neither meeting was it asked who else
might be at risk, and the notes of the second one do not say what became of the actions that were agreed at the first. The
panel heard that the worker who chaired both had since left, and that nobody had taken over the list that she kept.`

func BenchmarkNext(b *testing.B) {
	s := full(b)
	for name, f := range map[string]dhr.QueueFilter{"all": {}, "code": {Codes: []string{"3C"}}, "factor": {Codes: []string{"3A", "3B", "3C", "3D", "3E", "3F"}},
		"by code": {Order: dhr.OrderCode}, "certain": {Order: dhr.OrderCertain}, "certain code": {Order: dhr.OrderCertain, Codes: []string{"3C"}},
		"certain case": {Order: dhr.OrderCertain, Case: "D630"}, "informative": {Order: dhr.OrderInformative}, "informative case": {Order: dhr.OrderInformative, Case: "D630"},
		"zone": {Zones: []dhr.Zone{dhr.ZoneAnalysis}}, "confirmed": {State: dhr.StateConfirmed}, "zone and score": {Zones: []dhr.Zone{dhr.ZoneAnalysis}, Least: 0.9, Order: dhr.OrderInformative}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, found, err := s.Next(b.Context(), f, dhr.QueuePlace{}); !found || err != nil {
					b.Fatal(found, err)
				}
			}
		})
	}
}

func BenchmarkPrevious(b *testing.B) {
	s := full(b)
	at := passage("D649", 300)
	for name, f := range map[string]dhr.QueueFilter{"all": {}, "code": {Codes: []string{"3C"}}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, found, err := s.Previous(b.Context(), f, at); !found || err != nil {
					b.Fatal(found, err)
				}
			}
		})
	}
}

func BenchmarkCoverage(b *testing.B) {
	s := full(b)
	for b.Loop() {
		if _, err := s.Coverage(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCounts(b *testing.B) {
	s := full(b)
	for name, f := range map[string]dhr.QueueFilter{"all": {}, "code": {Codes: []string{"3C"}}, "zone": {Zones: []dhr.Zone{dhr.ZoneAnalysis}},
		"confirmed": {State: dhr.StateConfirmed}, "type and coder": {Types: []dhr.CaseType{dhr.CaseIPV}, Coder: "RB"}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Counts(b.Context(), f); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkQueuePassage(b *testing.B) {
	s := full(b)
	k, _, err := s.Next(b.Context(), dhr.QueueFilter{}, dhr.QueuePlace{})
	must(b, err)
	for b.Loop() {
		if _, err := s.QueuePassage(b.Context(), k.Passage); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecide(b *testing.B) {
	s := full(b)
	k, _, err := s.Next(b.Context(), dhr.QueueFilter{}, dhr.QueuePlace{})
	must(b, err)
	d := dhr.Decision{Passage: k.Passage, Code: k.Code, Verdict: dhr.VerdictConfirm, Coder: "KM", At: monday}
	for b.Loop() {
		if _, err := s.Decide(b.Context(), d); err != nil {
			b.Fatal(err)
		}
		if _, err := s.Undo(b.Context(), "KM", monday); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSave stores a report of 308 passages and its 770 suggestions anew.
func BenchmarkSave(b *testing.B) {
	s := full(b)
	passages, err := s.Passages(b.Context(), docID("D649"))
	must(b, err)
	suggestions, err := s.Suggestions(b.Context(), docID("D649"))
	must(b, err)
	r := reading("D649", "e1")
	r.Passages = passages
	for b.Loop() {
		must(b, s.SaveReading(b.Context(), docID("D649"), r, ""))
		must(b, s.SaveSuggestions(b.Context(), docID("D649"), "r1", suggestions))
	}
}

// BenchmarkAllPassages reads every passage once.
func BenchmarkAllPassages(b *testing.B) {
	s := full(b)
	for b.Loop() {
		n := 0
		for _, err := range s.AllPassages(b.Context()) {
			must(b, err)
			n++
		}
		b.ReportMetric(float64(n), "passages")
	}
}

// BenchmarkCount reads what a table of counts is made from.
func BenchmarkCount(b *testing.B) {
	s := full(b)
	for b.Loop() {
		_, err := s.Codings(b.Context())
		must(b, err)
		_, err = s.CaseOf(b.Context())
		must(b, err)
		for _, err := range s.AllShownSuggestions(b.Context()) {
			must(b, err)
		}
	}
}

func BenchmarkCaseOf(b *testing.B) {
	s := full(b)
	for b.Loop() {
		_, err := s.CaseOf(b.Context())
		must(b, err)
	}
}

func BenchmarkCodings(b *testing.B) {
	s := full(b)
	for b.Loop() {
		_, err := s.Codings(b.Context())
		must(b, err)
	}
}
