package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/exchange"
	"github.com/dhrcoder/dhr/store"
)

// importFacts reads decisions about attributes and recommendations. Lines that are
// wrong or match nothing are named and left out.
func (a *app) importFacts(ctx context.Context, s *store.Store, name string) error {
	var r io.Reader = a.in
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return fmt.Errorf("import facts: %w", err)
		}
		defer f.Close()
		r = f
	}
	lines, problems, err := exchange.ReadFacts(r, name)
	if err != nil {
		return err
	}
	m := factMatcher{store: s, file: name, texts: map[string]documentFacts{}}
	decisions, err := m.resolve(ctx, lines)
	if err != nil {
		return err
	}
	problems = append(problems, m.problems...)
	appended, err := s.AppendFacts(ctx, decisions)
	if err != nil {
		return err
	}
	a.sayImported(count(appended, "decision")+" about facts", len(decisions)-appended)
	return linesLeftOut(problems)
}

// factMatcher finds the case or the part of a passage that each line speaks of.
type factMatcher struct {
	store     *store.Store
	file      string
	problems  dhr.Problems
	cases     map[string]bool
	documents map[string]dhr.Document // by name
	proposed  map[string][]dhr.Recommendation
	texts     map[string]documentFacts // by document ID
}

// documentFacts is what a document's recommendations are found in.
type documentFacts struct {
	passages map[string]dhr.Passage
	proposed []dhr.Recommendation
	matcher  *exchange.Matcher
}

func (m *factMatcher) resolve(ctx context.Context, lines []exchange.NumberedFact) (decisions []dhr.FactDecision, err error) {
	if err := m.load(ctx); err != nil {
		return nil, err
	}
	for _, l := range lines {
		k, err := m.key(ctx, l.FactLine)
		if wrong := (dhr.Problem{}); asProblem(err, &wrong) {
			wrong.File, wrong.Line = m.file, l.Line
			m.problems = append(m.problems, wrong)
			continue
		}
		if err != nil {
			return nil, err
		}
		decisions = append(decisions, l.Decision(k))
	}
	return decisions, nil
}

func asProblem(err error, p *dhr.Problem) bool {
	found, ok := err.(dhr.Problem)
	if ok {
		*p = found
	}
	return ok
}

func (m *factMatcher) load(ctx context.Context) error {
	cases, err := m.store.Cases(ctx)
	if err != nil {
		return err
	}
	m.cases, m.documents = map[string]bool{}, map[string]dhr.Document{}
	for _, c := range cases {
		m.cases[c.ID] = true
	}
	documents, err := m.store.Documents(ctx)
	if err != nil {
		return err
	}
	for _, d := range documents {
		m.documents[d.Name] = d
	}
	m.proposed, err = m.store.ProposedRecommendations(ctx, "")
	return err
}

// key finds what a line speaks of. The error is a dhr.Problem where nothing matches.
func (m *factMatcher) key(ctx context.Context, l exchange.FactLine) (dhr.FactKey, error) {
	d, known := m.documents[l.Document]
	if l.Fact != exchange.FactRecommendation {
		switch {
		case l.Case == "" && !known:
			return dhr.FactKey{}, dhr.Problem{Msg: "the project has no document " + l.Document, Hint: "add it with `dhr run`"}
		case l.Case == "":
			l.Case = d.Case
		case !m.cases[l.Case]:
			return dhr.FactKey{}, dhr.Problem{Msg: "the project has no case " + l.Case, Hint: "`dhr export cases` lists them"}
		}
		return dhr.FactKey{Case: l.Case, Name: dhr.AttributeName(l.Fact)}, nil
	}
	if l.Passage != "" {
		found, err := m.store.PassagesByID(ctx, []string{l.Passage})
		if err != nil {
			return dhr.FactKey{}, err
		}
		if len(found) > 0 {
			return within(found[0], dhr.Span{Start: l.Start, End: l.End})
		}
	}
	if !known && l.Document != "" {
		return dhr.FactKey{}, dhr.Problem{Msg: "the project has no document " + l.Document, Hint: "add it with `dhr run`"}
	}
	if !known || l.Text == "" {
		return dhr.FactKey{}, dhr.Problem{Msg: "the project has no such passage", Hint: "give document and text if it comes from another project"}
	}
	return m.byText(ctx, d, l.Text)
}

// within gives the key of a part of a passage; no part means all of it.
func within(p dhr.Passage, span dhr.Span) (dhr.FactKey, error) {
	n := utf8.RuneCountInString(p.Text)
	if span == (dhr.Span{}) {
		span.End = n
	}
	if span.End > n || span.Start >= span.End {
		return dhr.FactKey{}, dhr.Problem{Msg: fmt.Sprintf("the passage has %d characters, the line names %d to %d", n, span.Start, span.End),
			Hint: "leave start and end out for the whole passage"}
	}
	return dhr.FactKey{Passage: p.ID, Span: span}, nil
}

// byText finds a recommendation by its text: a proposed one, else a whole passage.
func (m *factMatcher) byText(ctx context.Context, d dhr.Document, text string) (dhr.FactKey, error) {
	t, err := m.text(ctx, d)
	if err != nil {
		return dhr.FactKey{}, err
	}
	if i := exchange.MatchRecommendation(text, t.proposed); i >= 0 {
		return t.proposed[i].Key(), nil
	}
	id, found := t.matcher.Match(text)
	if !found {
		return dhr.FactKey{}, dhr.Problem{Msg: "no passage of " + d.Name + " has this text", Hint: "`dhr doctor` says which pages could not be read"}
	}
	return within(t.passages[id], dhr.Span{})
}

func (m *factMatcher) text(ctx context.Context, d dhr.Document) (documentFacts, error) {
	if t, known := m.texts[d.ID]; known {
		return t, nil
	}
	passages, err := m.store.Passages(ctx, d.ID)
	if err != nil {
		return documentFacts{}, err
	}
	t := documentFacts{passages: map[string]dhr.Passage{}, matcher: exchange.NewMatcher(passages)}
	for _, p := range passages {
		t.passages[p.ID] = p
	}
	for _, r := range m.proposed[d.Case] {
		if _, here := t.passages[r.Passage]; here {
			t.proposed = append(t.proposed, r)
		}
	}
	m.texts[d.ID] = t
	return t, nil
}
