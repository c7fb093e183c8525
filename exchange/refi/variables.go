package refi

import (
	"strconv"
	"strings"

	"github.com/dhrcoder/dhr"
)

// The variables of a case, as other programs show them.
const (
	varType   = "Type"
	varYear   = "Year"
	varRegion = "Region"
	varCSP    = "CSP"
	varTitle  = "Title"
)

func variables() []variableXML {
	var all []variableXML
	for _, name := range []string{varType, varYear, varRegion, varCSP, varTitle} {
		kind := "Text"
		if name == varYear {
			kind = "Integer"
		}
		all = append(all, variableXML{GUID: guid("variable", name), Name: name, Type: kind})
	}
	return all
}

// valuesOf gives the case's attributes; what is not stated is left out.
func valuesOf(c dhr.Case) []valueXML {
	var all []valueXML
	text := func(name, value string) {
		if value != "" {
			all = append(all, valueXML{Variable: targetXML{guid("variable", name)}, Text: value})
		}
	}
	text(varType, string(c.Type))
	if c.Year != 0 {
		all = append(all, valueXML{Variable: targetXML{guid("variable", varYear)}, Integer: strconv.Itoa(c.Year)})
	}
	text(varRegion, c.Region)
	text(varCSP, c.CSP)
	text(varTitle, c.Title)
	return all
}

// Case is a case of a project file, or a source with variables.
type Case struct {
	Name    string
	Sources []string          // GUIDs of its sources, as keys
	Values  map[string]string // by the variable's name in small letters
}

// Attributes gives the case with the attributes that its variables state under the
// names that this package writes. What is not understood is in the loss.
func (c Case) Attributes() (dhr.Case, Loss) {
	var loss Loss
	out := dhr.Case{ID: c.Name, Source: dhr.CaseFromList, Region: c.value(varRegion), CSP: c.value(varCSP), Title: c.value(varTitle)}
	kind, err := dhr.ParseCaseType(strings.ToLower(c.value(varType)))
	if err != nil {
		loss.Add(1, "cases whose type is not ipv, familial, suicide or other")
	}
	out.Type = kind
	if year := c.value(varYear); year != "" {
		n, err := strconv.Atoi(year)
		if err != nil || (dhr.Case{ID: "?", Year: n}).Validate() != nil {
			loss.Add(1, "cases whose year is not the year of a review")
			n = 0
		}
		out.Year = n
	}
	return out, loss
}

func (c Case) value(name string) string { return strings.TrimSpace(c.Values[strings.ToLower(name)]) }
