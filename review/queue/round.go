package queue

import (
	"context"
	"errors"
	"net/http"
	"strconv"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// Blind is what the record shows a coder of a round of double coding.
type Blind interface {
	// RoundPassage returns a passage without what anyone else decided, or
	// dhr.ErrNotInRound when it is not theirs to code blind.
	RoundPassage(ctx context.Context, round int64, coder, passage string) (dhr.QueuePassage, error)
	// RoundCount says with how many passages of the round the coder is done.
	RoundCount(ctx context.Context, round int64, coder string) (dhr.QueueCount, error)
}

// passage reads a passage with what the coder may see of it.
func (s *room) passage(ctx context.Context, p place, coder string) (q dhr.QueuePassage, err error) {
	if p.filter.Round > 0 {
		q, err = s.store.RoundPassage(ctx, p.filter.Round, coder, p.At.Passage)
	} else {
		q, err = s.store.QueuePassage(ctx, p.At.Passage)
	}
	switch {
	case errors.Is(err, dhr.ErrGone):
		return q, gone()
	case errors.Is(err, dhr.ErrNotInRound):
		return q, notInRound()
	}
	return q, err
}

func notInRound() error {
	return &page.Error{Status: http.StatusConflict, Sentence: "This passage is not yours to code in that round, or the round has ended.",
		Remedy: "Nothing was saved. The page Coders lists the rounds and who codes them."}
}

// counts returns how far the filter, and the whole project, have been worked through; of
// a round, how far the coder has.
func (s *room) counts(ctx context.Context, p place, coder string) (count, overall dhr.QueueCount, err error) {
	if p.filter.Round > 0 {
		count, err = s.store.RoundCount(ctx, p.filter.Round, coder)
		return count, count, err
	}
	if count, err = s.store.Counts(ctx, p.filter); err != nil {
		return count, overall, err
	}
	if !p.filter.Narrowed() {
		return count, count, nil
	}
	overall, err = s.store.Counts(ctx, dhr.QueueFilter{})
	return count, overall, err
}

// closing adds to a coder's done with a passage of a round that they reject what was
// suggested and they left undecided: done means that they found nothing else in it.
func closing(q dhr.QueuePassage, p place, made []dhr.SeenDecision) []dhr.SeenDecision {
	done := made[len(made)-1]
	if p.filter.Round == 0 || done.Verdict != dhr.VerdictDone {
		return made
	}
	var all []dhr.SeenDecision
	for _, u := range q.Units {
		if u.Open() {
			d := dhr.SeenDecision{Decision: done.Decision, Seen: u.Seen}
			d.Code, d.Verdict, d.Note = u.Code, dhr.VerdictReject, ""
			all = append(all, d)
		}
	}
	return append(all, done)
}

// settling makes adjudications of decisions on what the coders of a round differ on: only
// an adjudication settles that.
func settling(q dhr.QueuePassage, made []dhr.SeenDecision) []dhr.SeenDecision {
	for i := range made {
		for _, u := range q.Units {
			if u.Code == made[i].Code && u.Standing != nil && u.Standing.Pending() && made[i].Round == 0 {
				made[i].Round, made[i].Adjudicates = u.Standing.Round, true
			}
		}
	}
	return made
}

// roundOf is where a decision that was taken back is looked at again: in its round, or
// outside any.
func (p place) roundOf(d dhr.Decision) place {
	p.Round, p.filter.Round = "", 0
	if d.Blind() {
		p = place{Round: strconv.FormatInt(d.Round, 10), filter: dhr.QueueFilter{Round: d.Round}, At: p.At, Step: p.Step}
	}
	return p
}
