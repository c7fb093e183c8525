package workshop

import (
	"slices"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/rules"
)

// compare says which passages of a document two sets of rules hit, either of which may
// be nil, and how many passages may be coded.
func compare(text read, now, saved *rules.Set) (hits []TrialHit, passages int) {
	after, before := hitsOf(text, now), hitsOf(text, saved)
	for i, p := range text.passages {
		if !p.Zone.Codable() {
			continue
		}
		passages++
		h := TrialHit{Passage: p, Evidence: after[i], Change: HitKept}
		switch is, was := after[i] != nil, before[i] != nil; {
		case !is && !was:
			continue
		case !was:
			h.Change = HitGained
		case !is:
			h.Change, h.Evidence = HitLost, before[i]
		}
		hits = append(hits, h)
	}
	return hits, passages
}

// hitsOf returns the evidence of the rules by passage.
func hitsOf(text read, set *rules.Set) map[int][]dhr.Span {
	out := map[int][]dhr.Span{}
	if set == nil {
		return out
	}
	m := set.Open(text.doc, text.mentions)
	for i, p := range text.passages {
		if !p.Zone.Codable() {
			continue
		}
		found, _ := m.Look(text.doc.Passages[i], p.Zone)
		for _, f := range found {
			for _, h := range f.Hits {
				out[i] = append(out[i], text.doc.Span(h.Start, h.End))
			}
		}
		slices.SortFunc(out[i], func(a, b dhr.Span) int { return a.Start - b.Start })
	}
	return out
}
