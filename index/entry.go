package index

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/index/word"
)

// Entry is one passage with what a search may filter by.
type Entry struct {
	Passage  dhr.Passage
	Case     dhr.Case
	Document string       // the file's base name
	Codes    []string     // suggested for the passage
	Agencies []dhr.Agency // that the suggestions name
}

// The fields of an entry. Filters are whole values, in lower case but for codes.
const (
	fieldText   = "text"  // words by stem, with places; stored
	fieldShow   = "show"  // stored only: what a result shows, as JSON
	fieldKind   = "kind"  // kindPassage or kindRecord
	fieldOwner  = "owner" // ID of the document
	fieldFile   = "doc"
	fieldCase   = "case"
	fieldZone   = "zone"
	fieldYear   = "year"
	fieldType   = "type"
	fieldCode   = "code"
	fieldAgency = "agency"
	fieldCSP    = "csp"
	fieldRegion = "region"
	fieldGroup  = "group" // case and what it is grouped by, and zone, in one value, for counting
	fieldTags   = "tags"  // codes and agencies, for counting
	fieldPlace  = "place" // file and ordinal, for ordering
	fieldWord   = "word"  // of a record: the document's words as written

	kindPassage = "p"
	kindRecord  = "d"
)

// Values that are read for every match are kept as they are, each on its own: a
// third faster than in compressed chunks, for 15 MB at 200,000 passages. zap needs
// both options together; with SkipDVCompression alone its merge loses values.
const (
	optWhole  = bleveindex.IndexField | bleveindex.SkipFreqNorm
	optValues = optWhole | bleveindex.DocValues | bleveindex.SkipDVCompression | bleveindex.SkipDVChunking
	optText   = bleveindex.IndexField | bleveindex.IncludeTermVectors | bleveindex.StoreField
)

// shown is what a result shows of a passage besides its text.
type shown struct {
	File    string `json:"f"`
	Case    string `json:"c"`
	Heading string `json:"h,omitempty"`
	Number  string `json:"n,omitempty"`
	Zone    string `json:"z"`
	Page    int    `json:"p"`
	Ordinal int    `json:"o"`
}

// record says that a document is completely indexed.
type record struct {
	Stamp    string `json:"stamp"`
	Passages int    `json:"passages"`
}

// passageDocument makes an entry ready for bleve; its words are split already.
func passageDocument(e Entry, tokens []word.Token) (*document.Document, error) {
	p := e.Passage
	show, err := json.Marshal(shown{File: e.Document, Case: e.Case.ID, Heading: p.Heading, Number: p.Number,
		Zone: string(p.Zone), Page: p.Page, Ordinal: p.Ordinal})
	if err != nil {
		return nil, fmt.Errorf("passage %s: %w", p.ID, err)
	}
	year := ""
	if e.Case.Year != 0 {
		year = strconv.Itoa(e.Case.Year)
	}
	d := document.NewDocument(p.ID)
	add := func(field, value string, options bleveindex.FieldIndexingOptions, a analysis.Analyzer) {
		d.AddField(document.NewTextFieldCustom(field, nil, []byte(value), options, a))
	}
	add(fieldText, p.Text, optText, split{tokens})
	add(fieldShow, string(show), bleveindex.StoreField, whole{})
	add(fieldKind, kindPassage, optWhole, whole{})
	add(fieldOwner, p.Document, optWhole, whole{})
	add(fieldFile, strings.ToLower(e.Document), optWhole, whole{})
	add(fieldCase, strings.ToLower(e.Case.ID), optWhole, whole{})
	add(fieldZone, string(p.Zone), optWhole, whole{})
	add(fieldYear, year, optWhole, whole{})
	add(fieldType, string(e.Case.Type), optWhole, whole{})
	add(fieldGroup, groupOf(e.Case, year, p.Zone), optValues, whole{})
	add(fieldPlace, fmt.Sprintf("%s\x00%07d", e.Document, p.Ordinal), optValues, whole{})
	add(fieldCSP, strings.ToLower(e.Case.CSP), optWhole, whole{})
	add(fieldRegion, strings.ToLower(e.Case.Region), optWhole, whole{})
	for _, c := range e.Codes {
		add(fieldCode, strings.ToUpper(c), optWhole, whole{})
		add(fieldTags, tagCode+strings.ToUpper(c), optValues, whole{})
	}
	for _, a := range e.Agencies {
		add(fieldAgency, string(a), optWhole, whole{})
		add(fieldTags, tagAgency+string(a), optValues, whole{})
	}
	return d, nil
}

// recordDocument makes the record of a document, with its distinct words.
func recordDocument(id string, r record, words map[string]bool) (*document.Document, error) {
	show, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	d := document.NewDocument(recordID(id))
	d.AddField(document.NewTextFieldCustom(fieldKind, nil, []byte(kindRecord), optWhole, whole{}))
	d.AddField(document.NewTextFieldCustom(fieldShow, nil, show, bleveindex.StoreField, whole{}))
	d.AddField(document.NewTextFieldCustom(fieldWord, nil, nil, optWhole, vocabulary{words}))
	return d, nil
}

// recordID is the entry of a document's record. Passages are named by hexadecimal
// digits, so that the two never meet.
func recordID(document string) string { return "document:" + document }

// groupOf brings what passages are counted by into one value: see facets.
func groupOf(c dhr.Case, year string, zone dhr.Zone) string {
	return strings.Join([]string{c.ID, string(c.Type), year, string(zone), c.CSP, c.Region}, groupEnd)
}

// groupEnd stands between the parts of a group; a tag begins with its kind.
const (
	groupEnd  = "\x00"
	tagCode   = "c"
	tagAgency = "a"
)

// split hands bleve the words of a text that has been split already.
type split struct{ tokens []word.Token }

// Analyze returns the words by their stems.
func (s split) Analyze([]byte) analysis.TokenStream {
	slab := make([]analysis.Token, len(s.tokens))
	stream := make(analysis.TokenStream, len(s.tokens))
	for i, t := range s.tokens {
		slab[i] = analysis.Token{Term: []byte(t.Stem), Start: t.Start, End: t.End, Position: i + 1}
		stream[i] = &slab[i]
	}
	return stream
}

// whole indexes a value as it is; an empty value is not indexed.
type whole struct{}

// Analyze returns the value as one word.
func (whole) Analyze(value []byte) analysis.TokenStream {
	if len(value) == 0 {
		return nil
	}
	return analysis.TokenStream{{Term: value, End: len(value), Position: 1}}
}

// vocabulary hands bleve the distinct words of a document.
type vocabulary struct{ words map[string]bool }

// Analyze returns the words in no order: only which they are is indexed.
func (v vocabulary) Analyze([]byte) analysis.TokenStream {
	stream := make(analysis.TokenStream, 0, len(v.words))
	for w := range v.words {
		stream = append(stream, &analysis.Token{Term: []byte(w), Position: 1})
	}
	return stream
}
