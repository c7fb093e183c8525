package page

import (
	"fmt"
	"net/url"

	"github.com/dhrcoder/dhr"
)

// TimeLayout is how pages write times, always in UTC as decisions record them.
const TimeLayout = "2 January 2006, 15:04 UTC"

// Facts says of a case what groups it in the tables.
func Facts(c dhr.Case) string {
	kind := Kind(c.Type)
	if c.Year == 0 {
		return kind
	}
	return fmt.Sprintf("%s, %d", kind, c.Year)
}

// Kind says a type of case in words.
func Kind(t dhr.CaseType) string {
	return map[dhr.CaseType]string{dhr.CaseIPV: "intimate partner", dhr.CaseFamilial: "familial",
		dhr.CaseOther: "other relationship", dhr.CaseSuicide: "death by suicide", dhr.CaseUnstated: "type not stated"}[t]
}

// Where says in words where a passage stands.
func Where(p dhr.Passage) []string {
	pages := fmt.Sprintf("page %d", p.Page)
	if p.PageEnd > p.Page {
		pages = fmt.Sprintf("pages %d–%d", p.Page, p.PageEnd)
	}
	out := []string{pages}
	if p.Heading != "" {
		out = append(out, "section “"+Clean(p.Heading)+"”")
	}
	return append(out, "zone: "+Clean(string(p.Zone)))
}

// Past says a verdict as something done; "" while nothing is decided.
func Past(v dhr.Verdict) string {
	return map[dhr.Verdict]string{dhr.VerdictConfirm: "Confirmed", dhr.VerdictReject: "Rejected",
		dhr.VerdictUnsure: "Unsure", dhr.VerdictAdd: "Added", dhr.VerdictUndo: "Undone", dhr.VerdictPending: "Pending"}[v]
}

// Standing is the decision that holds when a page is shown.
type Standing struct {
	Verdict string // "Confirmed"
	Coder   string
	At      string
	Note    string
	Pending int64 // the round whose coders differ; 0 when something stands
}

// NewStanding words what stands; nil for nothing.
func NewStanding(c *dhr.Coding) *Standing {
	if c == nil {
		return nil
	}
	s := &Standing{Verdict: Past(c.Verdict), Coder: Clean(c.Coder), At: c.At.UTC().Format(TimeLayout), Note: Clean(c.Note)}
	if c.Pending() {
		s.Pending = c.Round
	}
	return s
}

// ReadAddress is a passage's address in the reader.
func ReadAddress(document, passage string) string {
	return "/read?" + url.Values{"document": {document}, "at": {passage}}.Encode() + "#at"
}

// ReviewAddress is a suggestion's address in the queue, without a filter.
func ReviewAddress(k dhr.SuggestionKey) string {
	return "/review?" + url.Values{"at": {Key(k)}}.Encode()
}

// FirstOpen is the code of a passage to look at first: one that nobody has decided on.
func FirstOpen(codes []dhr.QueueCode) string {
	for _, c := range codes {
		if c.Verdict == "" {
			return c.Code
		}
	}
	return codes[0].Code
}

// Quoted shows what a reader typed, cut and cleaned.
func Quoted(s string) string { return "“" + Clean(Short(s, 40)) + "”" }

// Field is a hidden field of a form.
type Field struct{ Name, Value string }

// ReadingField says in a form that it was sent from the reader, at which passage.
const ReadingField = "read"

// ReadBack is where the reader returns to after a form, with what was said of which
// suggestion.
func ReadBack(passage, said, of string) string {
	q := url.Values{"at": {passage}}
	if said != "" {
		q.Set("said", said)
	}
	if of != "" {
		q.Set("of", of)
	}
	return "/read?" + q.Encode() + "#at"
}

// Tagged says what an outside list says of a case.
func Tagged(t dhr.Tag) string {
	if t.Value == "" || t.Value == "True" {
		return Clean(t.Source + ": " + t.Name)
	}
	return Clean(t.Source + ": " + t.Name + ": " + t.Value)
}
