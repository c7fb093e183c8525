package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/dhrcoder/dhr"
)

const decisionColumns = `x.seq, x.passage, coalesce(x.code, ''), x.verdict, x.agencies, x.subthemes, x.coder, x.at, x.note,
	coalesce(x.round, 0), x.adjudicates, x.basis, x.hash`

func scanDecision(rows *sql.Rows) (d dhr.Decision, err error) {
	r, err := scanRow(rows)
	if err != nil {
		return d, err
	}
	return r.decision()
}

// decision reads the row.
func (r row) decision() (d dhr.Decision, err error) {
	d = dhr.Decision{Seq: r.seq, Passage: r.passage, Code: r.code, Verdict: dhr.Verdict(r.verdict), Coder: r.coder, Note: r.note,
		Round: r.round, Adjudicates: r.adjudicates, Hash: r.hash}
	if err := errors.Join(decode([]byte(r.agencies), &d.Agencies), decode([]byte(r.subthemes), &d.Subthemes)); err != nil {
		return d, err
	}
	if r.basis != "" {
		d.Basis = new(dhr.Basis)
		if err := json.Unmarshal([]byte(r.basis), d.Basis); err != nil {
			return d, fmt.Errorf("read the basis of decision %d: %w", r.seq, err)
		}
	}
	d.At, err = time.Parse(time.RFC3339, r.at)
	return d, err
}

// rowOf gives the row that keeps the decision.
func rowOf(d dhr.Decision) row {
	r := row{passage: d.Passage, code: d.Code, verdict: string(d.Verdict), agencies: encode(d.Agencies), subthemes: encode(d.Subthemes),
		coder: d.Coder, at: d.At.UTC().Format(time.RFC3339), note: d.Note, round: d.Round, adjudicates: d.Adjudicates}
	if d.Basis != nil {
		b, err := json.Marshal(d.Basis)
		if err != nil {
			panic(err) // strings and a number always have a form
		}
		r.basis = string(b)
	}
	return r
}

// Decisions returns every decision in the order in which they were made.
func (s *Store) Decisions(ctx context.Context) ([]dhr.Decision, error) {
	all, err := collect(ctx, s.db, scanDecision, `SELECT `+decisionColumns+` FROM decisions x ORDER BY seq`)
	return all, s.explain(ctx, err)
}

// Codings returns what stands after all decisions, see dhr.Standing, without what has
// been carried over to another passage.
func (s *Store) Codings(ctx context.Context) ([]dhr.Coding, error) {
	decisions, err := s.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	rounds, err := s.Rounds(ctx)
	if err != nil {
		return nil, err
	}
	carried, err := s.carried(ctx)
	standing := slices.DeleteFunc(dhr.Standing(decisions, rounds...), func(c dhr.Coding) bool { return carried[pair{c.Passage, c.Code}] })
	return standing, err
}

type pair struct{ passage, code string }

// decisionsOn returns the decisions on a passage and code, with those that say of the
// passage that it is done.
func decisionsOn(ctx context.Context, q querier, k pair) ([]dhr.Decision, error) {
	return collect(ctx, q, scanDecision, `SELECT `+decisionColumns+` FROM decisions x WHERE passage = ? AND (code = ? OR code IS NULL) ORDER BY seq`, k.passage, k.code)
}

// settled is what stands for a passage and code.
type settled struct {
	pair
	verdict dhr.Verdict
}

func scanSettled(rows *sql.Rows) (c settled, err error) {
	err = rows.Scan(&c.passage, &c.code, &c.verdict)
	return c, err
}

// verdictsOf returns what stands for the passages of a document.
func verdictsOf(ctx context.Context, q querier, num int64) (map[pair]dhr.Verdict, error) {
	all, err := collect(ctx, q, scanSettled, `SELECT c.passage, c.code, c.verdict
		FROM passages p CROSS JOIN codings c ON c.passage = p.id WHERE p.document = ?`, num)
	verdicts := make(map[pair]dhr.Verdict, len(all))
	for _, c := range all {
		verdicts[c.pair] = c.verdict
	}
	return verdicts, err
}
