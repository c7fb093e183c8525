package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/dhrcoder/dhr"
)

// Audit returns decisions of the filter in the order in which they were made, undos
// included: so many of them, or all for a limit of 0, after the first skip.
func (s *Store) Audit(ctx context.Context, f dhr.AuditFilter, skip, limit int) ([]dhr.AuditEntry, error) {
	if limit <= 0 {
		limit = -1
	}
	from, args := audited(f)
	all, err := collect(ctx, s.db, func(rows *sql.Rows) (e dhr.AuditEntry, err error) {
		var r row
		err = rows.Scan(append(r.fields(), &e.Document, &e.Case, &e.Page)...)
		if err == nil {
			e.Decision, err = r.decision()
		}
		return e, err
	}, `WITH part AS MATERIALIZED (SELECT x.*`+from+` ORDER BY x.seq LIMIT ? OFFSET ?)
		SELECT `+decisionColumns+`, d.name, d.case_id, p.page FROM part x CROSS JOIN passages p ON p.id = x.passage
		CROSS JOIN documents d ON d.num = p.document ORDER BY x.seq`, append(args, limit, skip)...)
	return all, s.explain(ctx, err)
}

// AuditCount returns how many decisions the filter has.
func (s *Store) AuditCount(ctx context.Context, f dhr.AuditFilter) (n int, err error) {
	all := f
	all.Unblinded = false
	from, args := audited(all)
	query := `SELECT count(*)` + from
	if f.Unblinded { // few are hidden: to count them is quicker than to look at every one
		query = `SELECT (` + query + `) - (SELECT count(*)` + from + blinded + `)`
		args = append(args, args...)
	}
	err = s.db.QueryRowContext(ctx, query, args...).Scan(&n)
	return n, s.explain(ctx, err)
}

// audited returns the filter as a query's FROM and WHERE over decisions x.
func audited(f dhr.AuditFilter) (from string, args []any) {
	from = ` FROM decisions x WHERE 1`
	if f.Case != "" {
		from = ` FROM documents d JOIN passages p ON p.document = d.num JOIN decisions x ON x.passage = p.id WHERE d.case_id = ?`
		args = append(args, f.Case)
	}
	for _, c := range []struct {
		condition, value string
	}{
		{` AND x.coder = ?`, f.Coder}, {` AND x.code = ?`, f.Code}, {` AND x.verdict = ?`, string(f.Verdict)},
		{` AND x.at >= ?`, moment(f.From)}, {` AND x.at < ?`, moment(f.Until)},
		{` AND x.basis <> '' AND EXISTS (SELECT 1 FROM json_each(x.basis, '$.sources') j WHERE j.value = ?)`, f.Source},
	} {
		if c.value != "" {
			from += c.condition
			args = append(args, c.value)
		}
	}
	if f.Unblinded {
		from += unblinded
	}
	return from, args
}

// blinded is the condition on decisions x that an open round hides them, and unblinded
// that none does.
const (
	blinded   = ` AND x.adjudicates = 0 AND x.round IN (SELECT id FROM rounds WHERE ended = '')`
	unblinded = ` AND (x.adjudicates = 1 OR x.round IS NULL OR x.round NOT IN (SELECT id FROM rounds WHERE ended = ''))`
)

func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// CoderTallies returns what each coder has decided, in the order of their names, without
// what was decided blind in rounds that are open.
func (s *Store) CoderTallies(ctx context.Context) ([]dhr.CoderTally, error) {
	type part struct {
		coder, first, last string
		verdict            dhr.Verdict
		n                  int
	}
	parts, err := collect(ctx, s.db, func(rows *sql.Rows) (p part, err error) {
		err = rows.Scan(&p.coder, &p.verdict, &p.n, &p.first, &p.last)
		return p, err
	}, `SELECT coder, verdict, count(*), min(at), max(at) FROM decisions x WHERE 1`+unblinded+` GROUP BY coder, verdict ORDER BY coder, verdict`)
	if err != nil {
		return nil, s.explain(ctx, err)
	}
	var all []dhr.CoderTally
	for _, p := range parts {
		if n := len(all); n == 0 || all[n-1].Coder != p.coder {
			all = append(all, dhr.CoderTally{Coder: p.coder, Verdicts: map[dhr.Verdict]int{}})
		}
		t := &all[len(all)-1]
		first, err1 := time.Parse(time.RFC3339, p.first)
		last, err2 := time.Parse(time.RFC3339, p.last)
		if err1 != nil || err2 != nil {
			continue // a time that another program wrote
		}
		t.Verdicts[p.verdict] = p.n
		t.All += p.n
		if t.First.IsZero() || first.Before(t.First) {
			t.First = first
		}
		if last.After(t.Last) {
			t.Last = last
		}
	}
	return all, nil
}
