package exchange

import (
	"time"

	"github.com/dhrcoder/dhr"
)

// CodingLine is a line of `export codings` and `export negatives`: a coding that
// stands, or was rejected, with its passage and case.
type CodingLine struct {
	Case      string       `json:"case"`
	Type      dhr.CaseType `json:"type"`
	Year      int          `json:"year"` // of the report; 0 when not stated
	Document  string       `json:"document"`
	Page      int          `json:"page"`
	Zone      dhr.Zone     `json:"zone"`
	Section   string       `json:"section"` // its heading
	Number    string       `json:"number"`
	Code      string       `json:"code"`
	Name      string       `json:"name"` // of the code
	Text      string       `json:"text"`
	Verdict   dhr.Verdict  `json:"verdict"`
	Agencies  []dhr.Agency `json:"agencies"`
	Subthemes []string     `json:"subthemes"`
	Coder     string       `json:"coder"`
	At        time.Time    `json:"at"`
	Note      string       `json:"note"`
	Passage   string       `json:"passage"`
}

// NewCodingLine gives the line of a coding of the passage at that place.
func NewCodingLine(c dhr.Coding, name string, of dhr.Case, p Place) CodingLine {
	return CodingLine{Case: p.Case, Type: of.Type, Year: of.Year, Document: p.Document, Page: p.Passage.Page, Zone: p.Passage.Zone,
		Section: p.Passage.Heading, Number: p.Passage.Number, Code: c.Code, Name: name, Text: p.Passage.Text, Verdict: c.Verdict,
		Agencies: list(c.Agencies), Subthemes: list(c.Subthemes), Coder: c.Coder, At: c.At.UTC(), Note: c.Note, Passage: c.Passage}
}

// CaseLine is a line of `export cases`: a document with its case, as lists of cases
// have it.
type CaseLine struct {
	Document string       `json:"document"`
	Case     string       `json:"case"`
	Title    string       `json:"title"`
	CSP      string       `json:"csp"`
	Region   string       `json:"region"`
	Year     *int         `json:"year"` // nil when not stated
	Type     dhr.CaseType `json:"type"`
}

// NewCaseLine gives the line of a document of a case.
func NewCaseLine(d dhr.Document, c dhr.Case) CaseLine {
	l := CaseLine{Document: d.Name, Case: c.ID, Title: c.Title, CSP: c.CSP, Region: c.Region, Type: c.Type}
	if c.Year != 0 {
		l.Year = &c.Year
	}
	return l
}
