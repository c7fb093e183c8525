package refi

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/dhrcoder/dhr"
)

// CodeMap says which code of the framework the codes of other codebooks are, by name
// in small letters. An empty code says that it is to be left out.
type CodeMap map[string]string

// ReadCodeMap reads a CSV file with the columns name and code. The error is a
// dhr.Problems with everything that is wrong. The file's name is for messages only.
func ReadCodeMap(r io.Reader, file string, framework dhr.Framework) (CodeMap, error) {
	var problems dhr.Problems
	wrong := func(line int, msg, hint string) {
		problems = append(problems, dhr.Problem{File: file, Line: line, Msg: msg, Hint: hint})
	}
	rows := csv.NewReader(&limited{r: r, left: maxText})
	rows.FieldsPerRecord = -1
	m := CodeMap{}
	for first := true; ; first = false {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return m, problems.Err()
		}
		if err != nil {
			wrong(0, err.Error(), "each line is a name, a comma and the ID of a code; put names with commas in \"…\"")
			return nil, problems
		}
		line, _ := rows.FieldPos(0)
		if len(row) != 2 {
			wrong(line, fmt.Sprintf("has %d values, not 2", len(row)), "give name,code; put names with commas in \"…\"")
			continue
		}
		name := fold(strings.TrimPrefix(row[0], "\ufeff"))
		id := strings.ToUpper(strings.TrimSpace(row[1]))
		if first && name == "name" && id == "CODE" {
			continue
		}
		if _, known := framework.Code(id); !known && id != "" {
			wrong(line, fmt.Sprintf("unknown code %q", id), "give the ID of a code of this project's framework, or nothing to leave the name out")
			continue
		}
		if _, twice := m[name]; twice {
			wrong(line, fmt.Sprintf("gives %q a second time", row[0]), "keep one of the two lines")
		}
		m[name] = id
	}
}

// fold gives the form of a name in which spelling hardly matters: words in small
// letters, one space between them.
func fold(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(norm.NFKC.String(name)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// Matched says what became of one code of a file.
type Matched struct {
	Code Code
	ID   string // of the framework's code; empty when the code is left out
	How  string // for a person: how it was matched, or why not
	// Left is true when the user's map leaves the code out on purpose.
	Left bool
}

// MatchCodes finds for each code of a file the framework's: as the map says, by the
// GUID that this package gives, by the ID with which its name begins ("5E Records"),
// by its name; else it is what its parent is, as a second level below a code.
func MatchCodes(codes []Code, framework dhr.Framework, given CodeMap) []Matched {
	byGUID, byName := map[string]string{}, map[string]string{}
	for _, c := range framework.Codes() {
		byGUID[guid("code", c.ID)] = c.ID
		byName[fold(c.Name)] = c.ID
	}
	all := make([]Matched, len(codes))
	for i, c := range codes {
		m := &all[i]
		m.Code = c
		name := fold(c.Name)
		if id, known := given[name]; known {
			m.ID, m.How, m.Left = id, "by the map", id == ""
			if m.Left {
				m.How = "left out by the map"
			}
			continue
		}
		if id := byGUID[c.GUID]; id != "" {
			m.ID, m.How = id, "by its GUID"
			continue
		}
		prefixed, rest := prefix(c.Name, framework)
		named := byName[name]
		if named == "" && prefixed != "" {
			named = byName[rest]
		}
		switch {
		case prefixed != "" && named != "" && prefixed != named:
			m.How = fmt.Sprintf("its ID says %s and its name %s", prefixed, named)
		case prefixed != "":
			m.ID, m.How = prefixed, "by its ID"
		case named != "":
			m.ID, m.How = named, "by its name"
		case c.Parent >= 0 && all[c.Parent].ID != "":
			m.ID, m.How = all[c.Parent].ID, "as a part of its parent"
		default:
			m.How = "no code of the framework has this ID or name"
		}
	}
	return all
}

// prefix returns the ID of a code with which a name begins, and the folded rest. A
// bare number, which may count anything, has to be all of the name or be followed by
// words that the code's own name begins with.
func prefix(name string, framework dhr.Framework) (id, rest string) {
	name = strings.TrimSpace(name)
	end := strings.IndexFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if end < 0 {
		end = len(name)
	}
	code, known := framework.Code(strings.ToUpper(name[:end]))
	if !known {
		return "", ""
	}
	rest = fold(name[end:])
	if strings.ContainsFunc(code.ID, unicode.IsLetter) || rest == "" {
		return code.ID, rest
	}
	first, _, _ := strings.Cut(rest, " ")
	if own, _, _ := strings.Cut(fold(code.Name), " "); own == first {
		return code.ID, rest
	}
	return "", ""
}

// CompareCodebook says how another codebook differs from the framework, a line each
// difference; none when they are the same.
func CompareCodebook(codes []Code, framework dhr.Framework) []string {
	var lines []string
	have := map[string]bool{}
	parents := map[int]bool{}
	for _, c := range codes {
		parents[c.Parent] = true
	}
	for i, m := range MatchCodes(codes, framework, nil) {
		if m.Code.GUID != "" && isFactor(m.Code, framework) {
			continue
		}
		own, known := framework.Code(m.ID)
		switch {
		case !known && !m.Code.Codable && parents[i]:
			// a heading; what stands below it is compared
		case !known:
			lines = append(lines, fmt.Sprintf("only in the file: %q", m.Code.Name))
		case m.How == "as a part of its parent":
			lines = append(lines, fmt.Sprintf("only in the file: %q, below %s", m.Code.Name, m.ID))
		default:
			have[m.ID] = true
			if name := fold(m.Code.Name); name != fold(codeName(own)) && name != fold(own.Name) {
				lines = append(lines, fmt.Sprintf("%s has another name: %q in the file, %q here", m.ID, m.Code.Name, own.Name))
			}
			if fold(m.Code.Description) != fold(description(own)) && m.Code.Description != "" {
				lines = append(lines, fmt.Sprintf("%s has another description", m.ID))
			}
		}
	}
	for _, c := range framework.Codes() {
		if !have[c.ID] {
			lines = append(lines, fmt.Sprintf("only in the project: %s %s", c.ID, c.Name))
		}
	}
	return lines
}

func isFactor(c Code, framework dhr.Framework) bool {
	for _, f := range framework.Factors {
		if c.GUID == guid("factor", f.ID) {
			return true
		}
	}
	return false
}
