package codebook

import (
	"github.com/dhrcoder/dhr/review/page"
	"github.com/dhrcoder/dhr/workshop"
)

// trialView is what a draft does to its sentences and to the project's text.
type trialView struct {
	workshop.Trial
	Sampled  bool
	Examples []exampleView
	Failing  int
	Hits     []trialHitView
	More     int // hits that are not shown
}

// trialHitView is a passage that a draft hits, or no longer hits.
type trialHitView struct {
	Address  string
	Case     string
	Where    []string
	Text     []page.Segment
	Change   string // in words
	Kind     string // for its mark
	Standing string // what was decided on the code; empty while nothing was
}

func (s *room) trial(t workshop.Trial) *trialView {
	v := &trialView{Trial: t, Sampled: t.Documents < t.OfDocuments, More: t.Hits + t.Lost - len(t.Shown)}
	v.Examples, v.Failing = exampleViews(t.Examples)
	for _, h := range t.Shown {
		one := trialHitView{Address: page.ReadAddress(h.Passage.Document, h.Passage.ID), Case: page.Clean(h.Case), Where: page.Where(h.Passage),
			Text: page.Segments(h.Passage.Text, h.Evidence), Kind: h.Change, Standing: page.Past(h.Verdict)}
		one.Change = map[string]string{workshop.HitGained: "gained", workshop.HitLost: "lost: the rule as saved hits it"}[h.Change]
		v.Hits = append(v.Hits, one)
	}
	return v
}
