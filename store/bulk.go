package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/dhrcoder/dhr"
)

// BadDecision is a decision that cannot be kept.
type BadDecision struct {
	Index  int   // in the list given to Append, from 0
	Reason error // an *UnknownError, dhr.ErrInRound, or what Validate says
}

// BadDecisionsError is every decision of a list that cannot be kept.
type BadDecisionsError []BadDecision

// Error gives one decision a line, counted from 1.
func (e BadDecisionsError) Error() string {
	lines := make([]string, len(e))
	for i, b := range e {
		lines[i] = fmt.Sprintf("decision %d: %v", b.Index+1, b.Reason)
	}
	return strings.Join(lines, "\n")
}

// Append appends the decisions in the order given, in one change, and returns how
// many it appended: a decision that is in the project already (same passage, code,
// verdict, agencies, sub-themes, coder, time, note and round) is passed over, so that the same file may
// be imported twice. If any cannot be kept none is, and the error is a
// BadDecisionsError that names them all.
func (s *Store) Append(ctx context.Context, decisions []dhr.Decision) (appended int, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		appended = 0
		have, err := collect(ctx, tx, scanDecision, `SELECT `+decisionColumns+` FROM decisions x ORDER BY seq`)
		if err != nil {
			return err
		}
		there := make(map[string]bool, len(have))
		for _, d := range have {
			there[fingerprint(d)] = true
		}
		var bad BadDecisionsError
		var touched []pair
		seen := map[pair]bool{}
		for i, d := range decisions {
			if there[fingerprint(d)] {
				continue
			}
			err := checkDecision(ctx, tx, d)
			if err == nil && !d.Blind() {
				err = notBlind(ctx, tx, d.Passage)
			}
			if err != nil {
				if ctx.Err() != nil {
					return ctx.Err()
				}
				bad = append(bad, BadDecision{Index: i, Reason: err})
			}
			if bad != nil {
				continue
			}
			if _, err := rowOf(d).insert(ctx, tx); err != nil {
				return err
			}
			appended++
			if k := (pair{d.Passage, d.Code}); !seen[k] && k.code != "" {
				seen[k] = true
				touched = append(touched, k)
			}
		}
		if bad != nil {
			return bad
		}
		for _, k := range touched {
			if err := settle(ctx, tx, k); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return appended, nil
}

// fingerprint is what makes two decisions the same.
func fingerprint(d dhr.Decision) string {
	d.Basis = nil
	r := rowOf(d)
	return r.link("")
}
