package corpus

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/dhrcoder/dhr"
)

// CaseList is what a person wrote about the cases of a project.
type CaseList struct {
	File    string     // for messages
	Cases   []dhr.Case // in the order in which the file first names them
	Rows    []CaseRow  // which document is of which case, in the order of the file
	Ignored []string   // columns that mean nothing here
}

// CaseRow says that a document is of a case.
type CaseRow struct {
	Line     int    // in the file, from 1
	Document string // name as written
	Case     string
}

// columns are those of a list of cases. Only the first has to be there.
var columns = []string{"document", "case", "title", "csp", "region", "year", "type"}

// maxList is how large a list may be, in bytes: 100 times that of every review ever
// published.
const maxList = 16 << 20

// ReadCases reads a list of cases: a CSV file, or the first sheet of an XLSX
// workbook, with the columns document, case, title,
// csp, region, year and type in any order, named on the first line. A document
// without a case is a case by itself. The error is a dhr.Problems with everything
// that is wrong, or that of the reader. The file's name is for messages only.
func ReadCases(r io.Reader, file string) (CaseList, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxList+1))
	if err != nil {
		return CaseList{}, fmt.Errorf("read %s: %w", file, err)
	}
	l := lister{file: file, list: CaseList{File: file}, cases: map[string]int{}, documents: map[string]int{}, given: map[[2]string]int{}}
	if len(text) > maxList {
		l.problem(0, "is larger than a list of cases can be", "give a CSV file with a line for each document")
		return CaseList{}, l.problems
	}
	l.read(text)
	if l.problems != nil {
		slices.SortStableFunc(l.problems, func(a, b dhr.Problem) int { return a.Line - b.Line })
		return CaseList{}, l.problems
	}
	return l.list, nil
}

// lister reads a list and gathers what is wrong with it.
type lister struct {
	file      string
	list      CaseList
	problems  dhr.Problems
	cases     map[string]int    // place in list.Cases
	documents map[string]int    // line on which a document is, by folded name without .pdf
	given     map[[2]string]int // line on which a case's attribute is
}

func (l *lister) problem(line int, msg, hint string) {
	l.problems = append(l.problems, dhr.Problem{File: l.file, Line: line, Msg: msg, Hint: hint})
}

func (l *lister) read(text []byte) {
	var header []string
	for _, r := range readRecords(text, l.problem) {
		switch {
		case blank(r.values):
		case header == nil:
			if header = l.header(r.line, r.values); header == nil {
				return
			}
		case len(r.values) != len(header):
			l.problem(r.line, fmt.Sprintf("has %d values for %d columns", len(r.values), len(header)), `put values with commas in "…"`)
		default:
			l.row(r.line, header, r.values)
		}
	}
	if header == nil && l.problems == nil {
		l.problem(0, "is empty", "the first line has to be: "+strings.Join(columns, ","))
	}
}

func blank(record []string) bool {
	return !slices.ContainsFunc(record, func(v string) bool { return strings.TrimSpace(v) != "" })
}

// header returns the names of the columns, empty for those that mean nothing, or nil
// when it is no header.
func (l *lister) header(line int, record []string) []string {
	header := make([]string, len(record))
	for i, name := range record {
		name = strings.ToLower(strings.TrimSpace(name))
		switch {
		case !slices.Contains(columns, name):
			if name != "" {
				l.list.Ignored = append(l.list.Ignored, strings.TrimSpace(record[i]))
			}
		case slices.Contains(header, name):
			l.problem(line, "names the column "+name+" twice", "keep one of the two")
		default:
			header[i] = name
		}
	}
	if !slices.Contains(header, columns[0]) {
		l.problem(line, "names no column document", "the first line has to be: "+strings.Join(columns, ","))
		return nil
	}
	return header
}

func (l *lister) row(line int, header, record []string) {
	value := map[string]string{}
	for i, name := range header {
		value[name] = strings.TrimSpace(record[i])
	}
	document := value["document"]
	if document == "" {
		l.problem(line, "names no document", "give the file's name, such as D01.pdf")
		return
	}
	key := strings.TrimSuffix(Fold(document), ".pdf")
	if before, twice := l.documents[key]; twice {
		l.problem(line, fmt.Sprintf("lists %s again, which is on line %d", document, before), "keep one of the two lines")
		return
	}
	l.documents[key] = line
	c := dhr.Case{ID: value["case"], Title: value["title"], CSP: value["csp"], Region: value["region"], Source: dhr.CaseFromList}
	if c.ID == "" {
		c.ID = DefaultCase(document)
	}
	if y := value["year"]; y != "" {
		year, err := strconv.Atoi(y)
		if err == nil {
			err = dhr.Case{ID: c.ID, Year: year}.Validate()
		}
		if err != nil || year == 0 {
			l.problem(line, fmt.Sprintf("gives the year %q", y), "give the year of the review, such as 2015, or nothing")
		} else {
			c.Year = year
		}
	}
	t, err := caseType(value["type"])
	if err != nil {
		l.problem(line, fmt.Sprintf("gives the type %q", value["type"]), "give ipv (intimate partner), familial, suicide, other, or nothing")
	}
	c.Type = t
	l.merge(line, c)
	l.list.Rows = append(l.list.Rows, CaseRow{Line: line, Document: document, Case: c.ID})
}

// caseType reads a type as people write it.
func caseType(s string) (dhr.CaseType, error) {
	switch words := strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == '-' || r == '_' }), " "); words {
	case "intimate partner", "intimate partner violence", "intimate partner homicide", "iph", "partner":
		return dhr.CaseIPV, nil
	case "family", "adult family", "adult family homicide":
		return dhr.CaseFamilial, nil
	case "death by suicide", "suicide following domestic abuse", "domestic abuse related suicide":
		return dhr.CaseSuicide, nil
	case "unstated", "not stated", "unknown":
		return dhr.CaseUnstated, nil
	default:
		return dhr.ParseCaseType(words)
	}
}

// merge adds a case, or what another of its lines says of it. Lines may leave a value
// out but not contradict each other.
func (l *lister) merge(line int, c dhr.Case) {
	at, known := l.cases[c.ID]
	if !known {
		at = len(l.list.Cases)
		l.cases[c.ID] = at
		l.list.Cases = append(l.list.Cases, dhr.Case{ID: c.ID, Source: c.Source})
	}
	have := &l.list.Cases[at]
	merge(l, line, c.ID, "title", &have.Title, c.Title)
	merge(l, line, c.ID, "csp", &have.CSP, c.CSP)
	merge(l, line, c.ID, "region", &have.Region, c.Region)
	merge(l, line, c.ID, "year", &have.Year, c.Year)
	merge(l, line, c.ID, "type", &have.Type, c.Type)
}

func merge[T comparable](l *lister, line int, of, column string, have *T, says T) {
	var nothing T
	switch key := [2]string{of, column}; {
	case says == nothing || says == *have:
	case *have == nothing:
		*have, l.given[key] = says, line
	default:
		l.problem(line, fmt.Sprintf("gives case %s another %s than line %d", of, column, l.given[key]), "a case has one; correct either line")
	}
}
