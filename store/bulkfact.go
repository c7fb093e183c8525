package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/dhrcoder/dhr"
)

// AppendFacts appends the decisions about facts in the order given, in one change, and
// returns how many it appended: one that is in the project already, in every part,
// is passed over, so that the same file may be imported twice. If any cannot be kept
// none is, and the error is a BadDecisionsError that names them all.
func (s *Store) AppendFacts(ctx context.Context, decisions []dhr.FactDecision) (appended int, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		appended = 0
		have, err := collect(ctx, tx, scanFact, `SELECT `+factColumns+` FROM fact_decisions ORDER BY seq`)
		if err != nil {
			return err
		}
		there := make(map[string]bool, len(have))
		for _, d := range have {
			there[factPrint(d)] = true
		}
		var bad BadDecisionsError
		for i, d := range decisions {
			if there[factPrint(d)] {
				continue
			}
			if err := checkFact(ctx, tx, d); err != nil {
				if ctx.Err() != nil {
					return ctx.Err()
				}
				bad = append(bad, BadDecision{Index: i, Reason: err})
			}
			if bad != nil {
				continue
			}
			if _, err := appendFact(ctx, tx, d); err != nil {
				return err
			}
			there[factPrint(d)] = true
			appended++
		}
		if bad != nil {
			return bad
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return appended, nil
}

// factPrint tells decisions about facts apart, but for their place in the record.
func factPrint(d dhr.FactDecision) string {
	d.Seq, d.At = 0, d.At.UTC().Truncate(1e9)
	return fmt.Sprintf("%q %q %q %v %q %q %q %q %q %q %d %q", d.Case, d.Name, d.Passage, d.Span, d.Verdict, d.Values, d.Addressees,
		d.Theme, d.Source, d.Coder, d.At.Unix(), d.Note)
}
