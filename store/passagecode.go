package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"github.com/dhrcoder/dhr"
)

// CodesOf returns, for each of the passages with those IDs that has any, its shown,
// coded or pending codes in the framework's order with what stands. A code taken out of the
// framework comes last.
func (s *Store) CodesOf(ctx context.Context, passages []string) (map[string][]dhr.QueueCode, error) {
	asked, err := json.Marshal(passages)
	if err != nil {
		return nil, err
	}
	type found struct {
		passage string
		code    dhr.QueueCode
	}
	all, err := collect(ctx, s.db, func(rows *sql.Rows) (f found, err error) {
		err = rows.Scan(&f.passage, &f.code.Code, &f.code.Verdict)
		return f, err
	}, `SELECT f.passage, f.code, f.verdict FROM (
			SELECT p.id AS passage, s.code, s.verdict FROM json_each(?1) j JOIN passages p ON p.id = j.value
				JOIN suggestions s ON s.document = p.document AND s.ordinal = p.ordinal AND s.shown = 1
			UNION
			SELECT g.passage, g.code, g.verdict FROM json_each(?1) j JOIN codings g ON g.passage = j.value
				WHERE g.verdict IN ('confirm', 'add', 'pending')) f
		JOIN codes c ON c.id = f.code ORDER BY f.passage, c.rank < 0, c.rank, f.code`, string(asked))
	if err != nil {
		return nil, s.explain(ctx, err)
	}
	of := map[string][]dhr.QueueCode{}
	for _, f := range all {
		of[f.passage] = append(of[f.passage], f.code)
	}
	return of, nil
}
