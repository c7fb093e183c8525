package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/dhrcoder/dhr"
)

// SaveReading replaces what is kept of a document with what a reader found, in one
// change. The reason, which may be empty, says what is poor about it. Zones that people corrected stay corrected. Passages
// that are found again keep their decisions; those that are not and have none, nor
// are in the sample of a round, go; the others are retired: kept, with a negative Ordinal. The document's
// suggestions go, since they were made from the passages before.
func (s *Store) SaveReading(ctx context.Context, document string, r dhr.Reading, reason string) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		num, err := number(ctx, tx, document)
		if err != nil {
			return err
		}
		for _, table := range []string{"suggestions", "pages", "sections", "markings"} {
			if _, err := tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE document = ?`, num); err != nil {
				return err
			}
		}
		for _, put := range []func(context.Context, *sql.Tx, int64, dhr.Reading) error{putPages, putSections, putMarkings} {
			if err := put(ctx, tx, num, r); err != nil {
				return err
			}
		}
		if err := putPassages(ctx, tx, num, document, r.Passages); err != nil {
			return err
		}
		if err := applyZones(ctx, tx, num); err != nil {
			return err
		}
		if err := putAbout(ctx, tx, num, r.About); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE documents SET status = 'read', reason = ?, pages = ?, engine = ?, tried = ?, suggested = ''
			WHERE num = ?`, reason, len(r.Pages), r.Engine, r.Engine, num)
		return err
	})
}

func putPages(ctx context.Context, tx *sql.Tx, num int64, r dhr.Reading) error {
	put, err := tx.PrepareContext(ctx, `INSERT INTO pages (document, number, method, width, height, words, quality, agreement, reason)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer put.Close()
	for _, p := range r.Pages {
		if _, err := put.ExecContext(ctx, num, p.Number, string(p.Method), p.Width, p.Height, p.Words, p.Quality, p.Agreement, p.Reason); err != nil {
			return fmt.Errorf("page %d: %w", p.Number, err)
		}
	}
	return nil
}

func putSections(ctx context.Context, tx *sql.Tx, num int64, r dhr.Reading) error {
	put, err := tx.PrepareContext(ctx, `INSERT INTO sections (document, ordinal, heading, number, zone, confidence, page)
		VALUES (?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer put.Close()
	for _, c := range r.Sections {
		if _, err := put.ExecContext(ctx, num, c.Ordinal, c.Heading, c.Number, string(c.Zone), c.Confidence, c.Page); err != nil {
			return fmt.Errorf("section %d: %w", c.Ordinal, err)
		}
	}
	return nil
}

func putMarkings(ctx context.Context, tx *sql.Tx, num int64, r dhr.Reading) error {
	for i, m := range r.Markings {
		if _, err := tx.ExecContext(ctx, `INSERT INTO markings (document, ordinal, text) VALUES (?, ?, ?)`, num, i, m); err != nil {
			return err
		}
	}
	return nil
}

// setAside is added to ordinals, below zero, while they are given anew.
const setAside = 1 << 40

func putPassages(ctx context.Context, tx *sql.Tx, num int64, document string, passages []dhr.Passage) error {
	for _, change := range []string{
		`DELETE FROM passages WHERE document = ?1 AND NOT EXISTS (SELECT 1 FROM decisions WHERE passage = passages.id)
			AND NOT EXISTS (SELECT 1 FROM round_passages WHERE passage = passages.id)
			AND NOT EXISTS (SELECT 1 FROM fact_decisions WHERE passage = passages.id)
			AND NOT EXISTS (SELECT 1 FROM blind_passages WHERE passage = passages.id)`,
		// Retired ones keep their order before those that are retired now.
		`UPDATE passages SET ordinal = CASE WHEN ordinal < 0 THEN ordinal - ?2 ELSE -ordinal - 1 - 2 * ?2 END WHERE document = ?1`,
	} {
		if _, err := tx.ExecContext(ctx, change, num, setAside); err != nil {
			return err
		}
	}
	put, err := tx.PrepareContext(ctx, `INSERT INTO passages (id, document, ordinal, section, heading, zone, page, page_end, number, text, boxes, refers)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET ordinal = excluded.ordinal, section = excluded.section, heading = excluded.heading,
			zone = excluded.zone, page = excluded.page, page_end = excluded.page_end, number = excluded.number, text = excluded.text,
			boxes = excluded.boxes, refers = excluded.refers`)
	if err != nil {
		return err
	}
	defer put.Close()
	seen := make(map[string]bool, len(passages))
	for i, p := range passages {
		switch {
		case p.Document != document:
			return fmt.Errorf("passage %d belongs to document %s, not %s", i, p.Document, document)
		case p.Ordinal != i:
			return fmt.Errorf("passage %d has ordinal %d", i, p.Ordinal)
		case p.ID == "" || seen[p.ID]:
			return fmt.Errorf("passage %d has no id, or that of another one: %q", i, p.ID)
		}
		seen[p.ID] = true
		_, err := put.ExecContext(ctx, p.ID, num, p.Ordinal, p.Section, p.Heading, string(p.Zone), p.Page, p.PageEnd, p.Number, p.Text, packBoxes(p.Boxes), packMark(p.Refers))
		if err != nil {
			return fmt.Errorf("passage %d: %w", i, err)
		}
	}
	return retire(ctx, tx, num)
}

// retire numbers the passages that the reading did not give a new place.
func retire(ctx context.Context, tx *sql.Tx, num int64) error {
	left, err := collect(ctx, tx, func(rows *sql.Rows) (id string, err error) {
		err = rows.Scan(&id)
		return id, err
	}, `SELECT id FROM passages WHERE document = ? AND ordinal < 0 ORDER BY ordinal DESC`, num)
	if err != nil {
		return err
	}
	for i, id := range left {
		if _, err := tx.ExecContext(ctx, `UPDATE passages SET ordinal = ? WHERE id = ?`, -1-i, id); err != nil {
			return err
		}
	}
	return nil
}
