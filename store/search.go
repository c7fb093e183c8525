package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/dhrcoder/dhr"
)

// defaultShown is the score of proposals for a code of which nothing is shown.
const defaultShown = 0.5

// CountHits says what would become of hits that were proposed for the code.
func (s *Store) CountHits(ctx context.Context, code string, hits []dhr.ProposedHit) (n dhr.HitCount, err error) {
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return n, s.explain(ctx, err)
	}
	defer tx.Rollback()
	_, n, err = sortHits(ctx, tx, code, hits)
	return n, s.explain(ctx, err)
}

// Propose makes suggestions of hits, in one change that UndoProposal takes back. The
// score is set here: the least that is shown of the code, so that the queue's orders do
// not change. Nothing is kept of hits that HitCount does not count as new; when there
// is none, nothing at all. It returns the proposal as it is stored.
func (s *Store) Propose(ctx context.Context, p dhr.SearchProposal, hits []dhr.ProposedHit) (stored dhr.SearchProposal, n dhr.HitCount, err error) {
	if err := p.Validate(); err != nil {
		return p, n, err
	}
	err = s.write(ctx, func(tx *sql.Tx) error {
		var kept []dhr.ProposedHit
		kept, n, err = sortHits(ctx, tx, p.Code, hits)
		if err != nil || len(kept) == 0 {
			return err
		}
		err = tx.QueryRowContext(ctx, `SELECT coalesce(min(score), ?) FROM suggestions WHERE code = ? AND shown = 1 AND beneath = ''`,
			defaultShown, p.Code).Scan(&p.Score)
		if err != nil {
			return err
		}
		err = tx.QueryRowContext(ctx, `INSERT INTO searches (query, code, score, coder, at) VALUES (?, ?, ?, ?, ?) RETURNING id`,
			p.Query, p.Code, p.Score, p.Coder, p.At.UTC().Format(time.RFC3339)).Scan(&p.ID)
		if err != nil {
			return err
		}
		for _, h := range kept {
			if _, err := tx.ExecContext(ctx, `INSERT INTO search_hits (search, passage, evidence) VALUES (?, ?, ?)`, p.ID, h.Passage, encode(h.Evidence)); err != nil {
				return err
			}
		}
		p.Passages, p.Open = len(kept), len(kept)
		return overlayEach(ctx, tx, p.ID)
	})
	return p, n, err
}

// UndoProposal takes back what a search proposed. What people have decided on it stays
// decided. It reports whether there was anything to take back. The error is an
// *UnknownError for a proposal that the project does not have.
func (s *Store) UndoProposal(ctx context.Context, id int64, coder string, at time.Time) (undone bool, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		var by string
		if err := tx.QueryRowContext(ctx, `SELECT undone_at FROM searches WHERE id = ?`, id).Scan(&by); errors.Is(err, sql.ErrNoRows) {
			return &UnknownError{Noun: "search", ID: dhr.SearchSource}
		} else if err != nil || by != "" {
			return err
		}
		undone = true
		if _, err := tx.ExecContext(ctx, `UPDATE searches SET undone_by = ?, undone_at = ? WHERE id = ?`, coder, at.UTC().Format(time.RFC3339), id); err != nil {
			return err
		}
		return overlayEach(ctx, tx, id)
	})
	return undone && err == nil, err
}

// Proposals returns the searches whose hits were proposed, the newest first.
func (s *Store) Proposals(ctx context.Context) ([]dhr.SearchProposal, error) {
	all, err := collect(ctx, s.db, func(rows *sql.Rows) (p dhr.SearchProposal, err error) {
		var at, undone string
		if err = rows.Scan(&p.ID, &p.Query, &p.Code, &p.Score, &p.Coder, &at, &p.UndoneBy, &undone, &p.Passages, &p.Confirmed, &p.Rejected, &p.Open); err != nil {
			return p, err
		}
		if p.At, err = time.Parse(time.RFC3339, at); err == nil && undone != "" {
			p.UndoneAt, err = time.Parse(time.RFC3339, undone)
		}
		return p, err
	}, `SELECT x.id, x.query, x.code, x.score, x.coder, x.at, x.undone_by, x.undone_at, count(h.passage),
			coalesce(sum(c.verdict IN ('confirm', 'add')), 0), coalesce(sum(c.verdict = 'reject'), 0), sum(c.verdict IS NULL)
		FROM searches x JOIN search_hits h ON h.search = x.id LEFT JOIN codings c ON c.passage = h.passage AND c.code = x.code
		GROUP BY x.id ORDER BY x.id DESC`)
	return all, s.explain(ctx, err)
}

// ProposedPassages returns the IDs of passages that searches propose for the code.
func (s *Store) ProposedPassages(ctx context.Context, code string) ([]string, error) {
	all, err := collect(ctx, s.db, scanID, `SELECT DISTINCT h.passage FROM searches x JOIN search_hits h ON h.search = x.id
		JOIN passages p ON p.id = h.passage AND p.ordinal >= 0 WHERE x.code = ? AND x.undone_at = '' ORDER BY h.passage`, code)
	return all, s.explain(ctx, err)
}

func scanID(rows *sql.Rows) (id string, err error) {
	err = rows.Scan(&id)
	return id, err
}

// sortHits returns the hits that may become suggestions of the code, and why the
// others may not. A passage given twice counts once.
func sortHits(ctx context.Context, tx *sql.Tx, code string, hits []dhr.ProposedHit) (kept []dhr.ProposedHit, n dhr.HitCount, err error) {
	var known int
	if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM codes WHERE id = ? AND rank >= 0`, code).Scan(&known); err != nil || known == 0 {
		return nil, n, errors.Join(err, &UnknownError{Noun: "code", ID: code})
	}
	look, err := tx.PrepareContext(ctx, `SELECT p.zone, EXISTS (SELECT 1 FROM codings c WHERE c.passage = p.id AND c.code = ?2),
			EXISTS (SELECT 1 FROM suggestions s WHERE s.document = p.document AND s.ordinal = p.ordinal AND s.code = ?2 AND s.shown = 1)
		FROM passages p WHERE p.id = ?1 AND p.ordinal >= 0`)
	if err != nil {
		return nil, n, err
	}
	defer look.Close()
	seen := map[string]bool{}
	for _, h := range hits {
		if seen[h.Passage] {
			continue
		}
		seen[h.Passage] = true
		var zone dhr.Zone
		var decided, shown bool
		switch err := look.QueryRowContext(ctx, h.Passage, code).Scan(&zone, &decided, &shown); {
		case errors.Is(err, sql.ErrNoRows):
			n.Gone++
		case err != nil:
			return nil, n, err
		case decided:
			n.Decided++
		case shown:
			n.Shown++
		case !zone.Codable():
			n.NotCodable++
		default:
			n.New++
			kept = append(kept, h)
		}
	}
	return kept, n, nil
}
