package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"

	"github.com/dhrcoder/dhr"
)

const suggestionColumns = `p.id, s.code, s.score, s.shown, s.agencies, s.sources, s.evidence`

func scanSuggestion(rows *sql.Rows) (g dhr.Suggestion, err error) {
	var agencies, sources, evidence []byte
	if err := rows.Scan(&g.Passage, &g.Code, &g.Score, &g.Shown, &agencies, &sources, &evidence); err != nil {
		return g, err
	}
	err = errors.Join(decode(agencies, &g.Agencies), decode(sources, &g.Sources), decode(evidence, &g.Evidence))
	return g, err
}

// SaveSuggestions replaces the suggestions of a document with those of that version
// of the rules and model, in one change. Their order does not matter. What people
// decided stays decided, and what they proposed by searching stays proposed.
func (s *Store) SaveSuggestions(ctx context.Context, document, version string, suggestions []dhr.Suggestion) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		num, err := number(ctx, tx, document)
		if err != nil {
			return err
		}
		rank, err := ranks(ctx, tx)
		if err != nil {
			return err
		}
		places, err := placesOf(ctx, tx, num)
		if err != nil {
			return err
		}
		verdicts, err := verdictsOf(ctx, tx, num)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM suggestions WHERE document = ?`, num); err != nil {
			return err
		}
		put, err := tx.PrepareContext(ctx, `INSERT INTO suggestions (document, ordinal, code, rank, score, shown, agencies, sources, evidence, verdict, zone)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
		if err != nil {
			return err
		}
		defer put.Close()
		for _, g := range suggestions {
			place, known := places[g.Passage]
			if !known {
				return &UnknownError{Noun: "passage", ID: g.Passage}
			}
			r, known := rank[g.Code]
			if !known {
				return &UnknownError{Noun: "code", ID: g.Code}
			}
			_, err := put.ExecContext(ctx, num, place.at, g.Code, r, g.Score, g.Shown, encode(g.Agencies), encode(g.Sources), encode(g.Evidence),
				string(verdicts[pair{g.Passage, g.Code}]), place.zone)
			if err != nil {
				return fmt.Errorf("suggestion of %s for passage %s: %w", g.Code, g.Passage, err)
			}
		}
		if err := overlayDocument(ctx, tx, num); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE documents SET suggested = ? WHERE num = ?`, version, num)
		return err
	})
}

// placed is where a passage stands.
type placed struct {
	id, zone string
	at       int // ordinal
}

// placesOf returns the places of a document's passages by ID.
func placesOf(ctx context.Context, tx *sql.Tx, num int64) (map[string]placed, error) {
	all, err := collect(ctx, tx, func(rows *sql.Rows) (p placed, err error) {
		err = rows.Scan(&p.id, &p.at, &p.zone)
		return p, err
	}, `SELECT id, ordinal, zone FROM passages WHERE document = ? AND ordinal >= 0`, num)
	places := make(map[string]placed, len(all))
	for _, p := range all {
		places[p.id] = p
	}
	return places, err
}

// Suggestions returns the suggestions for a document, named by its ID.
func (s *Store) Suggestions(ctx context.Context, document string) ([]dhr.Suggestion, error) {
	return s.suggestions(ctx, document, false)
}

// ShownSuggestions returns the suggestions for a document, named by its ID, that
// reach their code's threshold.
func (s *Store) ShownSuggestions(ctx context.Context, document string) ([]dhr.Suggestion, error) {
	return s.suggestions(ctx, document, true)
}

// AllSuggestions yields the suggestions for every document. It holds one document
// in memory at a time and ends after an error.
func (s *Store) AllSuggestions(ctx context.Context) iter.Seq2[dhr.Suggestion, error] {
	return eachDocument(ctx, s, s.Suggestions)
}

// AllShownSuggestions yields the suggestions for every document that reach their
// code's threshold. It holds one document in memory at a time and ends after an
// error.
func (s *Store) AllShownSuggestions(ctx context.Context) iter.Seq2[dhr.Suggestion, error] {
	return eachDocument(ctx, s, s.ShownSuggestions)
}

func (s *Store) suggestions(ctx context.Context, document string, onlyShown bool) ([]dhr.Suggestion, error) {
	all, err := collect(ctx, s.db, scanSuggestion, `SELECT `+suggestionColumns+`
		FROM documents d CROSS JOIN suggestions s ON s.document = d.num
		CROSS JOIN passages p ON p.document = s.document AND p.ordinal = s.ordinal
		WHERE d.id = ? AND s.shown >= ? ORDER BY s.ordinal, s.rank`, document, onlyShown)
	return all, s.explain(ctx, err)
}

// encode writes a list as JSON, and none as an empty list.
func encode[T any](list []T) string {
	if len(list) == 0 {
		return "[]"
	}
	b, err := json.Marshal(list)
	if err != nil {
		panic(err) // strings and numbers always have a form
	}
	return string(b)
}

// decode reads a list that encode wrote; an empty one is nil.
func decode[T any](b []byte, list *[]T) error {
	if string(b) == "[]" {
		return nil
	}
	if err := json.Unmarshal(b, list); err != nil {
		return fmt.Errorf("read a list: %w", err)
	}
	return nil
}
