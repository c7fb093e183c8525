package workshop

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/codebook"
	"github.com/dhrcoder/dhr/classify/rules"
)

// Rules are the rules of one code as they are now.
type Rules struct {
	File      File
	Threshold float64
	Rules     []Rule
	Problems  dhr.Problems // in how the file is written; then there may be no rules
}

// Rule is a rule with how it is written and what its own sentences do.
type Rule struct {
	codebook.Rule
	Text     string // YAML, as in the file
	Line     int    // its first in the file
	Examples []Example
}

// Example is a sentence that a rule says it hits, or does not.
type Example struct {
	Text  string
	Hits  bool   // what the rule says
	Wrong string // why it does not do so; empty when it does
}

// Rules reads the rules of a code.
func (w *Workshop) Rules(code string) (Rules, error) {
	file, err := w.FileOf(code)
	if err != nil {
		return Rules{}, err
	}
	from := file.Name + "\x00" + file.Seen
	for _, name := range []string{codebook.ListsPath, FrameworkFile} {
		other, err := w.File(name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return Rules{}, err
		}
		from += "\x00" + other.Seen
	}
	return w.ruled.get(from, func() (Rules, error) { return w.rules(file) })
}

// ruled has the rules that were read last by what they were read from: to try them on
// their sentences takes longer than all else on a page.
type ruled struct {
	mu   sync.Mutex
	by   map[string]Rules
	last []string
}

// mostRuled is how many codes' rules are kept.
const mostRuled = 60

func (r *ruled) get(from string, read func() (Rules, error)) (Rules, error) {
	r.mu.Lock()
	known, there := r.by[from]
	r.mu.Unlock()
	if there {
		return known, nil
	}
	known, err := read()
	if err != nil {
		return known, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, there := r.by[from]; !there {
		r.by[from] = known
		if r.last = append(r.last, from); len(r.last) > mostRuled {
			delete(r.by, r.last[0])
			r.last = r.last[1:]
		}
	}
	return known, nil
}

func (w *Workshop) rules(file File) (Rules, error) {
	out := Rules{File: file}
	framework, err := w.Framework()
	if err != nil {
		return out, err
	}
	if file.New {
		return out, nil
	}
	files, err := w.with(file.Name, file.Text)
	if err != nil {
		return out, err
	}
	set, err := rules.Load(files, framework)
	if errors.As(err, &out.Problems) {
		return out, nil
	}
	if err != nil {
		return out, err
	}
	blocks, err := Blocks(file.Text)
	if err != nil {
		return out, err
	}
	failed := map[int]string{}
	for _, p := range set.Examples() {
		failed[p.Line] = p.Msg
	}
	for i, r := range set.Rules() {
		out.Threshold = set.Threshold(r.Code)
		one := Rule{Rule: r, Line: r.Line}
		if i < len(blocks) {
			one.Text, one.Line = blocks[i].Text, blocks[i].First
		}
		one.Examples = append(examples(r.Matches, r.Lines.Matches, true, failed), examples(r.Rejects, r.Lines.Rejects, false, failed)...)
		out.Rules = append(out.Rules, one)
	}
	return out, nil
}

func examples(texts []string, lines []int, hits bool, failed map[int]string) (out []Example) {
	for i, text := range texts {
		e := Example{Text: text, Hits: hits}
		if why, wrong := failed[lines[i]]; wrong && strings.Contains(why, fmt.Sprintf("%q", text)) {
			_, e.Wrong, _ = strings.Cut(why, fmt.Sprintf("%q: ", text))
			if e.Wrong == "" {
				e.Wrong = why
			}
		}
		out = append(out, e)
	}
	return out
}
