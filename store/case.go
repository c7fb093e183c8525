package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/dhrcoder/dhr"
)

// Cases returns the project's cases by ID.
func (s *Store) Cases(ctx context.Context) ([]dhr.Case, error) {
	all, err := collect(ctx, s.db, scanCase, `SELECT id, title, csp, region, year, type, source FROM cases ORDER BY id`)
	return all, s.explain(ctx, err)
}

func scanCase(rows *sql.Rows) (c dhr.Case, err error) {
	err = rows.Scan(&c.ID, &c.Title, &c.CSP, &c.Region, &c.Year, &c.Type, &c.Source)
	return c, err
}

// CaseOf returns the ID of the case of each passage that has a shown suggestion or
// a decision, by passage ID.
func (s *Store) CaseOf(ctx context.Context) (map[string]string, error) {
	type pair struct{ passage, of string }
	pairs, err := collect(ctx, s.db, func(rows *sql.Rows) (p pair, err error) {
		err = rows.Scan(&p.passage, &p.of)
		return p, err
	}, `SELECT p.id, d.case_id FROM passages p JOIN documents d ON d.num = p.document
		WHERE EXISTS (SELECT 1 FROM suggestions s WHERE s.document = p.document AND s.ordinal = p.ordinal AND s.shown = 1)
		   OR EXISTS (SELECT 1 FROM decisions x WHERE x.passage = p.id)`)
	if err != nil {
		return nil, s.explain(ctx, err)
	}
	of := make(map[string]string, len(pairs))
	for _, p := range pairs {
		of[p.passage] = p.of
	}
	return of, nil
}

// putCase stores a case. What a text says never overwrites what a person listed,
// nor, since it is only a beginning, anything that is there already.
func putCase(ctx context.Context, tx *sql.Tx, c dhr.Case) error {
	if err := c.Validate(); err != nil {
		return err
	}
	onConflict := `DO NOTHING`
	switch c.Source {
	case dhr.CaseFromList:
		onConflict = `DO UPDATE SET title = excluded.title, csp = excluded.csp, region = excluded.region,
			year = excluded.year, type = excluded.type, source = excluded.source`
	case dhr.CaseFromText:
	default:
		return fmt.Errorf("case %s: its attributes come from nowhere", c.ID)
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO cases (id, title, csp, region, year, type, source)
		VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) `+onConflict,
		c.ID, c.Title, c.CSP, c.Region, c.Year, string(c.Type), string(c.Source))
	return err
}

// putAbout gives a document's case what the document says of itself, unless a
// person listed the case.
func putAbout(ctx context.Context, tx *sql.Tx, num int64, a dhr.About) error {
	if err := (dhr.Case{ID: "-", Year: a.Year, Type: a.Type}).Validate(); err != nil {
		a.Year, a.Type = 0, dhr.CaseUnstated // a misread year is no reason to lose the document
	}
	_, err := tx.ExecContext(ctx, `UPDATE cases SET title = ?, csp = ?, year = ?, type = ?
		WHERE source = 'text' AND id = (SELECT case_id FROM documents WHERE num = ?)`,
		a.Title, a.CSP, a.Year, string(a.Type), num)
	return err
}
