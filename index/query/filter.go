package query

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

// Field is what a filter narrows by, as it is written before the colon.
type Field string

// The fields. Code finds what is suggested or confirmed.
const (
	FieldCase      Field = "case"
	FieldDoc       Field = "doc"
	FieldYear      Field = "year"
	FieldType      Field = "type"
	FieldZone      Field = "zone"
	FieldCSP       Field = "csp"
	FieldRegion    Field = "region"
	FieldCode      Field = "code"
	FieldSuggested Field = "suggested"
	FieldConfirmed Field = "confirmed"
	FieldAgency    Field = "agency"

	fieldLike Field = "like" // no filter, but written like one
)

// examples are how each field is written. Those with a star may end in *.
var examples = []struct {
	field Field
	as    string
	star  bool
}{
	{FieldCase, "case:D02", true}, {FieldDoc, "doc:D02.pdf", true}, {FieldYear, "year:2014", false}, {FieldType, "type:ipv", false},
	{FieldZone, `zone:"family voice"`, false}, {FieldCSP, `csp:"safer town"`, true}, {FieldRegion, "region:midlands", true},
	{FieldCode, "code:5E", false}, {FieldSuggested, "suggested:5E", false}, {FieldConfirmed, "confirmed:5E", false},
	{FieldAgency, "agency:police", false}, {fieldLike, "like:PASSAGE", false},
}

// filter reads the value of a field whose name has been read.
func (p *parser) filter(field lexeme) (Node, error) {
	as, mayStar, known := "case:D02", false, false
	for _, e := range examples {
		if string(e.field) == field.text {
			as, mayStar, known = e.as, e.star, true
		}
	}
	v := p.next()
	if v.kind != lexWord && v.kind != lexPhrase || strings.TrimSpace(v.text) == "" {
		return nil, &Error{field.pos, fmt.Sprintf("%s has no value", field), "as in " + as}
	}
	value := strings.TrimSpace(v.text)
	star := v.kind == lexWord && p.peek().kind == lexStar
	switch after := p.peek(); {
	case star:
		p.next()
	case after.kind == lexTilde:
		return nil, &Error{after.pos, "~ goes with words of the text, not with a filter", ""}
	}
	if star && known && !mayStar {
		return nil, &Error{v.pos, fmt.Sprintf("%s takes no *", field), "only case:, doc:, csp: and region: do"}
	}
	if !known {
		return nil, &Error{field.pos, fmt.Sprintf("there is no filter %s", field),
			`case:, doc:, year:, type:, zone:, csp:, region:, code:, suggested:, confirmed: or agency:; to search for the words, put them in quotation marks`}
	}
	if Field(field.text) == fieldLike {
		return Like{Passage: value, Pos: v.pos}, nil
	}
	values, err := valuesOf(Field(field.text), value, v.pos, star)
	return Filter{Field: Field(field.text), Values: values}, err
}

// valuesOf brings the value of a filter into the form in which the index has it.
func valuesOf(field Field, value string, pos int, star bool) ([]string, error) {
	switch field {
	case FieldDoc:
		value = strings.ToLower(value)
		if !star && !strings.HasSuffix(value, ".pdf") {
			return []string{value, value + ".pdf"}, nil
		}
	case FieldCode, FieldSuggested, FieldConfirmed:
		return []string{strings.ToUpper(value)}, nil
	case FieldType:
		t, err := dhr.ParseCaseType(strings.ToLower(value))
		if err != nil {
			return nil, &Error{pos, fmt.Sprintf("%q is no type of case", value), "ipv, familial, suicide or other"}
		}
		return []string{string(t)}, nil
	case FieldZone:
		z, err := dhr.ParseZone(strings.ToLower(strings.Map(blank, value)))
		if err != nil {
			return nil, &Error{pos, fmt.Sprintf("%q is no zone", value), "one of " + named(dhr.Zones())}
		}
		return []string{string(z)}, nil
	case FieldAgency:
		a, err := dhr.ParseAgency(strings.ToLower(strings.Map(blank, value)))
		if err != nil {
			return nil, &Error{pos, fmt.Sprintf("%q is no agency", value), "one of " + named(dhr.Agencies())}
		}
		return []string{string(a)}, nil
	case FieldYear:
		years, ok := yearRange(value)
		if !ok {
			return nil, &Error{pos, fmt.Sprintf("%q is no year", value), "as in year:2014 or year:2013..2016"}
		}
		return years, nil
	}
	value = strings.ToLower(value)
	if star {
		value += "*"
	}
	return []string{value}, nil
}

// blank lets zone:family-voice stand for zone:"family voice".
func blank(r rune) rune {
	if r == '-' || r == '_' {
		return ' '
	}
	return r
}

// named lists values, those of several words in quotation marks.
func named[T ~string](values []T) string {
	var names []string
	for _, v := range values {
		name := string(v)
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
