package classify

import (
	"fmt"
	"io/fs"

	"go.yaml.in/yaml/v3"
)

// rulesDir is the folder of the rule files in a codebook, listsPath the file of the
// word lists among them.
const (
	rulesDir  = "rules"
	listsPath = rulesDir + "/lists.yaml"
)

// Built-in lists, worked out for each document: the mentions of the victim, of the
// perpetrator, and of either.
const (
	listVictim      = "victim"
	listPerpetrator = "perpetrator"
	listParty       = "party"
)

// wordList is a named list as lists.yaml writes it.
type wordList struct {
	name  string
	line  int
	terms []string
	lines []int // of each term
}

type listsYAML struct {
	Lists yaml.Node `yaml:"lists"`
}

// readLists reads lists.yaml, which must have every list of need.
func (p *problems) readLists(fsys fs.FS, need []string) []wordList {
	const name = listsPath
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
	var lists []wordList
	seen := map[string]int{}
	for i := 0; i+1 < len(raw.Lists.Content); i += 2 {
		k, v := raw.Lists.Content[i], raw.Lists.Content[i+1]
		l := wordList{name: k.Value, line: k.Line}
		switch first, again := seen[l.name]; {
		case !isName(l.name):
			p.add(name, l.line, fmt.Sprintf("%q is no list name", l.name), "use lower-case letters, digits and _")
			continue
		case again:
			p.add(name, l.line, fmt.Sprintf("list %s is given twice, first in line %d", l.name, first), "")
			continue
		case l.name == listVictim || l.name == listPerpetrator || l.name == listParty:
			p.add(name, l.line, fmt.Sprintf("list %s is worked out from each report", l.name), "choose another name")
			continue
		}
		seen[l.name] = l.line
		if v.Kind != yaml.SequenceNode || len(v.Content) == 0 {
			p.add(name, l.line, fmt.Sprintf("list %s has no words", l.name), "write name: [word, word]")
		} else {
			l.terms, l.lines = nodeValues(v.Content, func(line int, hint, format string, args ...any) {
				p.add(name, line, fmt.Sprintf("list %s: ", l.name)+fmt.Sprintf(format, args...), hint)
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
