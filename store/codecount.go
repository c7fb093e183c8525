package store

import (
	"context"
	"database/sql"

	"github.com/dhrcoder/dhr"
)

// CodeCases returns how many cases have a passage with each code confirmed or added, and
// rejected. Codes without any are left out.
func (s *Store) CodeCases(ctx context.Context) (map[string]dhr.CodeCases, error) {
	type count struct {
		code   string
		coded  bool
		amount int
	}
	all, err := collect(ctx, s.db, func(rows *sql.Rows) (c count, err error) {
		err = rows.Scan(&c.code, &c.coded, &c.amount)
		return c, err
	}, `SELECT g.code, g.coded, count(DISTINCT d.case_id) FROM (
			SELECT DISTINCT code, verdict <> 'reject' AS coded, document FROM codings WHERE verdict IN ('confirm', 'add', 'reject')) g
		JOIN documents d ON d.num = g.document GROUP BY g.code, g.coded`)
	counts := map[string]dhr.CodeCases{}
	for _, c := range all {
		of := counts[c.code]
		if c.coded {
			of.Confirmed = c.amount
		} else {
			of.Rejected = c.amount
		}
		counts[c.code] = of
	}
	return counts, s.explain(ctx, err)
}

// OpenCases returns how many cases have a passage for which the code is shown and
// nobody has decided. It is for one code: counting them all would read every suggestion.
func (s *Store) OpenCases(ctx context.Context, code string) (n int, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT count(DISTINCT d.case_id) FROM (
			SELECT DISTINCT document FROM suggestions INDEXED BY suggestions_by_code WHERE code = ? AND verdict = '' AND shown = 1) g
		JOIN documents d ON d.num = g.document`, code).Scan(&n)
	return n, s.explain(ctx, err)
}

// SourceCounts returns what became of the shown suggestions of a code that each source
// had a part in, by source. Unit: passages.
func (s *Store) SourceCounts(ctx context.Context, code string) (map[string]dhr.Coverage, error) {
	type count struct {
		source  string
		verdict dhr.Verdict
		n       int
	}
	all, err := collect(ctx, s.db, func(rows *sql.Rows) (c count, err error) {
		err = rows.Scan(&c.source, &c.verdict, &c.n)
		return c, err
	}, `SELECT j.value, g.verdict, sum(g.n) FROM (
			SELECT sources, verdict, count(*) AS n FROM suggestions WHERE code = ? AND shown = 1 GROUP BY sources, verdict) g,
			json_each(g.sources) j GROUP BY j.value, g.verdict`, code)
	of := map[string]dhr.Coverage{}
	for _, c := range all {
		n := of[c.source]
		n.Code = code
		switch c.verdict {
		case dhr.VerdictConfirm, dhr.VerdictAdd:
			n.Confirmed += c.n
		case dhr.VerdictReject:
			n.Rejected += c.n
		case dhr.VerdictUnsure:
			n.Unsure += c.n
		case dhr.VerdictPending:
			n.Pending += c.n
		default:
			n.Unreviewed += c.n
		}
		of[c.source] = n
	}
	return of, s.explain(ctx, err)
}

// CodedPassages returns the codes that people confirmed or added by passage ID.
func (s *Store) CodedPassages(ctx context.Context) (map[string][]string, error) {
	all, err := collect(ctx, s.db, func(rows *sql.Rows) (k pair, err error) {
		err = rows.Scan(&k.passage, &k.code)
		return k, err
	}, `SELECT passage, code FROM codings WHERE verdict IN ('confirm', 'add') ORDER BY passage, code`)
	of := map[string][]string{}
	for _, k := range all {
		of[k.passage] = append(of[k.passage], k.code)
	}
	return of, s.explain(ctx, err)
}

// VerdictsOn returns what stands for the code by passage ID.
func (s *Store) VerdictsOn(ctx context.Context, code string) (map[string]dhr.Verdict, error) {
	all, err := collect(ctx, s.db, scanSettled, `SELECT passage, code, verdict FROM codings WHERE code = ?`, code)
	of := make(map[string]dhr.Verdict, len(all))
	for _, c := range all {
		of[c.passage] = c.verdict
	}
	return of, s.explain(ctx, err)
}
