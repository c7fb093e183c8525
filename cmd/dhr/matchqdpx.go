package main

import (
	"cmp"
	"context"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/corpus"
	"github.com/dhrcoder/dhr/exchange"
	"github.com/dhrcoder/dhr/exchange/refi"
	"github.com/dhrcoder/dhr/store"
)

// sameText is the least share of the words of a document, sampled in pairs, that a
// text has to have to be taken for it. Other readings of the same PDF have nine
// tenths, other reports on deaths in the same words of law well under a fifth.
const sameText = 0.5

// qdpxImport turns the codings of a project file into decisions.
type qdpxImport struct {
	store     *store.Store
	framework dhr.Framework
	coder     string                  // of codings without one
	file      string                  // for messages
	codes     map[string]refi.Matched // by GUID
	found     []dhr.Decision
	said      []string // how things were matched, for the user
	problems  dhr.Problems
	left      int // codings that matched nothing
	loss      refi.Loss
}

func (in *qdpxImport) wrong(codings int, hint, format string, args ...any) {
	in.left += codings
	in.problems = append(in.problems, dhr.Problem{File: in.file, Msg: fmt.Sprintf(format, args...), Hint: hint})
}

// matchSources finds the document that each source is: by its PDF, else by its name,
// else by its text. A source that is none has an empty ID.
func (in *qdpxImport) matchSources(ctx context.Context, sources []refi.Source, documents []dhr.Document) ([]dhr.Document, error) {
	byID, byName := map[string]dhr.Document{}, map[string]dhr.Document{}
	for _, d := range documents {
		byID[d.ID] = d
		byName[stem(d.Name)] = d
	}
	found := make([]dhr.Document, len(sources))
	how := make([]string, len(sources))
	open := map[int]exchange.Sketch{} // sources still to match, by their words
	for i, s := range sources {
		if d, ok := byID[s.SHA256]; ok {
			found[i], how[i] = d, "by its PDF"
		} else if d, ok := byName[stem(s.Name)]; ok {
			found[i], how[i] = d, "by its name"
		} else if len(s.Selections) > 0 {
			open[i] = exchange.NewSketch(s.Text)
		}
	}
	best := make([]float64, len(sources))
	for _, d := range documents {
		if len(open) == 0 {
			break
		}
		sketch, err := in.sketchOf(ctx, d.ID)
		if err != nil {
			return nil, err
		}
		for i := range sources {
			if text, ok := open[i]; ok {
				if share := sketch.In(text); share >= sameText && share > best[i] {
					best[i], found[i], how[i] = share, d, "by its text"
				}
			}
		}
	}
	for i, s := range sources {
		if found[i].ID != "" && len(s.Selections) > 0 {
			in.said = append(in.said, fmt.Sprintf("document %q is %s (%s)", s.Name, found[i].Name, how[i]))
		}
	}
	return found, nil
}

