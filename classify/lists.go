package classify

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

const (
	rulesDir  = "rules"
	listsFile = "lists.yaml"
)

// Built-in lists, worked out per document.
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
	lines []int
}

type listsYAML struct {
	Lists yaml.Node `yaml:"lists"`
}

// readLists reads lists.yaml.
func (p *problems) readLists(fsys fs.FS) []wordList {
	name := rulesDir + "/" + listsFile
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
	for _, need := range requiredLists() {
		if _, there := seen[need]; !there {
			p.add(name, 0, fmt.Sprintf("list %s is missing", need), "the program needs it; copy it from the shipped codebook")
		}
	}
	return lists
}

// requiredLists names the lists that cues and agencies are worked out from.
func requiredLists() []string {
	var names []string
	for _, l := range cueLists {
		names = append(names, l.name)
		if l.except != "" {
			names = append(names, l.except)
		}
	}
	for _, l := range agencyLists {
		names = append(names, l.name)
	}
	names = append(names, listContrast, listClause, listThirdPersons, listProfessionals, listWitness)
	slices.Sort(names)
	return slices.Compact(names)
}

// suggestName returns a hint for a list name that is not there.
func suggestName(name string, known []string) string {
	for _, k := range known {
		if strings.TrimSuffix(k, "s") == strings.TrimSuffix(name, "s") || strings.HasPrefix(k, name) || strings.HasPrefix(name, k) {
			return "did you mean $" + k + "?"
		}
	}
	return "define it in " + rulesDir + "/" + listsFile
}
