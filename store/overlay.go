package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"github.com/dhrcoder/dhr"
)

// nothingBeneath is what stands beneath a proposal where rules and model suggest
// nothing.
const nothingBeneath = "none"

// overlayEach brings the suggestions of a search's passages up to date.
func overlayEach(ctx context.Context, tx *sql.Tx, search int64) error {
	return overlayAll(ctx, tx, `SELECT h.passage, x.code FROM searches x JOIN search_hits h ON h.search = x.id WHERE x.id = ? ORDER BY h.passage`, search)
}

// overlayDocument puts what searches propose over the suggestions that were just made
// for a document.
func overlayDocument(ctx context.Context, tx *sql.Tx, num int64) error {
	return overlayAll(ctx, tx, `SELECT DISTINCT h.passage, x.code FROM passages p JOIN search_hits h ON h.passage = p.id
		JOIN searches x ON x.id = h.search AND x.undone_at = '' JOIN codes c ON c.id = x.code AND c.rank >= 0
		WHERE p.document = ? AND p.ordinal >= 0 ORDER BY h.passage, x.code`, num)
}

func overlayAll(ctx context.Context, tx *sql.Tx, query string, arg int64) error {
	all, err := collect(ctx, tx, func(rows *sql.Rows) (k pair, err error) {
		err = rows.Scan(&k.passage, &k.code)
		return k, err
	}, query, arg)
	for _, k := range all {
		if err == nil {
			err = overlay(ctx, tx, k)
		}
	}
	return err
}

// overlay works out the suggestion of a code for a passage from what lies beneath and
// from the searches that hold: it is shown, names them all as sources and has the
// evidence of all. Where no search holds any more, what lies beneath stands again.
func overlay(ctx context.Context, tx *sql.Tx, k pair) error {
	at, beneath, err := beneathOf(ctx, tx, k)
	if errors.Is(err, sql.ErrNoRows) { // the passage is not in the project now
		return nil
	}
	if err != nil {
		return err
	}
	type hold struct {
		query    string
		score    float64
		evidence []dhr.Span
	}
	holds, err := collect(ctx, tx, func(rows *sql.Rows) (h hold, err error) {
		var evidence []byte
		if err = rows.Scan(&h.query, &h.score, &evidence); err == nil {
			err = decode(evidence, &h.evidence)
		}
		return h, err
	}, `SELECT x.query, x.score, h.evidence FROM search_hits h JOIN searches x ON x.id = h.search
		WHERE h.passage = ? AND x.code = ? AND x.undone_at = '' ORDER BY x.id`, k.passage, k.code)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM suggestions WHERE document = ? AND ordinal = ? AND code = ?`, at.document, at.ordinal, k.code); err != nil {
		return err
	}
	if beneath == nil && len(holds) == 0 {
		return nil
	}
	under := ""
	g := dhr.Suggestion{}
	if beneath != nil {
		g = *beneath
	}
	if len(holds) > 0 {
		if under = nothingBeneath; beneath != nil {
			b, err := json.Marshal(beneath)
			if err != nil {
				return err
			}
			under = string(b)
		}
		g.Shown = true
	}
	g.Sources, g.Evidence = slices.Clone(g.Sources), slices.Clone(g.Evidence)
	for _, h := range holds {
		g.Score = max(g.Score, h.score)
		g.Sources = append(g.Sources, dhr.SearchSource+h.query)
		g.Evidence = append(g.Evidence, h.evidence...)
	}
	slices.Sort(g.Sources)
	_, err = tx.ExecContext(ctx, `INSERT INTO suggestions (document, ordinal, code, rank, score, shown, agencies, sources, evidence, verdict, zone, beneath)
		SELECT ?1, ?2, ?3, (SELECT rank FROM codes WHERE id = ?3), ?4, ?5, ?6, ?7, ?8,
			coalesce((SELECT verdict FROM codings WHERE passage = ?9 AND code = ?3), ''), ?10, ?11`,
		at.document, at.ordinal, k.code, g.Score, g.Shown, encode(g.Agencies), encode(slices.Compact(g.Sources)), encode(dhr.JoinSpans(slices.Clone(g.Evidence))),
		k.passage, at.zone, under)
	return err
}

// passageAt is where a passage stands.
type passageAt struct {
	document int64
	ordinal  int
	zone     string
}

// beneathOf returns where a passage stands and what rules and model suggest of the code
// for it; nil for nothing. The error is sql.ErrNoRows when it stands nowhere.
func beneathOf(ctx context.Context, tx *sql.Tx, k pair) (at passageAt, beneath *dhr.Suggestion, err error) {
	err = tx.QueryRowContext(ctx, `SELECT document, ordinal, zone FROM passages WHERE id = ? AND ordinal >= 0`, k.passage).Scan(&at.document, &at.ordinal, &at.zone)
	if err != nil {
		return at, nil, err
	}
	type row struct {
		suggestion dhr.Suggestion
		under      string
	}
	rows, err := collect(ctx, tx, func(rows *sql.Rows) (r row, err error) {
		r.suggestion.Code = k.code
		var agencies, sources, evidence []byte
		if err = rows.Scan(&r.suggestion.Score, &r.suggestion.Shown, &agencies, &sources, &evidence, &r.under); err != nil {
			return r, err
		}
		return r, errors.Join(decode(agencies, &r.suggestion.Agencies), decode(sources, &r.suggestion.Sources), decode(evidence, &r.suggestion.Evidence))
	}, `SELECT score, shown, agencies, sources, evidence, beneath FROM suggestions WHERE document = ? AND ordinal = ? AND code = ?`,
		at.document, at.ordinal, k.code)
	switch {
	case err != nil, len(rows) == 0, rows[0].under == nothingBeneath:
		return at, nil, err
	case rows[0].under == "":
		return at, &rows[0].suggestion, nil
	}
	beneath = new(dhr.Suggestion)
	return at, beneath, json.Unmarshal([]byte(rows[0].under), beneath)
}
