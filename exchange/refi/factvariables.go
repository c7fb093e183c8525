package refi

import (
	"slices"
	"strings"

	"github.com/dhrcoder/dhr"
)

// factNames are the attributes that are variables of their own, beside those that each
// case has.
func factNames() []dhr.AttributeName {
	own := []dhr.AttributeName{dhr.AttributeTitle, dhr.AttributeCSP, dhr.AttributeType, dhr.AttributeYear, dhr.AttributeRegion}
	return slices.DeleteFunc(dhr.FactNames(), func(n dhr.AttributeName) bool { return slices.Contains(own, n) })
}

// variable is an attribute's name as other programs show it.
func variable(n dhr.AttributeName) string { return strings.ToUpper(string(n[:1])) + string(n[1:]) }

func factVariables() (all []variableXML) {
	for _, n := range factNames() {
		all = append(all, variableXML{GUID: guid("variable", variable(n)), Name: variable(n), Type: "Text"})
	}
	return all
}

// factValues gives what people stated of a case, several values with semicolons between
// them. What they did not state, or found not stated, is left out.
func factValues(caseID string, facts []dhr.Fact) (all []valueXML) {
	for _, n := range factNames() {
		for _, f := range facts {
			if f.Case == caseID && f.Name == n && f.Stated() {
				all = append(all, valueXML{Variable: targetXML{guid("variable", variable(n))}, Text: strings.Join(f.Values, "; ")})
			}
		}
	}
	return all
}
