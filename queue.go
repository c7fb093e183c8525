package dhr

import "errors"

// SuggestionKey names a suggestion.
type SuggestionKey struct {
	Passage string
	Code    string
}

// String gives the key as PASSAGE.CODE.
func (k SuggestionKey) String() string { return k.Passage + "." + k.Code }

// QueueFilter narrows the review queue. Empty fields do not narrow it.
type QueueFilter struct {
	Codes []string
	Case  string
}

// QueueItem is one suggestion with what a coder needs to decide about it.
type QueueItem struct {
	Suggestion Suggestion
	Passage    Passage
	Document   Document
	Case       Case
	Before     string      // text of the passage before in the document; empty at its start
	After      string      // text of the passage after; empty at its end
	Standing   *Coding     // nil while nothing stands
	Seen       int64       // Seq of the last decision on the passage and code, an undo included; 0 for none
	Others     []QueueCode // the passage's other shown or coded codes, in the framework's order
}

// QueueCode is another code of a passage in the queue.
type QueueCode struct {
	Code    string
	Verdict Verdict // what stands; empty while unreviewed
}

// ErrGone is returned for a suggestion that is not, or no longer, in the project.
var ErrGone = errors.New("no such suggestion")

// ErrStale is returned for a decision made on what has been decided anew meanwhile.
var ErrStale = errors.New("decided meanwhile")
