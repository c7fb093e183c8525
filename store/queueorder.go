package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"github.com/dhrcoder/dhr"
)

// nextByCode goes through the codes in the framework's order, and through the documents
// for each. Which code the coder is at is on the trail: on the page they may have gone
// on to other codes of the passage.
func (s *Store) nextByCode(ctx context.Context, f dhr.QueueFilter, from dhr.QueuePlace) (k dhr.SuggestionKey, found bool, err error) {
	at := from.At
	if from.Step > 0 {
		if step, _, ok, err := s.stepAt(ctx, from.Coder, from.Step); err != nil {
			return k, false, err
		} else if ok && step.Passage == at.Passage {
			at.Code = step.Code
		}
	}
	n, err := s.narrow(ctx, f, `s.document`, `s.code`, `s.zone`, `s.score`)
	if err != nil {
		return k, false, err
	}
	codes, err := collect(ctx, s.db, func(rows *sql.Rows) (id string, err error) {
		err = rows.Scan(&id)
		return id, err
	}, `SELECT c.id FROM codes c WHERE c.rank >= coalesce((SELECT rank FROM codes WHERE id = ?), 0)
		AND EXISTS (SELECT 1 FROM suggestions s INDEXED BY suggestions_by_code WHERE s.shown = 1 AND s.code = c.id AND s.verdict = ''`+n.where+`)
		ORDER BY c.rank`, append([]any{at.Code}, n.args...)...)
	if err != nil {
		return k, false, err
	}
	for _, code := range codes {
		f.Codes = []string{code}
		after := ""
		if code == at.Code {
			after = at.Passage
		}
		if k, found, err = s.nextByDocument(ctx, f, after); found || err != nil {
			return k, found, err
		}
	}
	return k, false, nil
}

const notShown = ` AND (s.document, s.ordinal) NOT IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))`

func (s *Store) nextCertain(ctx context.Context, f dhr.QueueFilter, from dhr.QueuePlace) (k dhr.SuggestionKey, found bool, err error) {
	n, err := s.narrow(ctx, f, `s.document`, `s.code`, `s.zone`, `s.score`)
	if err != nil {
		return k, false, err
	}
	shown, err := s.shown(ctx, from)
	if err != nil {
		return k, false, err
	}
	index := `suggestions_by_score`
	if len(f.Codes) > 0 && len(f.Codes) <= 3 {
		index = `suggestions_by_code`
	}
	return s.key(ctx, `SELECT p.id, b.code FROM (SELECT s.document, s.ordinal, s.code FROM suggestions s INDEXED BY `+index+`
		WHERE s.shown = 1 AND s.verdict = ''`+n.where+notShown+` ORDER BY s.score DESC, s.document, s.ordinal, s.rank LIMIT 1) b
		JOIN passages p ON p.document = b.document AND p.ordinal = b.ordinal`, append(n.args, shown)...)
}

// nextInformative is as dhr.QueueOrder says.
func (s *Store) nextInformative(ctx context.Context, f dhr.QueueFilter, from dhr.QueuePlace) (k dhr.SuggestionKey, found bool, err error) {
	n, err := s.narrow(ctx, f, `s.document`, `s.code`, `s.zone`, `s.score`)
	if err != nil {
		return k, false, err
	}
	shown, err := s.shown(ctx, from)
	if err != nil {
		return k, false, err
	}
	codes, err := collect(ctx, s.db, func(rows *sql.Rows) (id string, err error) {
		err = rows.Scan(&id)
		return id, err
	}, `SELECT c.id FROM (SELECT s.code, sum(s.verdict <> '') AS decided, sum(s.verdict = '') AS open
			FROM suggestions s INDEXED BY suggestions_by_code WHERE s.shown = 1`+n.where+` GROUP BY s.code) b
		JOIN codes c ON c.id = b.code WHERE b.open > 0 ORDER BY b.decided, c.rank`, n.args...)
	if err != nil {
		return k, false, err
	}
	for _, code := range codes {
		args := append([]any{code, code, code}, n.args...)
		k, found, err = s.key(ctx, `WITH done (case_id, n) AS (SELECT d.case_id, count(*)
				FROM suggestions s INDEXED BY suggestions_by_code JOIN documents d ON d.num = s.document
				WHERE s.shown = 1 AND s.code = ? AND s.verdict IN ('confirm', 'reject', 'unsure', 'add', 'pending') GROUP BY d.case_id),
			least (score) AS (SELECT min(score) FROM suggestions INDEXED BY suggestions_by_code WHERE shown = 1 AND code = ?)
			SELECT p.id, b.code FROM (SELECT s.document, s.ordinal, s.code FROM suggestions s INDEXED BY suggestions_by_code
				JOIN documents d ON d.num = s.document LEFT JOIN done ON done.case_id = d.case_id CROSS JOIN least
				WHERE s.shown = 1 AND s.code = ? AND s.verdict = ''`+n.where+notShown+`
				ORDER BY coalesce(done.n, 0), abs(s.score - least.score), d.case_id, d.name, s.ordinal LIMIT 1) b
			JOIN passages p ON p.document = b.document AND p.ordinal = b.ordinal`, append(args, shown)...)
		if found || err != nil {
			return k, found, err
		}
	}
	return k, false, nil
}

// shown lists the passages on the coder's trail since the queue was last begun anew, as
// pairs of document and ordinal.
func (s *Store) shown(ctx context.Context, from dhr.QueuePlace) (string, error) {
	pairs, err := collect(ctx, s.db, func(rows *sql.Rows) (p [2]int64, err error) {
		err = rows.Scan(&p[0], &p[1])
		return p, err
	}, `WITH RECURSIVE back (passage, before, again, n) AS (
			SELECT passage, before, again, 1 FROM trail WHERE id = ?1 AND coder = ?2
			UNION ALL
			SELECT t.passage, t.before, t.again, n + 1 FROM back JOIN trail t ON t.id = back.before WHERE back.again = 0 AND n < ?3)
		SELECT p.document, p.ordinal FROM passages p WHERE p.id IN (SELECT passage FROM back UNION SELECT ?4)`,
		from.Step, from.Coder, trailLength, from.At.Passage)
	if len(pairs) == 0 {
		return `[]`, err
	}
	b, jsonErr := json.Marshal(pairs)
	if err == nil {
		err = jsonErr
	}
	return string(b), err
}
