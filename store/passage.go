package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"
	"math"
	"strconv"

	"github.com/dhrcoder/dhr"
)

const passageColumns = `p.id, d.id, p.ordinal, p.section, p.heading, p.zone, p.page, p.page_end, p.number, p.text, p.boxes, p.refers`

func scanPassage(rows *sql.Rows) (p dhr.Passage, err error) {
	var boxes, refers []byte
	if err := rows.Scan(&p.ID, &p.Document, &p.Ordinal, &p.Section, &p.Heading, &p.Zone, &p.Page, &p.PageEnd, &p.Number, &p.Text, &boxes, &refers); err != nil {
		return p, err
	}
	if len(refers) > 0 {
		if err := json.Unmarshal(refers, &p.Refers); err != nil {
			return p, fmt.Errorf("mark of a footnote: %w", err)
		}
	}
	p.Boxes, err = unpackBoxes(boxes)
	return p, err
}

// Passages returns the passages of a document, named by its ID, without retired
// ones. Boxes are kept to a hundredth of a point.
func (s *Store) Passages(ctx context.Context, document string) ([]dhr.Passage, error) {
	all, err := collect(ctx, s.db, scanPassage, `SELECT `+passageColumns+` FROM documents d JOIN passages p ON p.document = d.num
		WHERE d.id = ? AND p.ordinal >= 0 ORDER BY p.ordinal`, document)
	for i := range all {
		all[i].Document = document // one string, not one a passage
	}
	return all, s.explain(ctx, err)
}

// CountPassages returns how many passages AllPassages would yield, without reading
// them.
func (s *Store) CountPassages(ctx context.Context) (n int, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT count(*) FROM passages WHERE ordinal >= 0`).Scan(&n)
	return n, s.explain(ctx, err)
}

// AllPassages yields the passages of every document, without retired ones. It
// holds one document in memory at a time and ends after an error.
func (s *Store) AllPassages(ctx context.Context) iter.Seq2[dhr.Passage, error] {
	return eachDocument(ctx, s, s.Passages)
}

// eachDocument yields what of returns for every document in order.
func eachDocument[T any](ctx context.Context, s *Store, of func(context.Context, string) ([]T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var zero T
		documents, err := s.Documents(ctx)
		if err != nil {
			yield(zero, err)
			return
		}
		for _, d := range documents {
			all, err := of(ctx, d.ID)
			if err != nil {
				yield(zero, err)
				return
			}
			for _, v := range all {
				if !yield(v, nil) {
					return
				}
			}
		}
	}
}

// PassagesByID returns the passages with those IDs in the order asked for, retired
// ones among them (their Ordinal is negative). An ID that the project does not have
// is left out.
func (s *Store) PassagesByID(ctx context.Context, ids []string) ([]dhr.Passage, error) {
	asked, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	all, err := collect(ctx, s.db, scanPassage, `SELECT `+passageColumns+` FROM json_each(?) j
		JOIN passages p ON p.id = j.value JOIN documents d ON d.num = p.document ORDER BY j.key`, string(asked))
	return all, s.explain(ctx, err)
}

// RetiredPassages returns the passages that people have decided on and that the
// newest reading of their document no longer has, by document.
func (s *Store) RetiredPassages(ctx context.Context) ([]dhr.Passage, error) {
	all, err := collect(ctx, s.db, scanPassage, `SELECT `+passageColumns+` FROM documents d JOIN passages p ON p.document = d.num
		WHERE p.ordinal < 0 ORDER BY d.case_id, d.name, p.ordinal DESC`)
	return all, s.explain(ctx, err)
}

// Footnotes returns the footnotes whose marks stand in the passage with that ID, in the
// order of their document.
func (s *Store) Footnotes(ctx context.Context, passage string) ([]dhr.Passage, error) {
	all, err := collect(ctx, s.db, scanPassage, `SELECT `+passageColumns+` FROM passages o JOIN passages p INDEXED BY passages_notes ON p.document = o.document AND p.refers <> ''
		JOIN documents d ON d.num = p.document WHERE o.id = ? AND p.ordinal >= 0 AND p.refers ->> 'passage' = o.id ORDER BY p.ordinal`, passage)
	return all, s.explain(ctx, err)
}

// packMark writes where the mark of a footnote stands; nothing for what is none.
func packMark(m dhr.Mark) string {
	if m == (dhr.Mark{}) {
		return ""
	}
	b, err := json.Marshal(m)
	if err != nil {
		panic(err) // a string and a number always have a form
	}
	return string(b)
}

// packBoxes writes boxes as [[page,x,y,w,h],…], to a hundredth of a point: they are
// the larger part of a passage otherwise.
func packBoxes(boxes []dhr.Box) string {
	b := []byte{'['}
	for i, x := range boxes {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, '[')
		b = strconv.AppendInt(b, int64(x.Page), 10)
		for _, v := range [...]float64{x.X, x.Y, x.W, x.H} {
			b = append(b, ',')
			b = strconv.AppendFloat(b, hundredths(v), 'f', -1, 64)
		}
		b = append(b, ']')
	}
	return string(append(b, ']'))
}

func hundredths(v float64) float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return 0
	}
	return math.Round(v*100) / 100
}

func unpackBoxes(packed []byte) ([]dhr.Box, error) {
	if len(packed) <= len(`[]`) {
		return nil, nil
	}
	var all [][5]float64
	if err := json.Unmarshal(packed, &all); err != nil {
		return nil, fmt.Errorf("boxes of a passage: %w", err)
	}
	boxes := make([]dhr.Box, len(all))
	for i, b := range all {
		boxes[i] = dhr.Box{Page: int(b[0]), X: b[1], Y: b[2], W: b[3], H: b[4]}
	}
	return boxes, nil
}
