package codebook

import (
	"fmt"
	"io/fs"

	"go.yaml.in/yaml/v3"
)

// ListsPath is the file of the word lists in a codebook. The other files beside it are
// those of rules.
const (
	ListsPath = rulesDir + "/lists.yaml"
	rulesDir  = "rules"
)

// Built-in lists, worked out for each document: the mentions of the victim, of the
// perpetrator, and of either.
const (
	ListVictim      = "victim"
	ListPerpetrator = "perpetrator"
	ListParty       = "party"
)

// List is a named list as lists.yaml writes it.
type List struct {
	Name  string
	Line  int      // from 1
	Terms []string // as written, such as "risk assessment" or "$other_list"
	Lines []int    // of each term
}

type listsYAML struct {
	Lists yaml.Node `yaml:"lists"`
}

// readLists reads lists.yaml, which must have every list of need.
func (p *problems) readLists(fsys fs.FS, need []string) []List {
	const name = ListsPath
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		p.add(name, 0, "the word lists cannot be read", "put lists.yaml beside the rules")
		return nil
	}
	var raw listsYAML
	if !p.decode(name, data, &raw) {
		return nil
	}
	if raw.Lists.Kind != yaml.MappingNode {
		p.add(name, raw.Lists.Line, "lists: is not a block of named lists", "write name: [word, word]")
		return nil
	}
	var lists []List
	seen := map[string]int{}
	for i := 0; i+1 < len(raw.Lists.Content); i += 2 {
		k, v := raw.Lists.Content[i], raw.Lists.Content[i+1]
		l := List{Name: k.Value, Line: k.Line}
		switch first, again := seen[l.Name]; {
		case !IsName(l.Name):
			p.add(name, l.Line, fmt.Sprintf("%q is no list name", l.Name), "use lower-case letters, digits and _")
			continue
		case again:
			p.add(name, l.Line, fmt.Sprintf("list %s is given twice, first in line %d", l.Name, first), "")
			continue
		case l.Name == ListVictim || l.Name == ListPerpetrator || l.Name == ListParty:
			p.add(name, l.Line, fmt.Sprintf("list %s is worked out from each report", l.Name), "choose another name")
			continue
		}
		seen[l.Name] = l.Line
		if v.Kind != yaml.SequenceNode || len(v.Content) == 0 {
			p.add(name, l.Line, fmt.Sprintf("list %s has no words", l.Name), "write name: [word, word]")
		} else {
			l.Terms, l.Lines = nodeValues(v.Content, func(line int, hint, format string, args ...any) {
				p.add(name, line, fmt.Sprintf("list %s: ", l.Name)+fmt.Sprintf(format, args...), hint)
			})
		}
		lists = append(lists, l)
	}
	for _, need := range need {
		if _, there := seen[need]; !there {
			p.add(name, 0, fmt.Sprintf("list %s is missing", need), "the program needs it; copy it from the shipped codebook")
		}
	}
	return lists
}

// IsName reports whether a word may name a list: lower-case letters, digits
// and _ only.
func IsName(s string) bool {
	for _, r := range s {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '_' {
			return false
		}
	}
	return s != ""
}
