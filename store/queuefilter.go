package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"github.com/dhrcoder/dhr"
)

// narrowing is a filter as conditions, each of which begins with AND.
type narrowing struct {
	where string
	args  []any
}

func (n *narrowing) add(where string, args ...any) {
	n.where += ` AND ` + where
	n.args = append(n.args, args...)
}

// among adds that an expression is one of the values.
func among[T any](n *narrowing, expression string, values []T) {
	n.add(expression+` IN (SELECT value FROM json_each(?))`, asList(values))
}

// asList is a list as one parameter of a query.
func asList[T any](values []T) string {
	b, err := json.Marshal(values)
	if err != nil {
		panic(err) // strings and numbers always have a form
	}
	return string(b)
}

// narrow returns what a filter asks of a document's number, a code, a zone and a score,
// without state and coder. Suggestions of passages that are being coded blind are left
// out. The documents are looked up first: they are few beside what
// stands in them.
func (s *Store) narrow(ctx context.Context, f dhr.QueueFilter, document, code, zone, score string) (n narrowing, err error) {
	if f.Case != "" || len(f.Types)+len(f.Years) > 0 {
		nums, err := s.documentsOf(ctx, f)
		if err != nil {
			return n, err
		}
		among(&n, document, nums)
	}
	if len(f.Codes) > 0 {
		among(&n, code, f.Codes)
	}
	if len(f.Zones) > 0 {
		among(&n, zone, f.Zones)
	}
	if f.Least > 0 {
		n.add(score+` >= ?`, f.Least)
	}
	if f.Most > 0 {
		n.add(score+` <= ?`, f.Most)
	}
	if document == `s.document` {
		held, any, err := s.heldBack(ctx)
		if err != nil {
			return n, err
		}
		if any {
			n.add(`(s.document, s.ordinal) NOT IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))`, held)
		}
	}
	return n, nil
}

// documentsOf returns the numbers of the documents of the filter's cases.
func (s *Store) documentsOf(ctx context.Context, f dhr.QueueFilter) ([]int64, error) {
	var n narrowing
	if f.Case != "" {
		n.add(`c.id = ?`, f.Case)
	}
	if len(f.Types) > 0 {
		among(&n, `c.type`, f.Types)
	}
	if len(f.Years) > 0 {
		among(&n, `c.year`, f.Years)
	}
	nums, err := collect(ctx, s.db, func(rows *sql.Rows) (num int64, err error) {
		err = rows.Scan(&num)
		return num, err
	}, `SELECT d.num FROM cases c JOIN documents d ON d.case_id = c.id WHERE 1`+n.where+` ORDER BY d.num`, n.args...)
	if nums == nil {
		nums = []int64{} // none, not any
	}
	return nums, err
}

// decidedOf returns what a filter asks of codings g that it finds by what stands.
func (s *Store) decidedOf(ctx context.Context, f dhr.QueueFilter) (n narrowing, err error) {
	n, err = s.narrow(ctx, f, `g.document`, `g.code`, `p.zone`, `s.score`)
	verdicts := f.State.Verdicts()
	if f.State == "" {
		verdicts = []dhr.Verdict{dhr.VerdictConfirm, dhr.VerdictAdd, dhr.VerdictReject, dhr.VerdictUnsure}
	}
	among(&n, `g.verdict`, verdicts)
	if f.Coder != "" {
		n.add(`g.coder = ?`, f.Coder)
	}
	return n, err
}

// Counts returns how far the filter has been worked through.
func (s *Store) Counts(ctx context.Context, f dhr.QueueFilter) (c dhr.QueueCount, err error) {
	if f.Sample > 0 {
		c, err = s.sampleCounts(ctx, f.Sample)
		return c, s.explain(ctx, err)
	}
	n, err := s.narrow(ctx, f, `s.document`, `s.code`, `s.zone`, `s.score`)
	if err != nil {
		return c, s.explain(ctx, err)
	}
	err = s.db.QueryRowContext(ctx, `SELECT coalesce(sum(s.verdict <> ''), 0), count(*)
		FROM suggestions s INDEXED BY suggestions_by_code WHERE s.shown = 1`+n.where, n.args...).Scan(&c.Decided, &c.All)
	if c.Meet = c.All - c.Decided; err != nil || !f.Decided() {
		return c, s.explain(ctx, err)
	}
	if n, err = s.decidedOf(ctx, f); err != nil {
		return c, s.explain(ctx, err)
	}
	joined := ``
	if len(f.Zones) > 0 || f.Least > 0 || f.Most > 0 {
		joined = ` JOIN passages p ON p.id = g.passage LEFT JOIN suggestions s ON s.document = p.document AND s.ordinal = p.ordinal AND s.code = g.code`
	}
	err = s.db.QueryRowContext(ctx, `SELECT count(*) FROM codings g`+joined+` WHERE g.passage NOT IN
		(SELECT r.id FROM documents d CROSS JOIN passages r ON r.document = d.num AND r.ordinal < 0)`+n.where, n.args...).Scan(&c.Meet)
	return c, s.explain(ctx, err)
}

// CoderProgress returns what stands by each coder's decisions, by name.
func (s *Store) CoderProgress(ctx context.Context) ([]dhr.CoderProgress, error) {
	type part struct {
		coder   string
		verdict dhr.Verdict
		n       int
	}
	parts, err := collect(ctx, s.db, func(rows *sql.Rows) (p part, err error) {
		err = rows.Scan(&p.coder, &p.verdict, &p.n)
		return p, err
	}, `SELECT coder, verdict, count(*) FROM codings INDEXED BY codings_by_coder WHERE coder <> '' GROUP BY coder, verdict ORDER BY coder`)
	var all []dhr.CoderProgress
	for _, p := range parts {
		if len(all) == 0 || all[len(all)-1].Coder != p.coder {
			all = append(all, dhr.CoderProgress{Coder: p.coder})
		}
		switch c := &all[len(all)-1]; p.verdict {
		case dhr.VerdictConfirm:
			c.Confirmed = p.n
		case dhr.VerdictAdd:
			c.Added = p.n
		case dhr.VerdictReject:
			c.Rejected = p.n
		case dhr.VerdictUnsure:
			c.Unsure = p.n
		}
	}
	return all, s.explain(ctx, err)
}
