package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/dhrcoder/dhr"
)

// Item returns a suggestion, shown or not, with its surroundings. A code that people
// have decided on without a suggestion has one without score. The error is an
// *UnknownError when there is neither.
func (s *Store) Item(ctx context.Context, k dhr.SuggestionKey) (dhr.QueueItem, error) {
	it, err := s.item(ctx, k)
	return it, s.explain(ctx, err)
}

func (s *Store) item(ctx context.Context, k dhr.SuggestionKey) (it dhr.QueueItem, err error) {
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true}) // the parts are of one moment
	if err != nil {
		return it, err
	}
	defer tx.Rollback()
	const of = ` FROM passages p JOIN documents d ON d.num = p.document JOIN cases c ON c.id = d.case_id WHERE p.id = ?`
	if it.Passage, err = one(ctx, tx, scanPassage, `SELECT `+passageColumns+of, k.Passage); err != nil {
		return it, gone(err, k)
	}
	it.Suggestion, err = one(ctx, tx, scanSuggestion, `SELECT `+suggestionColumns+` FROM passages p
		JOIN suggestions s ON s.document = p.document AND s.ordinal = p.ordinal WHERE p.id = ? AND s.code = ?`, k.Passage, k.Code)
	if errors.Is(err, sql.ErrNoRows) {
		it.Suggestion, err = addedByHand(ctx, tx, k)
	}
	if err != nil {
		return it, gone(err, k)
	}
	if it.Document, err = one(ctx, tx, scanDocument, `SELECT `+documentColumns+` FROM documents WHERE id = ?`, it.Passage.Document); err != nil {
		return it, err
	}
	it.Case, err = one(ctx, tx, scanCase, `SELECT id, title, csp, region, year, type, source FROM cases WHERE id = ?`, it.Document.Case)
	if err != nil {
		return it, err
	}
	err = tx.QueryRowContext(ctx, `SELECT
		coalesce((SELECT text FROM passages WHERE document = d.num AND ordinal = ?1 - 1 AND ?1 > 0), ''),
		coalesce((SELECT text FROM passages WHERE document = d.num AND ordinal = ?1 + 1 AND ?1 >= 0), '')
		FROM documents d WHERE d.id = ?2`, it.Passage.Ordinal, it.Passage.Document).Scan(&it.Before, &it.After)
	if err != nil {
		return it, err
	}
	made, err := decisionsOn(ctx, tx, pair{k.Passage, k.Code})
	if err != nil {
		return it, err
	}
	for _, d := range made {
		if d.Code != "" {
			it.Seen = d.Seq
		}
	}
	rounds, err := roundsOf(ctx, tx)
	if err != nil {
		return it, err
	}
	if standing := dhr.Standing(made, rounds...); len(standing) > 0 {
		it.Standing = &standing[0]
	}
	it.Others, err = others(ctx, tx, k, rounds)
	return it, err
}

// addedByHand stands in for a suggestion where people have decided on a code that
// nothing suggested: it has no score and no evidence.
func addedByHand(ctx context.Context, tx *sql.Tx, k dhr.SuggestionKey) (dhr.Suggestion, error) {
	var n int
	err := tx.QueryRowContext(ctx, `SELECT 1 FROM decisions WHERE passage = ? AND code = ? LIMIT 1`, k.Passage, k.Code).Scan(&n)
	return dhr.Suggestion{Passage: k.Passage, Code: k.Code}, err
}

func others(ctx context.Context, tx *sql.Tx, k dhr.SuggestionKey, rounds []dhr.Round) ([]dhr.QueueCode, error) {
	made, err := collect(ctx, tx, scanDecision, `SELECT `+decisionColumns+` FROM decisions x WHERE x.passage = ? ORDER BY x.seq`, k.Passage)
	if err != nil {
		return nil, err
	}
	verdicts := map[string]dhr.Verdict{}
	for _, c := range dhr.Standing(made, rounds...) {
		verdicts[c.Code] = c.Verdict
	}
	type code struct {
		id    string
		shown bool
	}
	codes, err := collect(ctx, tx, func(rows *sql.Rows) (c code, err error) {
		err = rows.Scan(&c.id, &c.shown)
		return c, err
	}, `SELECT c.id, coalesce(s.shown, 0) FROM codes c JOIN passages p ON p.id = ?
		LEFT JOIN suggestions s ON s.document = p.document AND s.ordinal = p.ordinal AND s.code = c.id
		ORDER BY c.rank < 0, c.rank, c.id`, k.Passage)
	var all []dhr.QueueCode
	for _, c := range codes {
		v := verdicts[c.id]
		of := dhr.Coding{Verdict: v}
		if c.id != k.Code && (c.shown || of.Coded() || of.Pending()) {
			all = append(all, dhr.QueueCode{Code: c.id, Verdict: v})
		}
	}
	return all, err
}

// one runs a query for a single row; the error is sql.ErrNoRows when there is none.
func one[T any](ctx context.Context, q querier, scan func(*sql.Rows) (T, error), query string, args ...any) (v T, err error) {
	all, err := collect(ctx, q, scan, query, args...)
	if err == nil && len(all) == 0 {
		err = sql.ErrNoRows
	}
	if err != nil {
		return v, err
	}
	return all[0], nil
}

func gone(err error, k dhr.SuggestionKey) error {
	if errors.Is(err, sql.ErrNoRows) {
		return &UnknownError{Noun: "suggestion", ID: k.Code + " for passage " + k.Passage}
	}
	return err
}
