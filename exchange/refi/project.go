package refi

import (
	"time"

	"github.com/dhrcoder/dhr"
)

// Project is what a project file holds of use here. GUIDs are in the form of keys:
// small letters, no braces.
type Project struct {
	Name    string
	Origin  string // the program that wrote it
	Codes   []Code // parents first
	Cases   []Case
	Sources []Source
	// Loss says what the file holds that this package does not read.
	Loss Loss
}

// Source is a document of a project file that has text.
type Source struct {
	GUID   string
	Name   string
	SHA256 string // of its PDF, 64 hexadecimal digits; empty when the file has none
	Text   string // with LF as its only end of line; may be empty
	// Selections are the parts of the text that are coded.
	Selections []Selection
}

// Selection is a coded part of a source.
type Selection struct {
	dhr.Span        // in the source's text; empty when Text is given instead
	Text     string // of a part of a page of which only the words are known, not the place in the text
	Codings  []Coding
}

// Coding is one code given to a selection.
type Coding struct {
	Code     string // GUID
	Coder    string // name; empty when the file does not say
	At       time.Time
	Dated    bool // the file gives the time of this coding; otherwise At is that of its selection, source or project
	Agencies []dhr.Agency
	Note     string
}

// Codings counts the codings of all sources.
func (p Project) Codings() int {
	n := 0
	for _, s := range p.Sources {
		for _, sel := range s.Selections {
			n += len(sel.Codings)
		}
	}
	return n
}
