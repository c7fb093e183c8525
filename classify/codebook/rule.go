package codebook

import (
	"fmt"
	"strings"

	"github.com/dhrcoder/dhr"
	"go.yaml.in/yaml/v3"
)

// Rule is a keyword rule as a person wrote it.
type Rule struct {
	Code    string     // the ID of the code that it suggests
	ID      string     // unique within the code
	Score   float64    // 0 to 1: how likely a passage that it hits has the code
	Groups  [][]string // terms; every group must be met
	Within  int        // tokens between neighbouring group hits; -1 for any number
	Ordered bool
	Passage bool       // the scope is the passage, not the sentence
	Not     []string   // terms that must not be there
	Allow   []string   // cues that do not block it
	Zones   []dhr.Zone // in which it applies; none for all
	Matches []string   // sentences of its author's that it must hit
	Rejects []string   // and must not hit
	File    string     // its path in the codebook
	Line    int        // of its id, from 1
	Lines   Lines
}

// Source names the rule as a suggestion's source, such as "rule:5E/late-entry".
func (r Rule) Source() string { return "rule:" + r.Code + "/" + r.ID }

// Lines are the lines of a rule's parts, from 1, for messages: one for each text.
type Lines struct {
	Groups                  [][]int
	Not                     []int
	Allow, Matches, Rejects []int
}

// DefaultThreshold is the threshold of codes, and defaultScore the score of rules,
// that give none.
const (
	DefaultThreshold = 0.5
	defaultScore     = 0.6
)

type ruleYAML struct {
	ID      yaml.Node   `yaml:"id"`
	Score   *float64    `yaml:"score"`
	All     yaml.Node   `yaml:"all"`
	Within  *int        `yaml:"within"`
	Ordered bool        `yaml:"ordered"`
	Scope   yaml.Node   `yaml:"scope"`
	Not     []yaml.Node `yaml:"not"`
	Allow   []yaml.Node `yaml:"allow"`
	Zones   []yaml.Node `yaml:"zones"`
	Matches []yaml.Node `yaml:"matches"`
	Rejects []yaml.Node `yaml:"rejects"`
}

// readRule checks what can be checked of a rule without the lists.
func (p *problems) readRule(file, code string, raw ruleYAML, seen map[string]int) Rule {
	r := Rule{Code: code, ID: raw.ID.Value, Score: defaultScore, Within: -1, Ordered: raw.Ordered, File: file,
		Line: max(raw.ID.Line, 1)}
	bad := func(line int, hint, format string, args ...any) {
		p.add(file, line, fmt.Sprintf("rule %s: ", r.ID)+fmt.Sprintf(format, args...), hint)
	}
	switch first, again := seen[r.ID]; {
	case r.ID == "":
		r.Line = raw.All.Line
		bad(r.Line, "add id:", "it has no id")
	case strings.ContainsFunc(r.ID, func(c rune) bool { return c != '-' && !IsName(string(c)) }):
		bad(r.Line, "use lower-case letters, digits and -", "its id is not a plain word")
	case again:
		bad(r.Line, "give each its own id", "its id is used twice, first in line %d", first)
	default:
		seen[r.ID] = r.Line
	}
	if raw.Score != nil {
		if r.Score = *raw.Score; r.Score <= 0 || r.Score > 1 {
			bad(r.Line, "", "score %g is not between 0 and 1", r.Score)
		}
	}
	if raw.Within != nil {
		if r.Within = *raw.Within; r.Within < 0 || r.Within > 200 {
			bad(r.Line, "", "within %d is not a number of tokens from 0 to 200", r.Within)
		}
	}
	switch raw.Scope.Value {
	case "", "sentence":
	case "passage":
		r.Passage = true
	default:
		bad(raw.Scope.Line, "sentence or passage", "unknown scope %q", raw.Scope.Value)
	}
	for _, n := range raw.Zones {
		z, err := dhr.ParseZone(n.Value)
		switch {
		case err != nil:
			bad(n.Line, "see the zones in docs/rules.md", "%v", err)
		case !z.Codable():
			bad(n.Line, "", "the zone %q is never coded", z)
		}
		r.Zones = append(r.Zones, z)
	}
	r.Groups, r.Lines.Groups = readGroups(&raw.All, bad)
	if len(r.Groups) == 0 {
		bad(r.Line, "add all: with the words that must be there", "it asks for no words")
	}
	r.Not, r.Lines.Not = values(raw.Not)
	r.Allow, r.Lines.Allow = values(raw.Allow)
	r.Matches, r.Lines.Matches = values(raw.Matches)
	r.Rejects, r.Lines.Rejects = values(raw.Rejects)
	if len(r.Matches) < 2 {
		bad(r.Line, "add sentences of your own", "it has %d sentences under matches:, two are needed", len(r.Matches))
	}
	if len(r.Rejects) < 2 {
		bad(r.Line, "add near misses of your own", "it has %d sentences under rejects:, two are needed", len(r.Rejects))
	}
	return r
}

// readGroups reads all:, a list of groups or one group as a plain list of terms.
func readGroups(all *yaml.Node, bad func(line int, hint, format string, args ...any)) (groups [][]string, lines [][]int) {
	if all.Kind == 0 {
		return nil, nil
	}
	if all.Kind != yaml.SequenceNode {
		bad(all.Line, "write [word, word] or a list of such lists", "all: is not a list")
		return nil, nil
	}
	plain := 0
	for _, n := range all.Content {
		if n.Kind == yaml.ScalarNode {
			plain++
		}
	}
	if plain == len(all.Content) {
		g, l := nodeValues(all.Content, bad)
		return [][]string{g}, [][]int{l}
	}
	for _, n := range all.Content {
		if n.Kind != yaml.SequenceNode || len(n.Content) == 0 {
			bad(n.Line, "put every group in [ ]", "all: mixes words and groups, or has an empty group")
			continue
		}
		g, l := nodeValues(n.Content, bad)
		groups, lines = append(groups, g), append(lines, l)
	}
	return groups, lines
}

func nodeValues(nodes []*yaml.Node, bad func(line int, hint, format string, args ...any)) (texts []string, lines []int) {
	for _, n := range nodes {
		if n.Kind != yaml.ScalarNode {
			bad(n.Line, "quote it if it holds : or #", "a term is not plain text")
			continue
		}
		texts, lines = append(texts, n.Value), append(lines, n.Line)
	}
	return texts, lines
}

func values(nodes []yaml.Node) (texts []string, lines []int) {
	for _, n := range nodes {
		texts, lines = append(texts, n.Value), append(lines, n.Line)
	}
	return texts, lines
}
