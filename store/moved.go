package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/dhrcoder/dhr"
)

// carriedOver selects the passages and codes whose coding stands on another passage
// now, since a person carried it over.
const carriedOver = `SELECT r.from_passage, n.code FROM carried r JOIN codings n ON n.passage = r.to_passage WHERE n.verdict IN ('confirm', 'add')`

func (s *Store) carried(ctx context.Context) (map[pair]bool, error) {
	all, err := collect(ctx, s.db, func(rows *sql.Rows) (k pair, err error) {
		err = rows.Scan(&k.passage, &k.code)
		return k, err
	}, carriedOver)
	over := make(map[pair]bool, len(all))
	for _, k := range all {
		over[k] = true
	}
	return over, s.explain(ctx, err)
}

// MovedPassages returns the passages with a coding, or a code on which someone is unsure,
// that the newest reading of their document no longer has, by document; without those
// of which a person has said where they went. When what was carried over is taken back
// they are among them again.
func (s *Store) MovedPassages(ctx context.Context) ([]dhr.Passage, error) {
	all, err := collect(ctx, s.db, scanPassage, `SELECT `+passageColumns+` FROM documents d CROSS JOIN passages p ON p.document = d.num AND p.ordinal < 0
		WHERE EXISTS (SELECT 1 FROM codings g WHERE g.passage = p.id AND g.verdict <> 'reject')
		AND NOT EXISTS (SELECT 1 FROM carried r WHERE r.from_passage = p.id AND (r.to_passage = ''
			OR EXISTS (SELECT 1 FROM codings n WHERE n.passage = r.to_passage)))
		ORDER BY d.case_id, d.name, p.ordinal DESC`)
	return all, s.explain(ctx, err)
}

// Carry appends decisions on the passage that takes the place of one that is no longer in
// its document, as one act, see DecideAll, and notes that it does. Without decisions, to
// is empty: no passage takes its place.
func (s *Store) Carry(ctx context.Context, from, to string, all []dhr.SeenDecision, coder string, at time.Time) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		for _, p := range []string{from, to} {
			var n int
			if p == "" {
				continue
			}
			if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM passages WHERE id = ?`, p).Scan(&n); err != nil {
				return err
			}
			if n == 0 {
				return &UnknownError{Noun: "passage", ID: p}
			}
		}
		if err := decideAll(ctx, tx, all); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO carried (from_passage, to_passage, coder, at) VALUES (?, ?, ?, ?)
			ON CONFLICT (from_passage) DO UPDATE SET to_passage = excluded.to_passage, coder = excluded.coder, at = excluded.at`,
			from, to, coder, at.UTC().Format(time.RFC3339))
		return err
	})
}
