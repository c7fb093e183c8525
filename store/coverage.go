package store

import (
	"context"
	"database/sql"

	"github.com/dhrcoder/dhr"
)

// Coverage returns the coverage of each code that has a shown suggestion, an
// added or a pending coding, in the framework's order; codes no longer in it come last.
func (s *Store) Coverage(ctx context.Context) ([]dhr.Coverage, error) {
	all, err := s.coverage(ctx)
	return all, s.explain(ctx, err)
}

type tally struct {
	code    string
	verdict dhr.Verdict
	n       int
}

func scanTally(rows *sql.Rows) (t tally, err error) {
	err = rows.Scan(&t.code, &t.verdict, &t.n)
	return t, err
}

func (s *Store) coverage(ctx context.Context) ([]dhr.Coverage, error) {
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true}) // the parts are of one moment
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	tallies, err := collect(ctx, tx, scanTally, `SELECT code, verdict, count(*) FROM suggestions INDEXED BY suggestions_by_code WHERE shown = 1 GROUP BY code, verdict`)
	if err != nil {
		return nil, err
	}
	by := map[string]*dhr.Coverage{}
	of := func(code string) *dhr.Coverage {
		if by[code] == nil {
			by[code] = &dhr.Coverage{Code: code}
		}
		return by[code]
	}
	for _, t := range tallies {
		switch c := of(t.code); t.verdict {
		case "":
			c.Unreviewed += t.n
		case dhr.VerdictReject:
			c.Rejected += t.n
		case dhr.VerdictUnsure:
			c.Unsure += t.n
		case dhr.VerdictPending: // counted below, suggested or not
		default:
			c.Confirmed += t.n
		}
	}
	// A code stands coded for as many passages as have been confirmed or added; those
	// of them that nothing shown had suggested are the rest.
	coded, err := collect(ctx, tx, scanTally, `SELECT code, verdict, count(*) FROM codings
		WHERE (passage, code) NOT IN (`+carriedOver+`) GROUP BY code, verdict`)
	if err != nil {
		return nil, err
	}
	for _, c := range by {
		c.Added = -c.Confirmed
	}
	for _, t := range coded {
		switch c := (dhr.Coding{Verdict: t.verdict}); {
		case c.Coded():
			of(t.code).Added += t.n
		case c.Pending():
			of(t.code).Pending += t.n
		}
	}
	var all []dhr.Coverage
	codes, err := collect(ctx, tx, func(rows *sql.Rows) (id string, err error) {
		err = rows.Scan(&id)
		return id, err
	}, `SELECT id FROM codes ORDER BY rank < 0, rank, id`)
	for _, id := range codes {
		if by[id] != nil {
			all = append(all, *by[id])
		}
	}
	return all, err
}
