package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/dhrcoder/dhr"
)

// SaveProposals replaces what was proposed of a case with what a version of the
// engine proposes, in one change. The stamp says from what it was made. What people
// decided stays decided.
func (s *Store) SaveProposals(ctx context.Context, caseID, stamp string, attributes []dhr.Attribute, recommendations []dhr.Recommendation) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, `UPDATE cases SET facts = ? WHERE id = ?`, stamp, caseID)
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 {
			return fmt.Errorf("keep the proposals: %w", &UnknownError{Noun: "case", ID: caseID})
		}
		for _, table := range []string{"attribute_proposals", "recommendation_proposals"} {
			if _, err := tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE case_id = ?`, caseID); err != nil {
				return err
			}
		}
		for i, a := range attributes {
			if err := a.Validate(); err != nil {
				return fmt.Errorf("case %s: %w", caseID, err)
			}
			if _, err := tx.ExecContext(ctx, `INSERT INTO attribute_proposals (case_id, ordinal, name, value, score, passage, evidence)
				VALUES (?, ?, ?, ?, ?, ?, ?)`, caseID, i, string(a.Name), a.Value, a.Score, a.Passage, encode(a.Evidence)); err != nil {
				return err
			}
		}
		for i, r := range recommendations {
			if err := r.Validate(); err != nil {
				return fmt.Errorf("case %s: %w", caseID, err)
			}
			if _, err := tx.ExecContext(ctx, `INSERT INTO recommendation_proposals (case_id, ordinal, passage, start, stop, number, agencies, theme, score)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`, caseID, i, r.Passage, r.Span.Start, r.Span.End, r.Number, encode(r.Agencies), string(r.Theme), r.Score); err != nil {
				return err
			}
		}
		return nil
	})
}

// ProposalStamps returns the stamp of the proposals that are stored for each case
// that has any, by case ID.
func (s *Store) ProposalStamps(ctx context.Context) (map[string]string, error) {
	type stamp struct{ of, stamp string }
	all, err := collect(ctx, s.db, func(rows *sql.Rows) (v stamp, err error) {
		err = rows.Scan(&v.of, &v.stamp)
		return v, err
	}, `SELECT id, facts FROM cases WHERE facts <> ''`)
	stamps := make(map[string]string, len(all))
	for _, v := range all {
		stamps[v.of] = v.stamp
	}
	return stamps, s.explain(ctx, err)
}

// ProposalCounts returns how many recommendations are proposed for each case that has
// any, by case ID.
func (s *Store) ProposalCounts(ctx context.Context) (map[string]int, error) {
	type counted struct {
		of string
		n  int
	}
	all, err := collect(ctx, s.db, func(rows *sql.Rows) (c counted, err error) {
		err = rows.Scan(&c.of, &c.n)
		return c, err
	}, `SELECT case_id, count(*) FROM recommendation_proposals GROUP BY case_id`)
	counts := make(map[string]int, len(all))
	for _, c := range all {
		counts[c.of] = c.n
	}
	return counts, s.explain(ctx, err)
}

// ProposedAttributes returns the attributes that are proposed for each case that has
// any, by case ID and in the order in which they were proposed. With a case only
// that one's are read.
func (s *Store) ProposedAttributes(ctx context.Context, caseID string) (map[string][]dhr.Attribute, error) {
	type proposal struct {
		of string
		a  dhr.Attribute
	}
	all, err := collect(ctx, s.db, func(rows *sql.Rows) (p proposal, err error) {
		var evidence []byte
		if err := rows.Scan(&p.of, &p.a.Name, &p.a.Value, &p.a.Score, &p.a.Passage, &evidence); err != nil {
			return p, err
		}
		return p, decode(evidence, &p.a.Evidence)
	}, `SELECT case_id, name, value, score, passage, evidence FROM attribute_proposals
		WHERE ?1 = '' OR case_id = ?1 ORDER BY case_id, ordinal`, caseID)
	of := map[string][]dhr.Attribute{}
	for _, p := range all {
		of[p.of] = append(of[p.of], p.a)
	}
	return of, s.explain(ctx, err)
}

// ProposedRecommendations returns the recommendations that are proposed for each case
// that has any, as ProposedAttributes does. Those whose passage has gone since are
// left out.
func (s *Store) ProposedRecommendations(ctx context.Context, caseID string) (map[string][]dhr.Recommendation, error) {
	type proposal struct {
		of string
		r  dhr.Recommendation
	}
	all, err := collect(ctx, s.db, func(rows *sql.Rows) (p proposal, err error) {
		var agencies []byte
		var text string
		if err := rows.Scan(&p.of, &p.r.Passage, &p.r.Span.Start, &p.r.Span.End, &p.r.Number, &agencies, &p.r.Theme, &p.r.Score, &text); err != nil {
			return p, err
		}
		p.r.Text = p.r.Span.Of(text)
		return p, decode(agencies, &p.r.Agencies)
	}, `SELECT d.case_id, r.passage, r.start, r.stop, r.number, r.agencies, r.theme, r.score, p.text
		FROM recommendation_proposals r JOIN passages p ON p.id = r.passage AND p.ordinal >= 0 JOIN documents d ON d.num = p.document
		WHERE ?1 = '' OR d.case_id = ?1 ORDER BY d.case_id, d.name, p.ordinal, r.start`, caseID)
	of := map[string][]dhr.Recommendation{}
	for _, p := range all {
		of[p.of] = append(of[p.of], p.r)
	}
	return of, s.explain(ctx, err)
}
