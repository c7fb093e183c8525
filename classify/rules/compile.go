package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/codebook"
	"github.com/dhrcoder/dhr/classify/party"
	"github.com/dhrcoder/dhr/classify/term"
)

// bitset is a set of terms.
type bitset []uint64

func (b bitset) has(t term.ID) bool { return int(t>>6) < len(b) && b[t>>6]&(1<<(t&63)) != 0 }

func (b bitset) with(t term.ID) bitset {
	for int(t>>6) >= len(b) {
		b = append(b, 0)
	}
	b[t>>6] |= 1 << (t & 63)
	return b
}

// compiled is a rule ready to be applied.
type compiled struct {
	rule   *codebook.Rule
	groups []bitset
	terms  [][]term.ID // of the groups, in the order written
	not    bitset
	allow  CueSet
	broken bool // it has a mistake and is not applied
}

// maxWays bounds how many ways lists inside one phrase may open.
const maxWays = 5000

// compiler turns lists and rules into a trie and term sets.
type compiler struct {
	problems dhr.Problems
	lists    []codebook.List
	byName   map[string]int
	state    []uint8 // of a list: 0 not begun, 1 being worked out, 2 done
	flat     [][]term.ID
	ways     [][][]term.Step // the ways of meeting each term
	tags     [][]byte        // of each term's tokens; nil when it has none
	keys     map[string]term.ID
	index    *term.Index
}

func newCompiler(lists []codebook.List) *compiler {
	c := &compiler{lists: lists, byName: map[string]int{}, keys: map[string]term.ID{},
		index: term.NewIndex(), state: make([]uint8, len(lists)), flat: make([][]term.ID, len(lists))}
	for i, l := range lists {
		c.byName[l.Name] = i
	}
	return c
}

// place says where a term is written.
type place struct {
	file string
	line int
	what string // "list record" or "rule not-recorded"
}

func (c *compiler) bad(at place, hint, format string, args ...any) {
	c.problems = append(c.problems, dhr.Problem{File: at.file, Line: at.line, Msg: at.what + ": " + fmt.Sprintf(format, args...), Hint: hint})
}

// list works out the terms of a list, those of the lists in it included.
func (c *compiler) list(name string, at place) ([]term.ID, bool) {
	switch name {
	case codebook.ListVictim:
		return []term.ID{c.role(party.Victim)}, true
	case codebook.ListPerpetrator:
		return []term.ID{c.role(party.Perpetrator)}, true
	case codebook.ListParty:
		return []term.ID{c.role(party.Victim), c.role(party.Perpetrator)}, true
	}
	i, known := c.byName[name]
	if !known && len(c.lists) == 0 {
		return nil, false // that there are no lists has been said
	}
	if !known {
		names := make([]string, len(c.lists))
		for i, l := range c.lists {
			names[i] = l.Name
		}
		c.bad(at, suggestName(name, names), "unknown list $%s", name)
		return nil, false
	}
	switch c.state[i] {
	case 1:
		c.bad(at, "take one of them out", "list $%s contains itself", name)
		return nil, false
	case 0:
		c.state[i] = 1
		l := c.lists[i]
		for j, text := range l.Terms {
			c.flat[i] = append(c.flat[i], c.terms(text, place{codebook.ListsPath, l.Lines[j], "list " + name})...)
		}
		c.flat[i] = unique(c.flat[i])
		c.state[i] = 2
	}
	return c.flat[i], true
}

// terms returns the terms that a text of a rule or list stands for: one, or those
// of the list that it names. Mistakes give none.
func (c *compiler) terms(text string, at place) []term.ID {
	elements, err := term.Parse(text)
	if err != nil {
		c.bad(at, "", "%v", err)
		return nil
	}
	if len(elements) == 1 && elements[0].Kind == term.ByList {
		ids, _ := c.list(elements[0].Word, at)
		return ids
	}
	k := term.Key(elements)
	if id, known := c.keys[k]; known {
		return []term.ID{id}
	}
	ways := [][]term.Step{nil}
	var tags []byte
	for _, e := range elements {
		var next [][]term.Step
		switch e.Kind {
		case term.ByList:
			ids, ok := c.list(e.Word, at)
			if !ok {
				return nil
			}
			for _, id := range ids {
				if c.tags[id] != nil {
					c.bad(at, "write the words out", "list $%s has parts of speech and cannot stand in a phrase", e.Word)
					return nil
				}
				next = append(next, c.ways[id]...)
			}
		default:
			next = [][]term.Step{{c.index.Step(e)}}
		}
		if len(ways)*len(next) > maxWays {
			c.bad(at, "use smaller lists or two groups", "term %q can be met in more than %d ways", text, maxWays)
			return nil
		}
		ways = cross(ways, next)
		tags = append(tags, e.Tag)
	}
	if !slices.ContainsFunc(tags, func(t byte) bool { return t != 0 }) {
		tags = nil
	}
	return []term.ID{c.newTerm(k, ways, tags)}
}

