package dhr

import "strconv"

// Stated returns the case with only what people have stated of it: what a list of
// cases said, and the facts that stand, which go before the list. What only its text
// seems to say is left out. Facts of other cases are passed over.
func (c Case) Stated(facts []Fact) Case {
	if c.Source == CaseFromText {
		c.Title, c.CSP, c.Region, c.Year, c.Type = "", "", "", 0, CaseUnstated
	}
	for _, f := range facts {
		if f.Case != c.ID || f.Verdict == FactUnsure {
			continue
		}
		value := "" // rejected: the report does not say
		if f.Stated() {
			value = f.Values[0]
		}
		switch f.Name {
		case AttributeTitle:
			c.Title = value
		case AttributeCSP:
			c.CSP = value
		case AttributeRegion:
			c.Region = value
		case AttributeType:
			c.Type = CaseType(value)
		case AttributeYear:
			c.Year, _ = strconv.Atoi(value) // checked by FactDecision.Validate; 0 for none
		}
	}
	return c
}

// ListStates returns the value that a list of cases gave the attribute of the case;
// false when no list did.
func (c Case) ListStates(name AttributeName) (value string, stated bool) {
	if c.Source != CaseFromList {
		return "", false
	}
	value = c.says(name)
	return value, value != ""
}

// TextSays returns the value that the text of a case, which no list has stated, seems
// to give one of the attributes that a case holds; empty when it does not.
func (c Case) TextSays(name AttributeName) string {
	if c.Source != CaseFromText {
		return ""
	}
	return c.says(name)
}

func (c Case) says(name AttributeName) string {
	switch name {
	case AttributeTitle:
		return c.Title
	case AttributeCSP:
		return c.CSP
	case AttributeRegion:
		return c.Region
	case AttributeType:
		return string(c.Type)
	case AttributeYear:
		if c.Year != 0 {
			return strconv.Itoa(c.Year)
		}
	}
	return ""
}
