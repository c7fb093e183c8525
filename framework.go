package dhr

import "fmt"

// Framework is the codebook: the factors and codes that passages are coded with.
// The one shipped is Annex C of the Home Office's Domestic Homicide Reviews: Key
// findings (2016), with 9 factors and 51 codes.
type Framework struct {
	Title   string
	Source  string // where the framework was published
	Factors []Factor
}

// Factor is one of the framework's headings, such as "1 Individual".
type Factor struct {
	ID    string // "1" to "9"
	Name  string
	Codes []Code
}

// Code is one code of the framework, such as "5E Record keeping".
type Code struct {
	ID       string // "1A" … "8H", "9"
	Name     string // exactly as published
	Use      string // when to use it
	Not      string // when not to use it; may be empty
	Practice bool   // about agencies' practice, so that its codings name agencies (2A-7C and 9)
}

// Codes returns every code in the framework's order.
func (f Framework) Codes() []Code {
	var all []Code
	for _, factor := range f.Factors {
		all = append(all, factor.Codes...)
	}
	return all
}

// Code returns the code with that ID.
func (f Framework) Code(id string) (Code, bool) {
	for _, factor := range f.Factors {
		for _, c := range factor.Codes {
			if c.ID == id {
				return c, true
			}
		}
	}
	return Code{}, false
}

// FactorOf returns the factor that holds the code with that ID.
func (f Framework) FactorOf(code string) (Factor, bool) {
	for _, factor := range f.Factors {
		for _, c := range factor.Codes {
			if c.ID == code {
				return factor, true
			}
		}
	}
	return Factor{}, false
}

// Validate reports the first thing wrong with the framework's content: a missing
// or repeated ID or name, or a factor without codes.
func (f Framework) Validate() error {
	if len(f.Factors) == 0 {
		return fmt.Errorf("the framework has no factors")
	}
	factors, codes := map[string]bool{}, map[string]bool{}
	for _, factor := range f.Factors {
		switch {
		case factor.ID == "" || factor.Name == "":
			return fmt.Errorf("factor %q %q lacks an id or a name", factor.ID, factor.Name)
		case factors[factor.ID]:
			return fmt.Errorf("factor %s is given twice", factor.ID)
		case len(factor.Codes) == 0:
			return fmt.Errorf("factor %s has no codes", factor.ID)
		}
		factors[factor.ID] = true
		for _, c := range factor.Codes {
			switch {
			case c.ID == "" || c.Name == "":
				return fmt.Errorf("code %q %q lacks an id or a name", c.ID, c.Name)
			case codes[c.ID]:
				return fmt.Errorf("code %s is given twice", c.ID)
			}
			codes[c.ID] = true
		}
	}
	return nil
}
