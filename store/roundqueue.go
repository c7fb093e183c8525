package store

import (
	"context"
	"database/sql"
	"slices"

	"github.com/dhrcoder/dhr"
)

// notDone is that the coder ?2 has not said, in the round ?1, that they are done with a
// passage r.passage: each undo takes back one done.
const notDone = `coalesce((SELECT sum(CASE x.verdict WHEN 'done' THEN 1 ELSE -1 END) FROM decisions x
	WHERE x.passage = r.passage AND x.code IS NULL AND x.round = ?1 AND x.coder = ?2), 0) <= 0`

const roundFrom = ` FROM round_passages r JOIN passages p ON p.id = r.passage AND p.ordinal >= 0
	JOIN documents d ON d.num = p.document WHERE r.round = ?1 AND EXISTS
	(SELECT 1 FROM rounds o JOIN json_each(o.coders) j WHERE o.id = ?1 AND j.value = ?2)`

// nextInRound returns the passage of a round after the one given with which the coder is
// not done yet, by document. It has no code. There is none for who is not of the round.
func (s *Store) nextInRound(ctx context.Context, round int64, coder, after string) (dhr.SuggestionKey, bool, error) {
	at, known, err := s.spotOf(ctx, after)
	if err != nil {
		return dhr.SuggestionKey{}, false, err
	}
	if !known {
		at = spot{ordinal: -1}
	}
	return s.key(ctx, `SELECT r.passage, ''`+roundFrom+` AND (d.case_id, d.name, p.ordinal) > (?3, ?4, ?5) AND `+notDone+`
		ORDER BY d.case_id, d.name, p.ordinal LIMIT 1`, round, coder, at.of, at.name, at.ordinal)
}

func (s *Store) previousInRound(ctx context.Context, round int64, before string) (dhr.SuggestionKey, bool, error) {
	at, known, err := s.spotOf(ctx, before)
	if err != nil || !known {
		return dhr.SuggestionKey{}, false, err
	}
	return s.key(ctx, `SELECT r.passage, '' FROM round_passages r JOIN passages p ON p.id = r.passage AND p.ordinal >= 0
		JOIN documents d ON d.num = p.document WHERE r.round = ? AND (d.case_id, d.name, p.ordinal) < (?, ?, ?)
		ORDER BY d.case_id DESC, d.name DESC, p.ordinal DESC LIMIT 1`, round, at.of, at.name, at.ordinal)
}

// RoundCount counts the passages of a round: those with which the coder is done, all, and
// those with which they are not. Nobody else's are counted.
func (s *Store) RoundCount(ctx context.Context, round int64, coder string) (c dhr.QueueCount, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(`+notDone+`), 0)`+roundFrom, round, coder).Scan(&c.All, &c.Meet)
	c.Decided = c.All - c.Meet
	return c, s.explain(ctx, err)
}

// RoundPassage returns a passage of a round that is open as one of its coders sees it: with
// what was suggested and what they have decided in the round, and with nothing that was
// decided by anyone else or outside it. The error is an *UnknownError when the project
// lacks the passage, and dhr.ErrNotInRound when the round lacks it or the coder, or has
// ended.
func (s *Store) RoundPassage(ctx context.Context, round int64, coder, passage string) (q dhr.QueuePassage, err error) {
	if q, err = s.QueuePassage(ctx, passage); err != nil {
		return q, err
	}
	var ours bool
	err = s.db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM rounds o JOIN round_passages r ON r.round = o.id JOIN json_each(o.coders) j
		WHERE o.id = ? AND o.ended = '' AND r.passage = ? AND j.value = ?)`, round, passage, coder).Scan(&ours)
	if err == nil && !ours {
		err = dhr.ErrNotInRound
	}
	if err != nil {
		return dhr.QueuePassage{}, s.explain(ctx, err)
	}
	made, err := collect(ctx, s.db, scanDecision, `SELECT `+decisionColumns+` FROM decisions x
		WHERE x.round = ? AND x.passage = ? AND x.coder = ? AND x.adjudicates = 0 ORDER BY x.seq`, round, passage, coder)
	if err != nil {
		return dhr.QueuePassage{}, s.explain(ctx, err)
	}
	rank, err := ranks(ctx, s.db)
	if err != nil {
		return dhr.QueuePassage{}, s.explain(ctx, err)
	}
	var suggestions []dhr.Suggestion
	for _, u := range q.Units {
		if u.Suggestion != nil {
			suggestions = append(suggestions, *u.Suggestion)
		}
	}
	q.Done = nil
	for _, d := range dhr.NotUndone(made) {
		if d.Verdict == dhr.VerdictDone && !slices.Contains(q.Done, d.Coder) {
			q.Done = append(q.Done, d.Coder)
		}
	}
	q.Units = unitsOf(suggestions, apart(made), nil, rank)
	return q, nil
}

// apart returns one coder's decisions of a round as if they had been made outside it, so
// that they stand.
func apart(made []dhr.Decision) []dhr.Decision {
	out := slices.Clone(made)
	for i := range out {
		out[i].Round = 0
	}
	return out
}

// heldBack lists the passages of rounds that are open, as pairs of document and ordinal:
// nothing is decided on them outside the round, so the queue leaves them out.
func (s *Store) heldBack(ctx context.Context) (list string, any bool, err error) {
	pairs, err := collect(ctx, s.db, func(rows *sql.Rows) (p [2]int64, err error) {
		err = rows.Scan(&p[0], &p[1])
		return p, err
	}, `SELECT p.document, p.ordinal FROM rounds o JOIN round_passages r ON r.round = o.id JOIN passages p ON p.id = r.passage WHERE o.ended = ''`)
	if err != nil || len(pairs) == 0 {
		return "", false, err
	}
	return asList(pairs), true, nil
}

// RoundProgress returns with how many passages of a round each of its coders is done, in
// their order, whether it is open or not.
func (s *Store) RoundProgress(ctx context.Context, r dhr.Round) ([]int, error) {
	done := make([]int, len(r.Coders))
	for i, coder := range r.Coders {
		c, err := s.RoundCount(ctx, r.ID, coder)
		if err != nil {
			return nil, err
		}
		done[i] = c.Decided
	}
	return done, nil
}
