package exchange

import (
	"time"

	"github.com/dhrcoder/dhr"
)

// AuditLine is a line of `export audit`: one decision of the record, undos included.
type AuditLine struct {
	Seq         int64        `json:"seq"`
	At          time.Time    `json:"at"`
	Coder       string       `json:"coder"`
	Verdict     dhr.Verdict  `json:"verdict"`
	Code        string       `json:"code,omitempty"` // none for done
	Document    string       `json:"document"`
	Case        string       `json:"case"`
	Page        int          `json:"page"`
	Passage     string       `json:"passage"`
	Agencies    []dhr.Agency `json:"agencies"`
	Subthemes   []string     `json:"subthemes,omitempty"`
	Note        string       `json:"note"`
	Round       int64        `json:"round,omitempty"`       // of double coding
	Adjudicates bool         `json:"adjudicates,omitempty"` // it settles what the round's coders differed on
	SuggestedBy []string     `json:"suggested_by,omitempty"`
	Score       *float64     `json:"suggested_score,omitempty"`
	Version     string       `json:"suggested_version,omitempty"` // of the rules and model
	Hash        string       `json:"hash"`
}

// NewAuditLine gives the line of a decision.
func NewAuditLine(e dhr.AuditEntry) AuditLine {
	l := AuditLine{Seq: e.Seq, At: e.At.UTC(), Coder: e.Coder, Verdict: e.Verdict, Code: e.Code, Passage: e.Passage,
		Document: e.Document, Case: e.Case, Page: e.Page, Agencies: list(e.Agencies), Subthemes: e.Subthemes, Note: e.Note,
		Round: e.Round, Adjudicates: e.Adjudicates, Hash: e.Hash}
	if b := e.Basis; b != nil {
		l.SuggestedBy, l.Score, l.Version = b.Sources, &b.Score, b.Version
	}
	return l
}
