package index

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dhrcoder/dhr"
)

// The years that a filter may name; see dhr.Case.
const (
	firstYear = 1990
	lastYear  = 2100
)

// filter reads the value of a field whose name has been read.
func (p *parser) filter(field lexeme) (node, error) {
	v := p.next()
	if v.kind != lexWord && v.kind != lexPhrase || strings.TrimSpace(v.text) == "" {
		return nil, &QueryError{field.pos, fmt.Sprintf("%s has no value", field), "as in " + example(field.text)}
	}
	value := strings.TrimSpace(v.text)
	star := v.kind == lexWord && p.peek().kind == lexStar
	switch after := p.peek(); {
	case star:
		p.next()
	case v.kind == lexWord && after.kind == lexTilde:
		return nil, &QueryError{after.pos, "~ goes with a word of the text, not with a filter", ""}
	}
	if star && field.text != fieldCase && field.text != "doc" {
		if isField(field.text) {
			return nil, &QueryError{v.pos, fmt.Sprintf("%s takes no *", field), "only case: and doc: do"}
		}
	}
	n := filterNode{field: field.text}
	switch field.text {
	case "case":
		n.values = []string{strings.ToLower(value)}
	case "doc":
		value = strings.ToLower(value)
		n.values = []string{value}
		if !star && !strings.HasSuffix(value, ".pdf") {
			n.values = append(n.values, value+".pdf")
		}
	case "code":
		n.values = []string{strings.ToUpper(value)}
	case "type":
		t, err := dhr.ParseCaseType(strings.ToLower(value))
		if err != nil {
			return nil, &QueryError{v.pos, fmt.Sprintf("%q is no type of case", value), "ipv, familial or other"}
		}
		n.values = []string{string(t)}
	case "zone":
		z, err := dhr.ParseZone(strings.ToLower(strings.Map(blank, value)))
		if err != nil {
			return nil, &QueryError{v.pos, fmt.Sprintf("%q is no zone", value), "one of " + zoneNames()}
		}
		n.values = []string{string(z)}
	case "year":
		years, ok := yearRange(value)
		if !ok {
			return nil, &QueryError{v.pos, fmt.Sprintf("%q is no year", value), "as in year:2014 or year:2013..2016"}
		}
		n.values = years
	default:
		return nil, &QueryError{field.pos, fmt.Sprintf("there is no filter %s", field),
			`case:, doc:, year:, type:, zone: or code:; to search for the words, put them in quotation marks`}
	}
	if star {
		n.values[0] += "*"
	}
	return n, nil
}

func isField(name string) bool {
	switch name {
	case "case", "doc", "code", "type", "zone", "year":
		return true
	}
	return false
}

func example(field string) string {
	switch field {
	case "doc":
		return "doc:D02.pdf"
	case "code":
		return "code:5E"
	case "type":
		return "type:ipv"
	case "zone":
		return `zone:"family voice"`
	case "year":
		return "year:2014"
	}
	return "case:D02"
}

// blank lets zone:family-voice stand for zone:"family voice".
func blank(r rune) rune {
	if r == '-' || r == '_' {
		return ' '
	}
	return r
}

func zoneNames() string {
	var names []string
	for _, z := range dhr.Zones() {
		name := string(z)
		if strings.Contains(name, " ") {
			name = `"` + name + `"`
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

// yearRange reads 2014 or 2013..2016; one end may be left out.
func yearRange(s string) ([]string, bool) {
	from, to, ranged := strings.Cut(s, "..")
	first, last := firstYear, lastYear
	var err error
	if from != "" {
		if first, err = strconv.Atoi(from); err != nil {
			return nil, false
		}
	}
	switch {
	case !ranged:
		last = first
	case to != "":
		if last, err = strconv.Atoi(to); err != nil {
			return nil, false
		}
	case from == "":
		return nil, false
	}
	if from == "" && !ranged || first < firstYear || last > lastYear || first > last {
		return nil, false
	}
	var years []string
	for y := first; y <= last; y++ {
		years = append(years, strconv.Itoa(y))
	}
	return years, true
}
