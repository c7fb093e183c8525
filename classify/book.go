package classify

import (
	"fmt"
	"io/fs"
	"slices"

	"github.com/dhrcoder/dhr"
	"go.yaml.in/yaml/v3"
)

// ruleFile is one file of rules: those of one code.
type ruleFile struct {
	code      string
	threshold float64 // score from which suggestions are shown
	rules     []Rule
}

// book is the word lists and the rules of a codebook as they are written.
type book struct {
	lists []wordList // in the order of the file; none when it cannot be read
	files []ruleFile // in the order of the framework's codes
}

// readBook reads rules/lists.yaml, which must have every list of need, and the other
// files of rules/. The problems are every mistake that can be found without knowing
// what terms and cues mean; what they do not concern is in the book all the same.
func readBook(fsys fs.FS, framework dhr.Framework, need []string) (book, dhr.Problems) {
	var ps problems
	b := book{lists: ps.readLists(fsys, need)}
	b.files = ps.readRuleFiles(fsys, framework)
	return b, ps.list
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
		if name == listsPath {
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

type ruleFileYAML struct {
	Code      yaml.Node  `yaml:"code"`
	Threshold *float64   `yaml:"threshold"`
	Rules     []ruleYAML `yaml:"rules"`
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
