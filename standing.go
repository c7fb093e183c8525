package dhr

import (
	"slices"
	"time"
)

// Coding is what stands for a passage and code after all decisions.
type Coding struct {
	Passage   string
	Code      string
	Verdict   Verdict // confirm, reject, unsure, add, or pending
	Agencies  []Agency
	Subthemes []string
	Coder     string // whose decision stands; empty while pending
	At        time.Time
	Note      string
	Round     int64  // in which it was coded blind or adjudicated; 0 for none
	Basis     *Basis // of the decision that stands
}

// Coded reports whether the coding counts: a person confirmed or added the code.
func (c Coding) Coded() bool { return c.Verdict == VerdictConfirm || c.Verdict == VerdictAdd }

// Pending reports whether the coding waits for an adjudication. It is not counted.
func (c Coding) Pending() bool { return c.Verdict == VerdictPending }

// Standing returns what stands after the decisions, which are in the order in which
// they were made: for each passage and code the last decision that its coder has not
// undone, whoever made it. Codings come in the order in which their passage and code
// were first decided.
//
// Decisions of a round of double coding that has not ended, or is not among the
// rounds given, do not stand. When it has ended and each of its coders was done with
// the passage, what they agree on stands, with the agencies and sub-themes that all of
// them gave; a coder who decided nothing on the code did not find it. Where they
// differ the coding is pending, whatever was decided outside the round, until an
// adjudication of that round settles it. A later decision is made on what stands then
// and takes its place. On a passage with which not every coder was done when the round
// ended, decisions of the round stand like any others.
func Standing(decisions []Decision, rounds ...Round) []Coding {
	left, order := notUndone(decisions)
	finished := doubleCoded(left, rounds)
	var codings []Coding
	for _, k := range order {
		if k.code == "" {
			continue
		}
		if c, stands := settle(left[k], finished[k.passage], rounds); stands {
			codings = append(codings, c)
		}
	}
	return codings
}

type passageCode struct{ passage, code string }

// made is a decision with its place in the list.
type made struct {
	Decision
	place int
}

func (m made) coding() Coding {
	return Coding{Passage: m.Passage, Code: m.Code, Verdict: m.Verdict, Agencies: m.Agencies, Subthemes: m.Subthemes,
		Coder: m.Coder, At: m.At, Note: m.Note, Round: m.Round, Basis: m.Basis}
}

// NotUndone returns the decisions that their coders have not taken back, in order.
// An undo takes back the coder's last one on its passage and code, in its round and
// of its kind.
func NotUndone(decisions []Decision) []Decision {
	left, _ := notUndone(decisions)
	stays := make([]bool, len(decisions))
	for _, list := range left {
		for _, m := range list {
			stays[m.place] = true
		}
	}
	var all []Decision
	for i, d := range decisions {
		if stays[i] {
			all = append(all, d)
		}
	}
	return all
}

// notUndone returns for each passage and code the decisions left after undos, and the
// passages and codes in the order in which they were first decided.
func notUndone(decisions []Decision) (left map[passageCode][]made, order []passageCode) {
	left = map[passageCode][]made{}
	for i, d := range decisions {
		k := passageCode{d.Passage, d.Code}
		if d.Verdict != VerdictUndo {
			if _, seen := left[k]; !seen {
				order = append(order, k)
			}
			left[k] = append(left[k], made{d, i})
			continue
		}
		list := left[k]
		for j := len(list) - 1; j >= 0; j-- {
			if m := list[j]; m.Coder == d.Coder && m.Round == d.Round && m.Adjudicates == d.Adjudicates {
				left[k] = slices.Delete(list, j, j+1)
				break
			}
		}
	}
	return left, order
}

// finish is the last ended round in which every coder was done with a passage.
type finish struct {
	round Round
	place int // of the last coder's done
}

