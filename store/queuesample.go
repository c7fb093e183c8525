package store

import (
	"context"

	"github.com/dhrcoder/dhr"
)

// unread is that no coder has said of a passage b.passage that they read it for every
// code, outside a round: each undo takes back one done.
const unread = `coalesce((SELECT sum(CASE x.verdict WHEN 'done' THEN 1 ELSE -1 END) FROM decisions x
	WHERE x.passage = b.passage AND x.code IS NULL AND x.round IS NULL), 0) <= 0`

// nextInSample returns the passage of a blind sample after the one given that nobody has
// read yet, in the order of the draw. It has no code.
func (s *Store) nextInSample(ctx context.Context, sample int64, after string) (dhr.SuggestionKey, bool, error) {
	return s.key(ctx, `SELECT b.passage, '' FROM blind_passages b JOIN passages p ON p.id = b.passage AND p.ordinal >= 0
		WHERE b.sample = ?1 AND b.rank > coalesce((SELECT rank FROM blind_passages WHERE sample = ?1 AND passage = ?2), 0)
		AND `+unread+` ORDER BY b.rank LIMIT 1`, sample, after)
}

func (s *Store) previousInSample(ctx context.Context, sample int64, before string) (dhr.SuggestionKey, bool, error) {
	return s.key(ctx, `SELECT b.passage, '' FROM blind_passages b JOIN passages p ON p.id = b.passage AND p.ordinal >= 0
		WHERE b.sample = ?1 AND b.rank < (SELECT rank FROM blind_passages WHERE sample = ?1 AND passage = ?2)
		ORDER BY b.rank DESC LIMIT 1`, sample, before)
}

// sampleCounts counts passages: read, drawn, and not yet read.
func (s *Store) sampleCounts(ctx context.Context, sample int64) (c dhr.QueueCount, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(`+unread+`), 0) FROM blind_passages b
		JOIN passages p ON p.id = b.passage AND p.ordinal >= 0 WHERE b.sample = ?`, sample).Scan(&c.All, &c.Meet)
	c.Decided = c.All - c.Meet
	return c, err
}
