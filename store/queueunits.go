package store

import (
	"context"
	"strings"

	"github.com/dhrcoder/dhr"
)

// units looks for what meets a filter, by document. Backward it takes what is decided
// as well, and begins at the end.
type units struct {
	s        *Store
	f        dhr.QueueFilter
	backward bool
}

// first returns the first passage and code that meet the filter and the conditions on
// documents d and {ordinal}. Documents are the outer loop, so that those without any
// cost one look-up each.
func (u units) first(ctx context.Context, where string, args ...any) (dhr.SuggestionKey, bool, error) {
	if u.f.Decided() {
		return u.decided(ctx, where, args)
	}
	n, err := u.s.narrow(ctx, u.f, `s.document`, `s.code`, `s.zone`, `s.score`)
	if err != nil {
		return dhr.SuggestionKey{}, false, err
	}
	index, which := `suggestions_queue`, ` AND s.verdict = ''`
	switch {
	case u.backward && len(u.f.Codes) > 0:
		// The index has the verdict before the document.
		index, which = `suggestions_by_code`, ` AND s.verdict IN ('', 'confirm', 'reject', 'unsure', 'add', 'pending')`
	case u.backward:
		index, which = ``, ``
	case len(u.f.Codes) > 0:
		index = `suggestions_by_code`
	}
	if index != `` {
		index = ` INDEXED BY ` + index
	}
	return u.s.key(ctx, `SELECT p.id, s.code FROM documents d CROSS JOIN suggestions s`+index+`
		ON s.document = d.num AND s.shown = 1`+which+`
		CROSS JOIN passages p ON p.document = s.document AND p.ordinal = s.ordinal
		WHERE 1`+strings.ReplaceAll(where, `{ordinal}`, `s.ordinal`)+n.where+u.inOrder(`s.ordinal`, `s.rank`), append(args, n.args...)...)
}

func (u units) decided(ctx context.Context, where string, args []any) (dhr.SuggestionKey, bool, error) {
	n, err := u.s.decidedOf(ctx, u.f)
	if err != nil {
		return dhr.SuggestionKey{}, false, err
	}
	return u.s.key(ctx, `SELECT p.id, g.code FROM documents d CROSS JOIN codings g INDEXED BY codings_by_place ON g.document = d.num
		CROSS JOIN passages p ON p.id = g.passage CROSS JOIN codes c ON c.id = g.code
		LEFT JOIN suggestions s ON s.document = p.document AND s.ordinal = p.ordinal AND s.code = g.code
		WHERE p.ordinal >= 0`+strings.ReplaceAll(where, `{ordinal}`, `p.ordinal`)+n.where+u.inOrder(`p.ordinal`, `c.rank`), append(args, n.args...)...)
}

// inOrder ends a query. Backward, passages are reversed but the codes of one are not.
func (u units) inOrder(ordinal, rank string) string {
	if u.backward {
		return ` ORDER BY d.case_id DESC, d.name DESC, ` + ordinal + ` DESC, ` + rank + ` LIMIT 1`
	}
	return ` ORDER BY d.case_id, d.name, ` + ordinal + `, ` + rank + ` LIMIT 1`
}