func doubleCoded(left map[passageCode][]made, rounds []Round) map[string]finish {
	finished := map[string]finish{}
	for k, list := range left {
		if k.code != "" {
			continue
		}
		for _, r := range rounds {
			if r.Open() || r.ID < finished[k.passage].round.ID {
				continue
			}
			if last, all := doneBy(list, r); all {
				finished[k.passage] = finish{r, last}
			}
		}
	}
	return finished
}

// doneBy reports whether each coder of the round was done, and the place of the last.
func doneBy(list []made, r Round) (last int, all bool) {
	for _, coder := range r.Coders {
		at := -1
		for _, m := range list {
			if m.Verdict == VerdictDone && m.Round == r.ID && m.Coder == coder {
				at = m.place
			}
		}
		if at < 0 {
			return 0, false
		}
		last = max(last, at)
	}
	return last, true
}

// settle says what stands of the decisions left on one passage and code.
func settle(list []made, f finish, rounds []Round) (c Coding, stands bool) {
	var plain []made // decisions that stand by themselves
	for _, m := range list {
		if !m.Blind() || m.Round != f.round.ID && inForce(m, f, rounds) {
			plain = append(plain, m)
		}
	}
	votes := f.votes(list)
	if len(votes) == 0 {
		if len(plain) == 0 {
			return c, false
		}
		return plain[len(plain)-1].coding(), true
	}
	closed := f.place
	for _, v := range votes {
		closed = max(closed, v.place)
	}
	if agree(votes, len(f.round.Coders)) {
		if n := len(plain); n > 0 && plain[n-1].place > closed {
			return plain[n-1].coding(), true
		}
		return common(votes), true
	}
	for _, m := range plain {
		if m.Adjudicates && m.Round == f.round.ID {
			return plain[len(plain)-1].coding(), true
		}
	}
	last := votes[len(votes)-1]
	return Coding{Passage: last.Passage, Code: last.Code, Verdict: VerdictPending, At: last.At, Round: f.round.ID}, true
}

// inForce reports whether a blind decision stands like any other: its round has ended
// and not every coder of it was done with the passage, so that no later round that
// f tells of took its place.
func inForce(m made, f finish, rounds []Round) bool {
	for _, r := range rounds {
		if r.ID == m.Round {
			return !r.Open() && m.Round > f.round.ID
		}
	}
	return false
}

// votes returns the last decision of each of the round's coders who made one, in the
// order in which they were made.
func (f finish) votes(list []made) (votes []made) {
	for i, m := range list {
		if !m.Blind() || m.Round != f.round.ID || !f.round.Has(m.Coder) {
			continue
		}
		later := slices.ContainsFunc(list[i+1:], func(o made) bool { return o.Blind() && o.Round == m.Round && o.Coder == m.Coder })
		if !later {
			votes = append(votes, m)
		}
	}
	return votes
}

// Opinion reduces a verdict to what coders can differ on: confirm stands for confirm
// and add, reject for reject and for no decision at all, and unsure for itself.
func (v Verdict) Opinion() Verdict {
	switch v {
	case VerdictConfirm, VerdictAdd:
		return VerdictConfirm
	case VerdictUnsure:
		return VerdictUnsure
	}
	return VerdictReject
}

// agree reports whether the votes are of one opinion with one another and with the
// coders who gave none.
func agree(votes []made, coders int) bool {
	opinion := votes[0].Verdict.Opinion()
	if len(votes) < coders && opinion != VerdictReject {
		return false
	}
	return !slices.ContainsFunc(votes, func(v made) bool { return v.Verdict.Opinion() != opinion })
}

// common is the last of the votes with the agencies and sub-themes that all gave.
func common(votes []made) Coding {
	c := votes[len(votes)-1].coding()
	for _, v := range votes {
		c.Agencies = both(c.Agencies, v.Agencies)
		c.Subthemes = both(c.Subthemes, v.Subthemes)
	}
	return c
}

func both[T comparable](a, b []T) (shared []T) {
	for _, v := range a {
		if slices.Contains(b, v) {
			shared = append(shared, v)
		}
	}
	return shared
}
