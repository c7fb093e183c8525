package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/dhrcoder/dhr"
)

// Rounds returns the rounds of double coding in the order in which they were drawn.
func (s *Store) Rounds(ctx context.Context) ([]dhr.Round, error) {
	all, err := roundsOf(ctx, s.db)
	return all, s.explain(ctx, err)
}

func roundsOf(ctx context.Context, q querier) ([]dhr.Round, error) {
	return collect(ctx, q, scanRound, `SELECT id, coders, unit, seed, drawn, by, ended,
		(SELECT count(*) FROM round_passages WHERE round = rounds.id) FROM rounds ORDER BY id`)
}

func scanRound(rows *sql.Rows) (r dhr.Round, err error) {
	var coders []byte
	var seed, drawn, ended string
	if err := rows.Scan(&r.ID, &coders, &r.Unit, &seed, &drawn, &r.By, &ended, &r.Size); err != nil {
		return r, err
	}
	if err := decode(coders, &r.Coders); err != nil {
		return r, err
	}
	if r.Seed, err = strconv.ParseUint(seed, 10, 64); err != nil {
		return r, err
	}
	if r.Drawn, err = time.Parse(time.RFC3339, drawn); err != nil || ended == "" {
		return r, err
	}
	r.Ended, err = time.Parse(time.RFC3339, ended)
	return r, err
}

// AddRound keeps a round with the passages drawn for it and returns its ID. The error
// is dhr.ErrInRound when a passage is in another round that is open.
func (s *Store) AddRound(ctx context.Context, r dhr.Round, passages []string) (id int64, err error) {
	if err := r.Validate(); err != nil {
		return 0, err
	}
	if len(passages) == 0 {
		return 0, errors.New("the sample of the round is empty")
	}
	err = s.write(ctx, func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, `INSERT INTO rounds (coders, unit, seed, drawn, by) VALUES (?, ?, ?, ?, ?) RETURNING id`,
			encode(r.Coders), string(r.Unit), strconv.FormatUint(r.Seed, 10), r.Drawn.UTC().Format(time.RFC3339), r.By).Scan(&id)
		if err != nil {
			return err
		}
		for _, p := range passages {
			if err := notBlind(ctx, tx, p); err != nil {
				return fmt.Errorf("passage %s: %w", p, err)
			}
		}
		put, err := tx.PrepareContext(ctx, `INSERT INTO round_passages (round, passage) VALUES (?, ?)`)
		if err != nil {
			return err
		}
		defer put.Close()
		for _, p := range passages {
			if _, err := put.ExecContext(ctx, id, p); err != nil {
				return fmt.Errorf("passage %s: %w", p, err)
			}
		}
		return nil
	})
	return id, err
}

// RoundPassages returns the passages of a round's sample as they are read. One that a
// later reading no longer found is among them.
func (s *Store) RoundPassages(ctx context.Context, round int64) ([]dhr.Passage, error) {
	all, err := collect(ctx, s.db, scanPassage, `SELECT `+passageColumns+` FROM round_passages r
		JOIN passages p ON p.id = r.passage JOIN documents d ON d.num = p.document
		WHERE r.round = ? ORDER BY d.case_id, d.name, p.ordinal`, round)
	return all, s.explain(ctx, err)
}

// RoundDecisions returns what was decided in a round, blind and in adjudication, undos
// included, in order.
func (s *Store) RoundDecisions(ctx context.Context, round int64) ([]dhr.Decision, error) {
	all, err := collect(ctx, s.db, scanDecision, `SELECT `+decisionColumns+` FROM decisions x WHERE round = ? ORDER BY seq`, round)
	return all, s.explain(ctx, err)
}

// EndRound ends a round, so that what its coders decided comes into force. The error is
// dhr.ErrNotInRound when there is no such round or it has ended.
func (s *Store) EndRound(ctx context.Context, round int64, at time.Time) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, `UPDATE rounds SET ended = ? WHERE id = ? AND ended = ''`, at.UTC().Format(time.RFC3339), round)
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, dhr.ErrNotInRound)
		}
		touched, err := collect(ctx, tx, func(rows *sql.Rows) (k pair, err error) {
			err = rows.Scan(&k.passage, &k.code)
			return k, err
		}, `SELECT DISTINCT x.passage, x.code FROM decisions x
			WHERE x.passage IN (SELECT passage FROM round_passages WHERE round = ?) AND x.code IS NOT NULL ORDER BY 1, 2`, round)
		if err != nil {
			return err
		}
		for _, k := range touched {
			if err := settle(ctx, tx, k); err != nil {
				return err
			}
		}
		return nil
	})
}

// checkRound reports why a decision cannot belong to the round that it names.
func checkRound(ctx context.Context, tx *sql.Tx, d dhr.Decision) error {
	var coders []byte
	var ended string
	err := tx.QueryRowContext(ctx, `SELECT r.coders, r.ended FROM rounds r JOIN round_passages p ON p.round = r.id
		WHERE r.id = ? AND p.passage = ?`, d.Round, d.Passage).Scan(&coders, &ended)
	if errors.Is(err, sql.ErrNoRows) {
		return dhr.ErrNotInRound
	}
	var r dhr.Round
	if err := errors.Join(err, json.Unmarshal(coders, &r.Coders)); err != nil {
		return err
	}
	if open := ended == ""; d.Blind() != open || d.Blind() && !r.Has(d.Coder) {
		return dhr.ErrNotInRound
	}
	return nil
}

// notBlind is dhr.ErrInRound when a round with the passage is open.
func notBlind(ctx context.Context, tx *sql.Tx, passage string) error {
	var open bool
	err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM round_passages p JOIN rounds r ON r.id = p.round
		WHERE p.passage = ? AND r.ended = '')`, passage).Scan(&open)
	if err == nil && open {
		return dhr.ErrInRound
	}
	return err
}
