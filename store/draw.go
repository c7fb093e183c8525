package store

import (
	"context"
	"database/sql"
	"math/rand/v2"
	"slices"

	"github.com/dhrcoder/dhr"
)

// drawable is a passage that a round may draw, with its case.
type drawable struct{ passage, of string }

// DrawRound draws the sample of a round of double coding, so many passages or so many
// whole cases as the round's Unit says, keeps the round and returns it with its ID and
// Size. It draws from the passages that may be coded (see dhr.Zone), without the cases
// or passages of rounds that are open. The seed and the project tell the draw wholly:
// passages or cases in order are shuffled by Go's PCG with the seed and 0
// (math/rand/v2), and the first are taken. The error is a *dhr.FewError when there are
// fewer.
func (s *Store) DrawRound(ctx context.Context, r dhr.Round, size int) (dhr.Round, error) {
	all, err := s.drawables(ctx, r.Unit)
	if err != nil {
		return r, s.explain(ctx, err)
	}
	name := func(d drawable) string { return d.passage }
	if r.Unit == dhr.RoundCases {
		name = func(d drawable) string { return d.of }
	}
	var names []string
	seen := map[string]bool{}
	for _, d := range all {
		if n := name(d); !seen[n] {
			seen[n] = true
			names = append(names, n)
		}
	}
	if size < 1 || size > len(names) {
		return r, &dhr.FewError{Want: size, Have: len(names), Unit: r.Unit}
	}
	rng := rand.New(rand.NewPCG(r.Seed, 0))
	rng.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	names = names[:size]
	slices.Sort(names)
	var passages []string
	for _, d := range all {
		if _, drawn := slices.BinarySearch(names, name(d)); drawn {
			passages = append(passages, d.passage)
		}
	}
	r.Size = len(passages)
	r.ID, err = s.AddRound(ctx, r, passages)
	return r, err
}

func (s *Store) drawables(ctx context.Context, unit dhr.RoundUnit) ([]drawable, error) {
	const open = ` EXISTS (SELECT 1 FROM round_passages x JOIN rounds r ON r.id = x.round AND r.ended = '' `
	free := ` NOT` + open + `WHERE x.passage = p.id)`
	if unit == dhr.RoundCases {
		free = ` NOT` + open + `JOIN passages q ON q.id = x.passage JOIN documents e ON e.num = q.document WHERE e.case_id = d.case_id)`
	}
	return collect(ctx, s.db, func(rows *sql.Rows) (d drawable, err error) {
		err = rows.Scan(&d.passage, &d.of)
		return d, err
	}, `SELECT p.id, d.case_id FROM documents d JOIN passages p ON p.document = d.num AND p.ordinal >= 0
		WHERE d.status = 'read' AND p.zone IN (`+codableZones()+`) AND`+free+` ORDER BY d.case_id, d.name, p.ordinal`)
}
