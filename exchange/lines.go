package exchange

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/dhrcoder/dhr"
)

// PassageLine is a line of `export passages`.
type PassageLine struct {
	Passage  string   `json:"passage"`
	Document string   `json:"document"` // the file's base name
	Case     string   `json:"case"`
	Page     int      `json:"page"`
	Section  string   `json:"section"` // its heading
	Zone     dhr.Zone `json:"zone"`
	Number   string   `json:"number"`
	Text     string   `json:"text"`
}

// SuggestionLine is a line of `export suggestions`.
type SuggestionLine struct {
	Passage  string       `json:"passage"`
	Document string       `json:"document"`
	Case     string       `json:"case"`
	Page     int          `json:"page"`
	Zone     dhr.Zone     `json:"zone"`
	Text     string       `json:"text"`
	Code     string       `json:"code"`
	Score    float64      `json:"score"`
	Agencies []dhr.Agency `json:"agencies"`
	Sources  []string     `json:"sources"`
	Evidence []dhr.Span   `json:"evidence"`
}

// DecisionLine is a line of `export decisions` and `import decisions`. On import
// the passage may be left out where document and text are given.
type DecisionLine struct {
	Passage   string       `json:"passage"`
	Document  string       `json:"document"`
	Case      string       `json:"case"`
	Code      string       `json:"code"`
	Verdict   dhr.Verdict  `json:"verdict"`
	Agencies  []dhr.Agency `json:"agencies"`
	Subthemes []string     `json:"subthemes,omitempty"`
	Coder     string       `json:"coder"`
	At        time.Time    `json:"at"`
	Note      string       `json:"note"`
	Basis     *dhr.Basis   `json:"basis,omitempty"` // the suggestion it was made on
	Text      string       `json:"text,omitempty"`
}

// Place is where a passage stands: what a line says beside the passage itself.
type Place struct {
	Passage  dhr.Passage
	Document string // the file's base name
	Case     string
}

// NewPassageLine gives the line of a passage.
func NewPassageLine(p Place) PassageLine {
	return PassageLine{Passage: p.Passage.ID, Document: p.Document, Case: p.Case, Page: p.Passage.Page,
		Section: p.Passage.Heading, Zone: p.Passage.Zone, Number: p.Passage.Number, Text: p.Passage.Text}
}

// NewSuggestionLine gives the line of a suggestion for the passage at that place.
func NewSuggestionLine(s dhr.Suggestion, p Place) SuggestionLine {
	return SuggestionLine{Passage: s.Passage, Document: p.Document, Case: p.Case, Page: p.Passage.Page,
		Zone: p.Passage.Zone, Text: p.Passage.Text, Code: s.Code, Score: s.Score,
		Agencies: list(s.Agencies), Sources: list(s.Sources), Evidence: list(s.Evidence)}
}

// NewDecisionLine gives the line of a coding that stands. It carries no text.
func NewDecisionLine(c dhr.Coding, p Place) DecisionLine {
	return DecisionLine{Passage: c.Passage, Document: p.Document, Case: p.Case, Code: c.Code, Verdict: c.Verdict,
		Agencies: list(c.Agencies), Subthemes: c.Subthemes, Coder: c.Coder, At: c.At.UTC(), Note: c.Note, Basis: c.Basis}
}

// list makes an empty list where there is none, so that JSON says [] and not null.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// Writer writes values as JSON Lines.
type Writer struct {
	buf *bufio.Writer
	enc *json.Encoder
}

// NewWriter writes to w; call Flush at the end.
func NewWriter(w io.Writer) *Writer {
	buf := bufio.NewWriter(w)
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false)
	return &Writer{buf, enc}
}

// Write appends one line.
func (w *Writer) Write(line any) error {
	if err := w.enc.Encode(line); err != nil {
		return fmt.Errorf("write line: %w", err)
	}
	return nil
}

// Flush writes what is still in memory.
func (w *Writer) Flush() error {
	if err := w.buf.Flush(); err != nil {
		return fmt.Errorf("write lines: %w", err)
	}
	return nil
}
