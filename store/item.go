package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"github.com/dhrcoder/dhr"
)

// contextPassages is how many passages before and after one are shown.
const contextPassages = 2

// QueuePassage returns a passage, retired or not, with its codes and surroundings. The
// error is an *UnknownError when the project lacks it.
func (s *Store) QueuePassage(ctx context.Context, passage string) (q dhr.QueuePassage, err error) {
	q, err = s.queuePassage(ctx, passage)
	if errors.Is(err, sql.ErrNoRows) {
		err = &UnknownError{Noun: "passage", ID: passage}
	}
	return q, s.explain(ctx, err)
}

func (s *Store) queuePassage(ctx context.Context, passage string) (q dhr.QueuePassage, err error) {
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true}) // the parts are of one moment
	if err != nil {
		return q, err
	}
	defer tx.Rollback()
	const of = ` FROM passages p JOIN documents d ON d.num = p.document`
	if q.Passage, err = one(ctx, tx, scanPassage, `SELECT `+passageColumns+of+` WHERE p.id = ?`, passage); err != nil {
		return q, err
	}
	if q.Document, err = one(ctx, tx, scanDocument, `SELECT `+documentColumns+` FROM documents WHERE id = ?`, q.Passage.Document); err != nil {
		return q, err
	}
	q.Case, err = one(ctx, tx, scanCase, `SELECT id, title, csp, region, year, type, source FROM cases WHERE id = ?`, q.Document.Case)
	if err != nil {
		return q, err
	}
	if at := q.Passage.Ordinal; at >= 0 {
		around, err := collect(ctx, tx, scanPassage, `SELECT `+passageColumns+of+` WHERE d.id = ? AND p.ordinal BETWEEN ? AND ? ORDER BY p.ordinal`,
			q.Passage.Document, max(at-contextPassages, 0), at+contextPassages)
		if err != nil {
			return q, err
		}
		for _, p := range around {
			switch {
			case p.Ordinal < at:
				q.Before = append(q.Before, p)
			case p.Ordinal > at:
				q.After = append(q.After, p)
			}
		}
	}
	suggestions, err := collect(ctx, tx, scanSuggestion, `SELECT `+suggestionColumns+` FROM passages p
		JOIN suggestions s ON s.document = p.document AND s.ordinal = p.ordinal WHERE p.id = ?`, passage)
	if err != nil {
		return q, err
	}
	made, err := collect(ctx, tx, scanDecision, `SELECT `+decisionColumns+` FROM decisions x WHERE x.passage = ?`+unblinded+` ORDER BY x.seq`, passage)
	if err != nil {
		return q, err
	}
	rounds, err := roundsOf(ctx, tx)
	if err != nil {
		return q, err
	}
	rank, err := ranks(ctx, tx)
	if err != nil {
		return q, err
	}
	q.Units = unitsOf(suggestions, made, rounds, rank)
	for _, d := range dhr.NotUndone(made) {
		if d.Verdict == dhr.VerdictDone && d.Round == 0 && !slices.Contains(q.Done, d.Coder) {
			q.Done = append(q.Done, d.Coder)
		}
	}
	return q, nil
}

// unitsOf puts together what was suggested and what was decided, in the order of rank.
// Codes that are no longer in the framework are left out.
func unitsOf(suggestions []dhr.Suggestion, made []dhr.Decision, rounds []dhr.Round, rank map[string]int) (units []dhr.QueueUnit) {
	of := func(code string) *dhr.QueueUnit {
		for i := range units {
			if units[i].Code == code {
				return &units[i]
			}
		}
		units = append(units, dhr.QueueUnit{Code: code})
		return &units[len(units)-1]
	}
	for i, g := range suggestions {
		of(g.Code).Suggestion = &suggestions[i]
	}
	for _, d := range made {
		if d.Code == "" {
			continue
		}
		u := of(d.Code)
		u.Seen = d.Seq
		if !d.Blind() || !slices.ContainsFunc(rounds, func(r dhr.Round) bool { return r.ID == d.Round && r.Open() }) {
			u.Made = append(u.Made, d)
		}
	}
	standing := dhr.Standing(made, rounds...)
	for i, c := range standing {
		of(c.Code).Standing = &standing[i]
	}
	units = slices.DeleteFunc(units, func(u dhr.QueueUnit) bool { _, known := rank[u.Code]; return !known })
	slices.SortFunc(units, func(a, b dhr.QueueUnit) int { return rank[a.Code] - rank[b.Code] })
	return units
}

// Subthemes returns the names of sub-themes that coders have given with the code, those
// given most often first.
func (s *Store) Subthemes(ctx context.Context, code string) ([]string, error) {
	all, err := collect(ctx, s.db, func(rows *sql.Rows) (name string, err error) {
		err = rows.Scan(&name)
		return name, err
	}, `SELECT j.value FROM decisions x, json_each(x.subthemes) j WHERE x.code = ? AND x.subthemes <> '[]'`+unblinded+`
		GROUP BY j.value ORDER BY count(*) DESC, j.value`, code)
	return all, s.explain(ctx, err)
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
