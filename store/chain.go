package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/dhrcoder/dhr"
)

// row is a decision as the database keeps it: what the hash is made of.
type row struct {
	seq                    int64
	passage, code, verdict string // code empty for NULL
	agencies, subthemes    string // JSON
	coder, at, note        string
	round                  int64 // 0 for NULL
	adjudicates            bool
	basis, hash            string
}

const rowColumns = `seq, passage, coalesce(code, ''), verdict, agencies, subthemes, coder, at, note, coalesce(round, 0), adjudicates, basis, hash`

// fields are where a query for the columns puts them.
func (r *row) fields() []any {
	return []any{&r.seq, &r.passage, &r.code, &r.verdict, &r.agencies, &r.subthemes, &r.coder, &r.at, &r.note,
		&r.round, &r.adjudicates, &r.basis, &r.hash}
}

func scanRow(rows *sql.Rows) (r row, err error) {
	err = rows.Scan(r.fields()...)
	return r, err
}

// link returns the hash of the row after the one with the hash given: SHA-256, in
// hexadecimal, over that hash (64 characters, or none before the first) and the row's
// fields in the order of the table, each as its length in bytes in decimal, a colon and
// its bytes. Numbers are in decimal, absent code and round are "" and "0".
func (r row) link(before string) string {
	var b strings.Builder
	b.WriteString(before)
	adjudicates := "0"
	if r.adjudicates {
		adjudicates = "1"
	}
	for _, field := range []string{strconv.FormatInt(r.seq, 10), r.passage, r.code, r.verdict, r.agencies, r.subthemes,
		r.coder, r.at, r.note, strconv.FormatInt(r.round, 10), adjudicates, r.basis} {
		b.WriteString(strconv.Itoa(len(field)) + ":" + field)
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:])
}

// insert appends the row with its hash, after the last one.
func (r row) insert(ctx context.Context, tx *sql.Tx) (seq int64, err error) {
	var last int64
	var before string
	err = tx.QueryRowContext(ctx, `SELECT seq, hash FROM decisions ORDER BY seq DESC LIMIT 1`).Scan(&last, &before)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return 0, err
	}
	if r.seq == 0 {
		r.seq = last + 1
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO decisions (seq, passage, code, verdict, agencies, subthemes, coder, at, note, round, adjudicates, basis, hash)
		VALUES (?, ?, nullif(?, ''), ?, ?, ?, ?, ?, ?, nullif(?, 0), ?, ?, ?)`,
		r.seq, r.passage, r.code, r.verdict, r.agencies, r.subthemes, r.coder, r.at, r.note, r.round, r.adjudicates, r.basis, r.link(before))
	if err != nil {
		return 0, fmt.Errorf("keep the decision: %w", err)
	}
	return r.seq, nil
}

// chainOld moves the decisions of a project made before there were hashes.
func chainOld(ctx context.Context, tx *sql.Tx) error {
	old, err := collect(ctx, tx, func(rows *sql.Rows) (r row, err error) {
		r.subthemes = "[]"
		err = rows.Scan(&r.seq, &r.passage, &r.code, &r.verdict, &r.agencies, &r.coder, &r.at, &r.note)
		return r, err
	}, `SELECT seq, passage, code, verdict, agencies, coder, at, note FROM decisions_before ORDER BY seq`)
	if err != nil {
		return err
	}
	for _, r := range old {
		if _, err := r.insert(ctx, tx); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, `DROP TABLE decisions_before`)
	return err
}

// CheckChain works out the hash of each decision anew and compares it with the one
// kept. A decision that was changed, removed from within the record or put into it
// behind the program's back does not fit, unless whoever did it worked out all later
// hashes too: then the head differs from the one that an earlier report or export
// states. Decisions cut off at the end show in the same way only.
func (s *Store) CheckChain(ctx context.Context) (c dhr.Chain, err error) {
	rows, err := s.db.QueryContext(ctx, `SELECT `+rowColumns+` FROM decisions ORDER BY seq`)
	if err != nil {
		return c, s.explain(ctx, err)
	}
	defer rows.Close()
	for rows.Next() {
		r, err := scanRow(rows)
		if err != nil {
			return c, s.explain(ctx, err)
		}
		c.Decisions++
		if c.Broken == 0 && r.link(c.Head) != r.hash {
			c.Broken = r.seq
		}
		c.Head = r.hash // later ones are judged by what is kept
	}
	return c, s.explain(ctx, rows.Err())
}
