package store

import (
	"context"
	"database/sql"

	"github.com/dhrcoder/dhr"
)

// Outline returns what a document, named by its ID, holds. It reads no text, so that it
// is quick for one of thousands of pages.
func (s *Store) Outline(ctx context.Context, document string) (o dhr.Outline, err error) {
	num, err := number(ctx, s.db, document)
	if err != nil {
		return o, s.explain(ctx, err)
	}
	err = s.db.QueryRowContext(ctx, `SELECT coalesce(max(ordinal) + 1, 0) FROM passages WHERE document = ? AND ordinal >= 0`, num).Scan(&o.Passages)
	if err != nil {
		return o, s.explain(ctx, err)
	}
	o.Sections, err = collect(ctx, s.db, func(rows *sql.Rows) (c dhr.OutlineSection, err error) {
		err = rows.Scan(&c.Section, &c.First, &c.Ordinal)
		return c, err
	}, `SELECT f.section, p.id, f.first FROM (SELECT section, min(ordinal) AS first FROM passages INDEXED BY passages_by_section
			WHERE document = ?1 AND ordinal >= 0 GROUP BY section) f
		JOIN passages p ON p.document = ?1 AND p.ordinal = f.first ORDER BY f.first`, num)
	if err != nil {
		return o, s.explain(ctx, err)
	}
	o.Coded, err = collect(ctx, s.db, func(rows *sql.Rows) (ordinal int, err error) {
		err = rows.Scan(&ordinal)
		return ordinal, err
	}, `SELECT ordinal FROM suggestions INDEXED BY suggestions_queue WHERE document = ?1 AND shown = 1 AND verdict = ''
		UNION SELECT p.ordinal FROM codings g JOIN passages p ON p.id = g.passage WHERE g.document = ?1 AND p.ordinal >= 0 ORDER BY 1`, num)
	return o, s.explain(ctx, err)
}

// PassagesFrom returns up to n passages of a document, named by its ID, from an ordinal
// on.
func (s *Store) PassagesFrom(ctx context.Context, document string, ordinal, n int) ([]dhr.Passage, error) {
	all, err := collect(ctx, s.db, scanPassage, `SELECT `+passageColumns+` FROM documents d JOIN passages p ON p.document = d.num
		WHERE d.id = ? AND p.ordinal >= ? ORDER BY p.ordinal LIMIT ?`, document, max(ordinal, 0), n)
	return all, s.explain(ctx, err)
}
