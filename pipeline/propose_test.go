package pipeline_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/corpus"
	"github.com/dhrcoder/dhr/pipeline"
)

// TestPropose: proposals are made once a case from all its documents, and anew when the
// engine, a reading or the case's documents change.
func TestPropose(t *testing.T) {
	dir := reports(t, map[string]string{"D01.pdf": "The review of A\nThe board should act.", "D02.pdf": "bad", "D03.pdf": "The summary of A\nThe board should meet.", "D04.pdf": "Another"})
	p := newProject(t)
	list := &corpus.CaseList{Cases: []dhr.Case{{ID: "A", Source: dhr.CaseFromList}}, Rows: []corpus.CaseRow{{Document: "D01.pdf", Case: "A"}, {Document: "D03.pdf", Case: "A"}}}
	run := func(want int, o pipeline.Options) {
		t.Helper()
		if res := p.mustRun(o); res.Proposed != want {
			t.Errorf("proposed for %d cases, want %d", res.Proposed, want)
		}
	}
	run(2, pipeline.Options{Paths: []string{dir}, Cases: list})
	recommendations, err := p.store.ProposedRecommendations(t.Context(), "A")
	must(t, err)
	var texts []string
	for _, r := range recommendations["A"] {
		texts = append(texts, r.Text)
	}
	if d := cmp.Diff([]string{"The board should act.", "The board should meet."}, texts); d != "" {
		t.Error(d)
	}
	run(0, pipeline.Options{})
	p.proposer.version = "p2"
	run(2, pipeline.Options{})
	p.extractor.engine = "e2"
	run(2, pipeline.Options{})
	documents := mustDocuments(t, p)
	_, err = p.store.Group(t.Context(), dhr.Grouping{Document: documents[0].ID, To: "B", Coder: "RB", At: p.mustRun(pipeline.Options{}).Run.Started})
	must(t, err)
	run(2, pipeline.Options{})
	if p.proposer.asked != 8 {
		t.Errorf("asked %d times", p.proposer.asked)
	}
	for _, d := range mustDocuments(t, p) { // what a person moved stays moved
		if d.Name == "D01.pdf" && d.Case != "B" {
			t.Errorf("%s is in case %s", d.Name, d.Case)
		}
	}
}
