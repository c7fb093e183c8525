// Package catalogue reads what others publish about the reviews: saved pages of the
// Home Office's library of domestic homicide reviews and the DHRD data set. It matches
// their records to the documents of a project and says which codes a tag hints at.
package catalogue

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/dhrcoder/dhr"
)

// The sources of records, as tags name them.
const (
	Library = "Home Office Library"
	DHRD    = "DHRD"
)

// Record is one review as an outside list describes it.
type Record struct {
	Source   string // Library or DHRD
	ID       string // in its source: the library's download ID, DHRD's incident ID
	Download string // the library's download ID, 24 hexadecimal digits; may be empty
	Title    string // such as the pseudonym under which the review is published
	File     string // name under which the library offers the PDF, without .pdf; may be empty
	CSP      string // without "Community Safety Partnership"
	Region   string
	Death    string // month and year, or year, as the list writes it
	Tags     []dhr.Tag
	Values   []Value
}

// Value is what a record says of an attribute of the case, in the words that
// attributes use: a person may take it over as their word.
type Value struct {
	Name  dhr.AttributeName
	Value string
}

// with adds a tag of the record, with the codes that it hints at.
func (r *Record) with(name, value string) {
	r.Tags = append(r.Tags, dhr.Tag{Source: r.Source, Name: name, Value: value, Codes: Hints(name, value)})
}

var downloadID = regexp.MustCompile(`(?:^|[^0-9A-Fa-f])([0-9a-f]{24})(?:[^0-9A-Fa-f]|$)`)

// words brings a name into a form in which spelling of names, titles and files can
// be compared: lower-case letters and digits, with single spaces.
func words(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}
