package classify

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr"
	"go.yaml.in/yaml/v3"
)

// Rule is a keyword rule as a person wrote it.
type Rule struct {
	Code    string
	ID      string // unique within the code
	Score   float64
	Groups  [][]string // terms; every group must be met
	Within  int        // tokens between neighbouring group hits; -1 for any number
	Ordered bool
	Passage bool // the scope is the passage, not the sentence
	Not     []string
	Allow   []string // cues that do not block it
	Zones   []dhr.Zone
	Matches []string
	Rejects []string
	File    string
	Line    int

	lines ruleLines
}

// Source names the rule as a suggestion's source, such as "rule:5E/late-entry".
func (r Rule) Source() string { return "rule:" + r.Code + "/" + r.ID }

// ruleLines are the lines of a rule's parts, for messages.
type ruleLines struct {
	groups           [][]int
	not              []int
	matches, rejects []int
}

// The scores and thresholds of rules that give none.
const (
	defaultScore     = 0.6
	defaultThreshold = 0.5
)

type ruleFileYAML struct {
	Code      yaml.Node  `yaml:"code"`
	Threshold *float64   `yaml:"threshold"`
	Rules     []ruleYAML `yaml:"rules"`
}

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

// ruleFile is one file of rules: those of one code.
type ruleFile struct {
	code      string
	threshold float64
	rules     []Rule
}

// readRuleFiles reads every rule file but lists.yaml, in the order of the
// framework's codes.
func (p *problems) readRuleFiles(fsys fs.FS, framework dhr.Framework) []ruleFile {
	names, err := fs.Glob(fsys, rulesDir+"/*.yaml")
	if err != nil {
		p.add(rulesDir, 0, err.Error(), "")
		return nil
	}
	var files []ruleFile
	from := map[string]string{}
	for _, name := range names {
		if path.Base(name) == listsFile {
			continue
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			p.add(name, 0, "cannot be read", "check that the file is there and readable")
			continue
		}
		f, ok := p.readRuleFile(name, data, framework)
		if !ok {
			continue
		}
		if other, twice := from[f.code]; twice {
			p.add(name, 0, fmt.Sprintf("code %s has rules in %s already", f.code, other), "keep the rules of a code in one file")
			continue
		}
		from[f.code] = name
		files = append(files, f)
	}
	rank := map[string]int{}
	for i, c := range framework.Codes() {
		rank[c.ID] = i
	}
	slices.SortStableFunc(files, func(a, b ruleFile) int { return rank[a.code] - rank[b.code] })
	return files
}

func (p *problems) readRuleFile(name string, data []byte, framework dhr.Framework) (ruleFile, bool) {
	var raw ruleFileYAML
	if !p.decode(name, data, &raw) {
		return ruleFile{}, false
	}
	f := ruleFile{code: raw.Code.Value, threshold: defaultThreshold}
	if _, known := framework.Code(f.code); !known {
		p.add(name, raw.Code.Line, fmt.Sprintf("unknown code %q", f.code), "use a code of framework.yaml")
		return f, false
	}
	if raw.Threshold != nil {
		f.threshold = *raw.Threshold
		if f.threshold <= 0 || f.threshold > 1 {
			p.add(name, raw.Code.Line, fmt.Sprintf("threshold %g is not between 0 and 1", f.threshold), "")
		}
	}
	if len(raw.Rules) == 0 {
		p.add(name, raw.Code.Line, "the file has no rules", "list them under rules:")
	}
	seen := map[string]int{}
	for _, r := range raw.Rules {
		f.rules = append(f.rules, p.readRule(name, f.code, r, seen))
	}
	return f, true
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
	case strings.ContainsFunc(r.ID, func(c rune) bool { return c != '-' && !isName(string(c)) }):
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
	for _, n := range raw.Allow {
		if _, err := parseCue(n.Value); err != nil {
			bad(n.Line, "see the cues in docs/rules.md", "%v", err)
		}
		r.Allow = append(r.Allow, n.Value)
	}
	r.Groups, r.lines.groups = readGroups(&raw.All, bad)
	if len(r.Groups) == 0 {
		bad(r.Line, "add all: with the words that must be there", "it asks for no words")
	}
	r.Not, r.lines.not = values(raw.Not)
	r.Matches, r.lines.matches = values(raw.Matches)
	r.Rejects, r.lines.rejects = values(raw.Rejects)
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