// role returns the term that mentions of a party meet.
func (c *compiler) role(r party.Role) term.ID {
	k := fmt.Sprintf("$$%d", r)
	if id, known := c.keys[k]; known {
		return id
	}
	return c.newTerm(k, [][]term.Step{{term.PartyStep(r)}}, nil)
}

func (c *compiler) newTerm(k string, ways [][]term.Step, tags []byte) term.ID {
	id := term.ID(len(c.ways))
	c.keys[k] = id
	c.ways = append(c.ways, ways)
	c.tags = append(c.tags, tags)
	for _, w := range ways {
		c.index.Add(w, id)
	}
	return id
}

// allLists works out every list, so that a mistake in one is not laid to a rule.
func (c *compiler) allLists() {
	for _, l := range c.lists {
		c.list(l.Name, place{codebook.ListsPath, l.Line, "list " + l.Name})
	}
}

// rule compiles one rule.
func (c *compiler) rule(r *codebook.Rule) compiled {
	out := compiled{rule: r}
	for i, name := range r.Allow {
		if cue, err := parseCue(name); err == nil {
			out.allow |= 1 << cue
		} else {
			c.bad(place{r.File, r.Lines.Allow[i], "rule " + r.ID}, "see the cues in docs/rules.md", "%v", err)
		}
	}
	before := len(c.problems)
	for i, g := range r.Groups {
		var ids []term.ID
		for j, text := range g {
			ids = append(ids, c.terms(text, place{r.File, r.Lines.Groups[i][j], "rule " + r.ID})...)
		}
		ids = unique(ids)
		out.terms = append(out.terms, ids)
		out.groups = append(out.groups, toBitset(ids))
	}
	for i, text := range r.Not {
		for _, id := range c.terms(text, place{r.File, r.Lines.Not[i], "rule " + r.ID}) {
			out.not = out.not.with(id)
		}
	}
	out.broken = len(c.problems) > before || len(r.Groups) == 0 || len(c.lists) == 0
	return out
}

// marks returns what each term is besides a word of rules.
func (c *compiler) marks() []termMarks {
	ids := map[string][]term.ID{codebook.ListParty: {c.role(party.Victim), c.role(party.Perpetrator)}}
	for i, l := range c.lists {
		ids[l.Name] = c.flat[i]
	}
	marks := make([]termMarks, len(c.ways))
	for name, bit := range markedLists() {
		for _, id := range ids[name] {
			marks[id] |= 1 << bit
		}
	}
	return marks
}

func cross(ways, next [][]term.Step) [][]term.Step {
	if len(next) == 1 && len(ways) == 1 {
		return [][]term.Step{append(ways[0], next[0]...)}
	}
	var all [][]term.Step
	for _, w := range ways {
		for _, n := range next {
			all = append(all, slices.Concat(w, n))
		}
	}
	return all
}

func unique(ids []term.ID) []term.ID {
	seen := map[term.ID]bool{}
	return slices.DeleteFunc(slices.Clone(ids), func(id term.ID) bool {
		again := seen[id]
		seen[id] = true
		return again
	})
}

func toBitset(ids []term.ID) bitset {
	var b bitset
	for _, id := range ids {
		b = b.with(id)
	}
	return b
}

// groupText writes a group for a message.
func groupText(g []string) string {
	if len(g) > 6 {
		g = append(slices.Clone(g[:6]), "…")
	}
	return "[" + strings.Join(g, ", ") + "]"
}
