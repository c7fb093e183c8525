package codebook

import (
	"fmt"
	"strings"

	"github.com/dhrcoder/dhr"
	"go.yaml.in/yaml/v3"
)

// IDs of the shipped framework that mean something to the rules.
const (
	IndividualFactor = "1"  // the factor under which it matters whether a third person is meant
	GoodPractice     = "9"  // the code for what was done well, also that nothing was found wrong
	WiderConditions  = "7A" // the code for the economy and the like, which no agency of a case has made
)

type frameworkYAML struct {
	Title   string       `yaml:"title"`
	Source  string       `yaml:"source"`
	Factors []factorYAML `yaml:"factors"`
}

type factorYAML struct {
	ID    yaml.Node  `yaml:"id"`
	Name  yaml.Node  `yaml:"name"`
	Codes []codeYAML `yaml:"codes"`
}

type codeYAML struct {
	ID       yaml.Node `yaml:"id"`
	Name     yaml.Node `yaml:"name"`
	Use      string    `yaml:"use"`
	Not      string    `yaml:"not"`
	Practice bool      `yaml:"practice"`
}

// LoadFramework reads a framework file. The name is for messages only. The error,
// if any, is a dhr.Problems with every mistake found.
func LoadFramework(name string, data []byte) (dhr.Framework, error) {
	var raw frameworkYAML
	var ps problems
	if !ps.decode(name, data, &raw) {
		return dhr.Framework{}, ps.err()
	}
	f := dhr.Framework{Title: raw.Title, Source: raw.Source}
	if len(raw.Factors) == 0 {
		ps.add(name, 0, "the framework has no factors", "list them under factors:")
	}
	factors, codes := map[string]int{}, map[string]int{}
	last := 0
	for _, rf := range raw.Factors {
		factor := dhr.Factor{ID: rf.ID.Value, Name: strings.TrimSpace(rf.Name.Value)}
		last = max(last, rf.ID.Line, rf.Name.Line)
		ps.checkNamed(name, "factor", &rf.ID, &rf.Name, last, factors)
		if len(rf.Codes) == 0 {
			ps.add(name, last, fmt.Sprintf("factor %s has no codes", factor.ID), "list them under codes:")
		}
		for _, rc := range rf.Codes {
			last = max(last, rc.ID.Line, rc.Name.Line)
			ps.checkNamed(name, "code", &rc.ID, &rc.Name, last, codes)
			if strings.TrimSpace(rc.Use) == "" {
				ps.add(name, last, fmt.Sprintf("code %s does not say when to use it", rc.ID.Value), "add use:")
			}
			factor.Codes = append(factor.Codes, dhr.Code{ID: rc.ID.Value, Name: strings.TrimSpace(rc.Name.Value),
				Use: strings.TrimSpace(rc.Use), Not: strings.TrimSpace(rc.Not), Practice: rc.Practice})
		}
		f.Factors = append(f.Factors, factor)
	}
	if err := ps.err(); err != nil {
		return dhr.Framework{}, err
	}
	return f, nil
}

// checkNamed reports a missing or repeated id and a missing name. near is the line
// to name when the thing itself has none.
func (p *problems) checkNamed(file, what string, id, name *yaml.Node, near int, seen map[string]int) {
	at := max(id.Line, name.Line)
	if at == 0 {
		at = near
	}
	switch first, again := seen[id.Value]; {
	case id.Kind != yaml.ScalarNode || strings.TrimSpace(id.Value) == "":
		p.add(file, at, fmt.Sprintf("a %s has no id", what), "add id:")
	case again:
		p.add(file, id.Line, fmt.Sprintf("%s %s is given twice, first in line %d", what, id.Value, first), "give each its own id")
	default:
		seen[id.Value] = id.Line
	}
	if name.Kind != yaml.ScalarNode || strings.TrimSpace(name.Value) == "" {
		p.add(file, at, fmt.Sprintf("%s %s has no name", what, id.Value), "add name:")
	}
}
