package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/dhrcoder/dhr"
)

// CorrectZone keeps a person's word on the zone of a section of a document, named by its
// ID and the section's ordinal. It holds at once for the section and its passages, also
// after the document is read again, and the next run suggests anew. The error is an
// *UnknownError when there is no such section.
func (s *Store) CorrectZone(ctx context.Context, document string, section int, zone dhr.Zone, coder string, at time.Time) error {
	if _, err := dhr.ParseZone(string(zone)); err != nil {
		return err
	}
	return s.write(ctx, func(tx *sql.Tx) error {
		num, err := number(ctx, tx, document)
		if err != nil {
			return err
		}
		done, err := tx.ExecContext(ctx, `INSERT INTO zone_corrections (document, heading, number, nth, zone, coder, at)
			SELECT c.document, c.heading, c.number, (SELECT count(*) FROM sections e WHERE e.document = c.document
				AND e.heading = c.heading AND e.number = c.number AND e.ordinal < c.ordinal), ?, ?, ?
			FROM sections c WHERE c.document = ? AND c.ordinal = ?`, string(zone), coder, at.UTC().Format(time.RFC3339), num, section)
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 {
			return &UnknownError{Noun: "section", ID: document}
		}
		if err := applyZones(ctx, tx, num); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE documents SET corrected = corrected + 1,
			suggested = CASE WHEN suggested = '' OR suggested LIKE '%+zones' THEN suggested ELSE suggested || '+zones' END WHERE num = ?`, num)
		return err
	})
}

// applyZones gives the sections of a document, and what stands in them, the zones that
// people said they have.
func applyZones(ctx context.Context, tx *sql.Tx, num int64) error {
	type said struct {
		section int
		zone    string
	}
	all, err := collect(ctx, tx, func(rows *sql.Rows) (c said, err error) {
		err = rows.Scan(&c.section, &c.zone)
		return c, err
	}, `WITH counted AS (SELECT ordinal, heading, number, row_number() OVER (PARTITION BY heading, number ORDER BY ordinal) - 1 AS nth
			FROM sections WHERE document = ?1)
		SELECT c.ordinal, z.zone FROM zone_corrections z JOIN counted c ON c.heading = z.heading AND c.number = z.number AND c.nth = z.nth
		WHERE z.document = ?1 ORDER BY z.seq`, num)
	if err != nil {
		return err
	}
	for _, c := range all {
		for _, change := range []string{
			`UPDATE sections SET zone = ?1, confidence = 1 WHERE document = ?2 AND ordinal = ?3`,
			`UPDATE passages SET zone = ?1 WHERE document = ?2 AND section = ?3 AND ordinal >= 0`,
			`UPDATE suggestions SET zone = ?1 WHERE document = ?2 AND ordinal IN (SELECT ordinal FROM passages WHERE document = ?2 AND section = ?3 AND ordinal >= 0)`,
		} {
			if _, err := tx.ExecContext(ctx, change, c.zone, num, c.section); err != nil {
				return err
			}
		}
	}
	return nil
}

// ZoneCorrections returns the ordinals of the sections of a document whose zone a person
// corrected, with who did so last.
func (s *Store) ZoneCorrections(ctx context.Context, document string) (map[int]string, error) {
	type said struct {
		section int
		coder   string
	}
	all, err := collect(ctx, s.db, func(rows *sql.Rows) (c said, err error) {
		err = rows.Scan(&c.section, &c.coder)
		return c, err
	}, `WITH counted AS (SELECT document, ordinal, heading, number, row_number() OVER (PARTITION BY heading, number ORDER BY ordinal) - 1 AS nth
			FROM sections WHERE document = (SELECT num FROM documents WHERE id = ?))
		SELECT c.ordinal, z.coder FROM counted c JOIN zone_corrections z ON z.document = c.document AND z.heading = c.heading AND z.number = c.number AND z.nth = c.nth
		ORDER BY z.seq`, document)
	by := make(map[int]string, len(all))
	for _, c := range all {
		by[c.section] = c.coder
	}
	return by, s.explain(ctx, err)
}
