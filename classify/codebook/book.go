package codebook

import (
	"fmt"
	"io/fs"
	"slices"

	"github.com/dhrcoder/dhr"
	"go.yaml.in/yaml/v3"
)

// File is one file of rules: those of one code.
type File struct {
	Code      string  // its ID
	Threshold float64 // score, 0 to 1, from which suggestions are shown
	Rules     []Rule
}

// Book is the word lists and the rules of a codebook as they are written.
type Book struct {
	Lists []List // in the order of the file; none when it cannot be read
	Files []File // in the order of the framework's codes
}

// Read reads rules/lists.yaml, which must have every list of need, and the other
// files of rules/. The problems are every mistake that can be found without knowing
// what terms and cues mean; what they do not concern is in the book all the same.
func Read(fsys fs.FS, framework dhr.Framework, need []string) (Book, dhr.Problems) {
	var ps problems
	b := Book{Lists: ps.readLists(fsys, need)}
	b.Files = ps.readRuleFiles(fsys, framework)
	return b, ps.list
}

// readRuleFiles reads every rule file but lists.yaml, in the order of the
// framework's codes.
func (p *problems) readRuleFiles(fsys fs.FS, framework dhr.Framework) []File {
	names, err := fs.Glob(fsys, rulesDir+"/*.yaml")
	if err != nil {
		p.add(rulesDir, 0, err.Error(), "")
		return nil
	}
	var files []File
	from := map[string]string{}
	for _, name := range names {
		if name == ListsPath {
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
		if other, twice := from[f.Code]; twice {
			p.add(name, 0, fmt.Sprintf("code %s has rules in %s already", f.Code, other), "keep the rules of a code in one file")
			continue
		}
		from[f.Code] = name
		files = append(files, f)
	}
	rank := map[string]int{}
	for i, c := range framework.Codes() {
		rank[c.ID] = i
	}
	slices.SortStableFunc(files, func(a, b File) int { return rank[a.Code] - rank[b.Code] })
	return files
}

type ruleFileYAML struct {
	Code      yaml.Node  `yaml:"code"`
	Threshold *float64   `yaml:"threshold"`
	Rules     []ruleYAML `yaml:"rules"`
}

func (p *problems) readRuleFile(name string, data []byte, framework dhr.Framework) (File, bool) {
	var raw ruleFileYAML
	if !p.decode(name, data, &raw) {
		return File{}, false
	}
	f := File{Code: raw.Code.Value, Threshold: DefaultThreshold}
	if _, known := framework.Code(f.Code); !known {
		p.add(name, raw.Code.Line, fmt.Sprintf("unknown code %q", f.Code), "use a code of framework.yaml")
		return f, false
	}
	if raw.Threshold != nil {
		f.Threshold = *raw.Threshold
		if f.Threshold <= 0 || f.Threshold > 1 {
			p.add(name, raw.Code.Line, fmt.Sprintf("threshold %g is not between 0 and 1", f.Threshold), "")
		}
	}
	if len(raw.Rules) == 0 {
		p.add(name, raw.Code.Line, "the file has no rules", "list them under rules:")
	}
	seen := map[string]int{}
	for _, r := range raw.Rules {
		f.Rules = append(f.Rules, p.readRule(name, f.Code, r, seen))
	}
	return f, true
}
