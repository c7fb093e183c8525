// Package homicide makes the tables of the Homicide Index with which the 2016
// publication opens: victims by sex and year (Figure 1) and principal suspects by sex,
// age and relationship (Table A1). They come from records of the police, not from
// reviews, and nothing in them is coded.
package homicide

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/dhrcoder/dhr"
)

// Record is one domestic homicide of the index.
type Record struct {
	Year         string // of recording, such as "2010/11"
	VictimSex    string // female or male; empty when not known
	SuspectSex   string // of the principal suspect: female, male; NoneCharged
	SuspectAge   int    // in years; -1 when not known
	Relationship string // of the suspect to the victim, see Relationships; empty when not known
}

// NoneCharged stands for a suspect's sex where nobody has been charged.
const NoneCharged = "none charged"

// Relationships returns what a suspect can be to a victim, as Table A1 has it.
func Relationships() []string {
	return []string{"current/ex-partner", "relative", "other household member"}
}

// columns of the file, in any order.
var columns = []string{"year", "victim_sex", "suspect_sex", "suspect_age", "relationship"}

const eldest = 120

// Read reads records from CSV: a heading line with the columns year, victim_sex,
// suspect_sex, suspect_age and relationship in any order, others are passed over, then
// a line a homicide. The error is a dhr.Problems that names every line that is wrong.
func Read(r io.Reader, file string) (records []Record, err error) {
	in := csv.NewReader(skipMark(r))
	in.FieldsPerRecord = -1
	head, err := in.Read()
	if errors.Is(err, io.EOF) {
		return nil, dhr.Problems{{File: file, Msg: "the file is empty", Hint: "docs/report.md describes it"}}
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	at := map[string]int{}
	for i, name := range head {
		at[strings.ToLower(strings.TrimSpace(name))] = i
	}
	var problems dhr.Problems
	for _, c := range columns {
		if _, there := at[c]; !there {
			problems = append(problems, dhr.Problem{File: file, Line: 1, Msg: "there is no column " + c, Hint: "the columns are " + strings.Join(columns, ", ")})
		}
	}
	if problems != nil {
		return nil, problems
	}
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			return records, problems.Err()
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", file, err)
		}
		line, _ := in.FieldPos(0)
		cell := func(name string) string {
			if i := at[name]; i < len(row) {
				return strings.ToLower(strings.Join(strings.Fields(row[i]), " "))
			}
			return ""
		}
		record, err := parse(cell)
		if err != nil {
			problems = append(problems, dhr.Problem{File: file, Line: line, Msg: err.Error(), Hint: "docs/report.md describes the columns"})
			continue
		}
		records = append(records, record)
	}
}

func parse(cell func(string) string) (r Record, err error) {
	r = Record{Year: cell("year"), VictimSex: sex(cell("victim_sex")), SuspectSex: sex(cell("suspect_sex")), SuspectAge: -1, Relationship: relationship(cell("relationship"))}
	if !isYear(r.Year) {
		return r, fmt.Errorf("the year %q is not one such as 2010/11 or 2010", r.Year)
	}
	if r.VictimSex != "" && r.VictimSex != "female" && r.VictimSex != "male" {
		return r, fmt.Errorf("victim_sex is female, male or empty, not %q", r.VictimSex)
	}
	if r.SuspectSex == "" || r.SuspectSex == "none" {
		r.SuspectSex = NoneCharged
	}
	if !slices.Contains([]string{"female", "male", NoneCharged}, r.SuspectSex) {
		return r, fmt.Errorf("suspect_sex is female, male or none charged, not %q", r.SuspectSex)
	}
	if age := cell("suspect_age"); age != "" {
		if r.SuspectAge, err = strconv.Atoi(age); err != nil || r.SuspectAge < 0 || r.SuspectAge > eldest {
			return r, fmt.Errorf("suspect_age is a number of years, not %q", age)
		}
	}
	if r.Relationship != "" && !slices.Contains(Relationships(), r.Relationship) {
		return r, fmt.Errorf("relationship is %s or empty, not %q", strings.Join(Relationships(), ", "), r.Relationship)
	}
	return r, nil
}

func sex(s string) string {
	switch s {
	case "f", "woman":
		return "female"
	case "m", "man":
		return "male"
	}
	return s
}

func relationship(s string) string {
	switch s {
	case "partner", "ex-partner", "partner/ex-partner", "current or ex-partner":
		return "current/ex-partner"
	case "family", "other relative":
		return "relative"
	case "household member", "other":
		return "other household member"
	}
	return s
}

// isYear reports whether a year is written as 2010 or 2010/11.
func isYear(s string) bool {
	first, second, financial := strings.Cut(s, "/")
	n, err := strconv.Atoi(first)
	if err != nil || len(first) != 4 || n < 1900 || n > 2100 {
		return false
	}
	return !financial || second == fmt.Sprintf("%02d", (n+1)%100)
}

// skipMark passes over a byte order mark.
func skipMark(r io.Reader) io.Reader {
	mark := make([]byte, 3)
	n, _ := io.ReadFull(r, mark)
	if n == 3 && string(mark) == "\ufeff" {
		return r
	}
	return io.MultiReader(strings.NewReader(string(mark[:n])), r)
}
