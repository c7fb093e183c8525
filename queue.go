package dhr

import "errors"

// SuggestionKey names a suggestion.
type SuggestionKey struct {
	Passage string
	Code    string
}

// String gives the key as PASSAGE.CODE.
func (k SuggestionKey) String() string { return k.Passage + "." + k.Code }

// QueueFilter narrows the review queue, whose unit is a passage and a code: one that is
// suggested and shown, or on which something stands decided. Empty fields do not narrow
// it.
type QueueFilter struct {
	Codes  []string
	Case   string
	Types  []CaseType
	Years  []int // 0 for cases whose year nobody has stated
	Zones  []Zone
	Coder  string     // whose decision stands
	State  QueueState // empty is undecided, or decided when there is a Coder
	Least  float64    // score of the suggestion, 0-1
	Most   float64    // 0 is 1
	Order  QueueOrder // of what is undecided; what is decided comes by document
	Sample int64      // ID of a blind sample: its passages, with whatever codes they have, in the order of the draw
	Round  int64      // ID of a round of double coding: its passages with which the coder of the place asked from is not done
}

// Decided reports whether the filter asks for what has been decided.
func (f QueueFilter) Decided() bool {
	return f.State != "" && f.State != StateUndecided || f.State == "" && f.Coder != ""
}

// Narrowed reports whether the filter leaves anything out.
func (f QueueFilter) Narrowed() bool {
	return len(f.Codes)+len(f.Types)+len(f.Years)+len(f.Zones) > 0 || f.Case != "" || f.Coder != "" || f.State != "" ||
		f.Least > 0 || f.Most > 0 || f.Sample > 0 || f.Round > 0
}

// QueueState is what has become of a passage and a code.
type QueueState string

// The states.
const (
	StateUndecided QueueState = "undecided"
	StateConfirmed QueueState = "confirmed" // or added
	StateRejected  QueueState = "rejected"
	StateUnsure    QueueState = "unsure"
	StatePending   QueueState = "pending" // adjudication
)

// QueueStates returns every state.
func QueueStates() []QueueState {
	return []QueueState{StateUndecided, StateConfirmed, StateRejected, StateUnsure, StatePending}
}

// Verdicts returns what stands in the state.
func (s QueueState) Verdicts() []Verdict {
	switch s {
	case StateConfirmed:
		return []Verdict{VerdictConfirm, VerdictAdd}
	case StateRejected:
		return []Verdict{VerdictReject}
	case StateUnsure:
		return []Verdict{VerdictUnsure}
	case StatePending:
		return []Verdict{VerdictPending}
	}
	return nil
}

// QueueOrder is the order in which undecided suggestions come.
//
// Most informative first is uncertainty sampling (Lewis and Gale, A sequential
// algorithm for training text classifiers, SIGIR 1994) spread over codes and cases, so
// that the queue does not dwell on one of them (Brinker, Incorporating diversity in
// active learning, ICML 2003). With n(c) decided suggestions of code c, n(c,k) of them in
// case k, and t(c) the least score that is shown of c, which is its threshold, the next
// suggestion (p, c) is the one with the least
//
//	(n(c), n(c, case of p), |score(p, c) − t(c)|)
//
// compared from left to right. It follows every decision.
type QueueOrder string

// The orders.
const (
	OrderDocument    QueueOrder = ""            // cases by ID, their documents, passages as they are read
	OrderCode        QueueOrder = "code"        // code after code, each by document
	OrderCertain     QueueOrder = "certain"     // the highest score first
	OrderInformative QueueOrder = "informative" // see QueueOrder
)

// QueueOrders returns every order.
func QueueOrders() []QueueOrder {
	return []QueueOrder{OrderDocument, OrderCode, OrderCertain, OrderInformative}
}

// QueuePlace is where a coder stands in the queue.
type QueuePlace struct {
	At    SuggestionKey // zero at the beginning
	Step  int64         // on the coder's trail, 0 for none: see Store.Step
	Coder string
}

// QueueCount says how far a filter has been worked through.
type QueueCount struct {
	Decided, All int // shown suggestions, whatever state and coder the filter asks for
	Meet         int // passages and codes that meet the whole filter; in a sample, passages
}

// QueuePassage is a passage with what a coder needs to decide about its codes.
type QueuePassage struct {
	Passage  Passage
	Document Document
	Case     Case
	Before   []Passage   // the two before it in the document, in reading order
	After    []Passage   // the two after it
	Units    []QueueUnit // every code that is suggested, shown or not, or was decided on, in the framework's order
	Done     []string    // coders who have said that they read it for every code
}

// QueueUnit is one code of a passage.
type QueueUnit struct {
	Code       string
	Suggestion *Suggestion // nil when nothing suggested it
	Standing   *Coding     // nil while nothing stands
	Seen       int64       // Seq of the last decision on it, an undo included; 0 for none
	Made       []Decision  // every decision on it, undos included, but for what others decide blind in a round that is open
}

// Open reports whether the unit is shown and nobody has decided on it.
func (u QueueUnit) Open() bool { return u.Standing == nil && u.Suggestion != nil && u.Suggestion.Shown }

// Listed reports whether the unit is one of the passage's: shown, or decided.
func (u QueueUnit) Listed() bool { return u.Standing != nil || u.Open() }

// QueueCode is a code of a passage in brief.
type QueueCode struct {
	Code    string
	Verdict Verdict // what stands; empty while unreviewed
}

// SeenDecision is a decision made on a page that may be out of date: Seen is the Seq of
// the last decision, an undo included, that it showed for the passage and code; 0 for none.
type SeenDecision struct {
	Decision
	Seen int64
}

// CoderProgress is what stands by the decisions of one coder.
type CoderProgress struct {
	Coder                              string
	Confirmed, Rejected, Unsure, Added int
}

// ErrGone is returned for a suggestion that is not, or no longer, in the project.
var ErrGone = errors.New("no such suggestion")

// ErrStale is returned for a decision made on what has been decided anew meanwhile.
var ErrStale = errors.New("decided meanwhile")