// stem is a document's name without folders and extension, for comparison.
func stem(name string) string {
	base := path.Base(strings.ReplaceAll(corpus.Name(strings.ReplaceAll(name, `\`, "/")), `\`, "/"))
	if ext := path.Ext(base); len(ext) <= 5 {
		base = strings.TrimSuffix(base, ext)
	}
	return corpus.Fold(strings.TrimSpace(base))
}

// matchCodes finds the framework's code for each code of the file that is used.
func (in *qdpxImport) matchCodes(p refi.Project, given refi.CodeMap) {
	in.codes = map[string]refi.Matched{}
	used, all := map[string]int{}, 0
	for _, s := range p.Sources {
		for _, sel := range s.Selections {
			for _, c := range sel.Codings {
				used[c.Code]++
				all++
			}
		}
	}
	for _, m := range refi.MatchCodes(p.Codes, in.framework, given) {
		in.codes[m.Code.GUID] = m
		all -= used[m.Code.GUID]
		switch n := used[m.Code.GUID]; {
		case n == 0:
		case m.Left:
			in.loss.Add(n, fmt.Sprintf("codings with %q, which the map leaves out", m.Code.Name))
		case m.ID == "":
			in.wrong(n, "give its code in a CSV and name it with --codes, as in: "+csvName(m.Code.Name)+",5E", "code %q, %s: %s", m.Code.Name, count(n, "coding"), m.How)
		case m.How != "by its GUID":
			in.said = append(in.said, fmt.Sprintf("code %q is %s (%s)", m.Code.Name, m.ID, m.How))
		}
	}
	in.loss.Add(all, "codings with a code that the file's codebook does not have")
}

func csvName(name string) string {
	if strings.ContainsAny(name, `",`) {
		return `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
	}
	return name
}

// source turns the codings of a source into decisions on the document's passages.
func (in *qdpxImport) source(ctx context.Context, s refi.Source, d dhr.Document) error {
	n := 0
	for _, sel := range s.Selections {
		n += len(in.matched(sel.Codings))
	}
	if n == 0 {
		return nil
	}
	if d.ID == "" {
		in.wrong(n, "add its PDF with `dhr run`", "the project has no document %q, which has %s", s.Name, count(n, "coding"))
		return nil
	}
	passages, err := in.store.Passages(ctx, d.ID)
	if err != nil {
		return err
	}
	overlap := exchange.NewOverlap(passages, s.Text)
	for _, sel := range s.Selections {
		if err := ctx.Err(); err != nil {
			return err
		}
		codings := in.matched(sel.Codings)
		if len(codings) == 0 {
			continue
		}
		ids, where := overlap.Like(sel.Text), "a part of a page"
		if sel.Text == "" {
			ids, where = overlap.Passages(sel.Start, sel.End), fmt.Sprintf("characters %d to %d", sel.Start, sel.End)
		}
		if len(ids) == 0 {
			in.wrong(len(codings), "`dhr doctor` says which pages could not be read; code it again in `dhr serve`", "%s: no passage holds %s, which has %s", d.Name, where, count(len(codings), "coding"))
			continue
		}
		for _, c := range codings {
			if !c.Dated {
				in.loss.Add(1, "codings without a time: that of their selection, document or project is kept")
			}
			if c.Coder == "" && in.coder == "" {
				in.loss.Add(1, "codings without a coder, kept under the name \"unnamed\" (--coder gives one)")
			}
			for _, id := range ids {
				in.found = append(in.found, in.decision(id, c))
			}
		}
	}
	return nil
}

// matched returns the codings whose code the framework has.
func (in *qdpxImport) matched(codings []refi.Coding) []refi.Coding {
	var all []refi.Coding
	for _, c := range codings {
		if in.codes[c.Code].ID != "" {
			all = append(all, c)
		}
	}
	return all
}

func (in *qdpxImport) decision(passage string, c refi.Coding) dhr.Decision {
	d := dhr.Decision{Passage: passage, Code: in.codes[c.Code].ID, Verdict: dhr.VerdictAdd, Agencies: c.Agencies, Coder: c.Coder, At: c.At, Note: c.Note}
	if d.Coder == "" {
		d.Coder = in.coder
	}
	if d.Coder == "" {
		d.Coder = "unnamed"
	}
	return d
}

// settle puts the decisions in the order in which they were made, one for each
// passage, code and coder, and says of each whether it confirms a suggestion.
func (in *qdpxImport) settle(ctx context.Context) ([]dhr.Decision, error) {
	slices.SortStableFunc(in.found, func(a, b dhr.Decision) int { return a.At.Compare(b.At) })
	type made struct{ passage, code, coder string }
	at := map[made]int{}
	var all []dhr.Decision
	for _, d := range in.found {
		k := made{d.Passage, d.Code, d.Coder}
		i, again := at[k]
		if !again {
			at[k] = len(all)
			all = append(all, d)
			continue
		}
		have := &all[i]
		for _, a := range d.Agencies {
			if !slices.Contains(have.Agencies, a) {
				have.Agencies = append(have.Agencies[:len(have.Agencies):len(have.Agencies)], a)
			}
		}
		if d.Note != "" && !slices.Contains(strings.Split(have.Note, "\n"), d.Note) {
			have.Note = strings.TrimPrefix(have.Note+"\n"+d.Note, "\n")
		}
	}
	suggested := map[dhr.SuggestionKey]bool{}
	for g, err := range in.store.AllShownSuggestions(ctx) {
		if err != nil {
			return nil, err
		}
		suggested[dhr.SuggestionKey{Passage: g.Passage, Code: g.Code}] = true
	}
	// What an earlier import of the file decided keeps its verdict, whatever is
	// suggested by now, so that it is known again.
	type decided struct {
		made
		at time.Time
	}
	earlier := map[decided]dhr.Verdict{}
	decisions, err := in.store.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	for _, d := range decisions {
		if d.Verdict == dhr.VerdictAdd || d.Verdict == dhr.VerdictConfirm {
			earlier[decided{made{d.Passage, d.Code, d.Coder}, d.At}] = d.Verdict
		}
	}
	for i := range all {
		d := &all[i]
		if suggested[dhr.SuggestionKey{Passage: d.Passage, Code: d.Code}] {
			d.Verdict = dhr.VerdictConfirm
		}
		d.Verdict = cmp.Or(earlier[decided{made{d.Passage, d.Code, d.Coder}, d.At}], d.Verdict)
	}
	return all, nil
}

// cases gives the cases of the file with their documents, if they are wanted.
func (in *qdpxImport) cases(list []refi.Case, sources []refi.Source, found []dhr.Document, wanted bool) (cases []dhr.Case, placed []dhr.Document) {
	documentOf := map[string]dhr.Document{}
	for i, s := range sources {
		documentOf[s.GUID] = found[i]
	}
	for _, c := range list {
		if !wanted {
			in.loss.Add(1, "cases with their variables (--cases takes them over)")
			continue
		}
		out, loss := c.Attributes()
		in.loss.Plus(loss)
		n := len(placed)
		for _, id := range c.Sources {
			if d := documentOf[id]; d.ID != "" {
				d.Case = out.ID
				placed = append(placed, d)
			}
		}
		if n == len(placed) || out.ID == "" {
			in.loss.Add(1, "cases without a document of the project")
			placed = placed[:n]
			continue
		}
		cases = append(cases, out)
	}
	return cases, placed
}
