package casepage

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// file is everything that is known of one case.
type file struct {
	of        dhr.Case
	documents []dhr.Document
	items     []item // facts in the order of dhr.FactNames, then recommendations
}

// item is a fact of a case: what is proposed, what is listed, what stands.
type item struct {
	key      dhr.FactKey
	proposed []string // values of an attribute
	rec      dhr.Recommendation
	source   string // ID of the passage that says it
	others   []said // the passages that say further values
	evidence []dhr.Span
	listed   bool // a list of cases states it

	unproposed bool // a person looks at what nothing proposes
	standing   *dhr.Fact
	seen       int64 // Seq of the last decision, an undo included
}

// said is a value with the passage that says it.
type said struct{ value, passage string }

// name says what the item is about.
func (it item) name() string {
	if it.key.Recommendation() {
		return strings.TrimSpace("Recommendation " + it.rec.Number)
	}
	n := string(it.key.Name)
	if it.key.Name == dhr.AttributeCSP {
		return "Community Safety Partnership"
	}
	return strings.ToUpper(n[:1]) + n[1:]
}

// decided reports whether a person has settled the item.
func (it item) decided() bool {
	return it.standing != nil && it.standing.Verdict != dhr.FactUnsure || it.standing == nil && it.listed
}

// open reports whether the item waits: something is proposed that nobody has settled.
func (it item) open() bool {
	return !it.unproposed && !it.decided() && it.standing == nil && (len(it.proposed) > 0 || it.key.Recommendation())
}

// load reads what is known of a case. The error is a page's where there is none.
func (s *room) load(ctx context.Context, id string) (f file, err error) {
	cases, err := s.store.Cases(ctx)
	if err != nil {
		return f, err
	}
	i := slices.IndexFunc(cases, func(c dhr.Case) bool { return c.ID == id })
	if i < 0 {
		return f, &page.Error{Status: http.StatusNotFound, Sentence: "The project has no such case.", Remedy: "Choose it again under Cases."}
	}
	f.of = cases[i]
	documents, err := s.store.Documents(ctx)
	if err != nil {
		return f, err
	}
	for _, d := range documents {
		if d.Case == id {
			f.documents = append(f.documents, d)
		}
	}
	attributes, err := s.store.ProposedAttributes(ctx, id)
	if err != nil {
		return f, err
	}
	recommendations, err := s.store.ProposedRecommendations(ctx, id)
	if err != nil {
		return f, err
	}
	decisions, err := s.store.FactDecisionsOf(ctx, id)
	if err != nil {
		return f, err
	}
	f.items = items(f.of, attributes[id], recommendations[id], decisions)
	return f, s.texts(ctx, f.items)
}

// with returns the place of a fact in the file. A part of one of the case's passages
// that nothing proposes as a recommendation is added: a person may say that it is one.
func (s *room) with(ctx context.Context, f *file, text string) (at int, err error) {
	missing := &page.Error{Status: http.StatusNotFound, Sentence: "The case has no such fact.", Remedy: "Nothing was saved. Choose it again on the page of the case."}
	k, ok := parseKey(f.of.ID, text)
	if !ok {
		return 0, missing
	}
	if at = slices.IndexFunc(f.items, func(it item) bool { return it.key == k }); at >= 0 || !k.Recommendation() {
		if at < 0 {
			return 0, missing
		}
		return at, nil
	}
	found, err := s.store.PassagesByID(ctx, []string{k.Passage})
	if err != nil {
		return 0, err
	}
	if len(found) == 0 || found[0].Ordinal < 0 || !slices.ContainsFunc(f.documents, func(d dhr.Document) bool { return d.ID == found[0].Document }) ||
		k.Span.Start < 0 || k.Span.Start >= k.Span.End || k.Span.End > utf8.RuneCountInString(found[0].Text) {
		return 0, missing
	}
	f.items = append(f.items, item{key: k, rec: dhr.Recommendation{Passage: k.Passage, Span: k.Span, Number: found[0].Number, Text: k.Span.Of(found[0].Text)},
		source: k.Passage, evidence: []dhr.Span{k.Span}, unproposed: true})
	return len(f.items) - 1, nil
}

// items puts together what is proposed, listed and decided.
func items(c dhr.Case, attributes []dhr.Attribute, recommendations []dhr.Recommendation, decisions []dhr.FactDecision) (all []item) {
	seen, standing := map[dhr.FactKey]int64{}, map[dhr.FactKey]*dhr.Fact{}
	for _, d := range decisions {
		seen[d.FactKey] = d.Seq
	}
	facts := dhr.StandingFacts(decisions)
	for i, f := range facts {
		standing[f.FactKey] = &facts[i]
	}
	for _, n := range dhr.FactNames() {
		it := item{key: dhr.FactKey{Case: c.ID, Name: n}}
		for _, a := range attributes {
			if a.Name != n {
				continue
			}
			if it.proposed = append(it.proposed, a.Value); it.source == "" {
				it.source, it.evidence = a.Passage, a.Evidence
			} else if a.Passage != "" && a.Passage != it.source {
				it.others = append(it.others, said{a.Value, a.Passage})
			}
		}
		if says := c.TextSays(n); says != "" && it.proposed == nil {
			it.proposed = []string{says}
		}
		if says, listed := c.ListStates(n); listed {
			it.proposed, it.listed, it.source, it.evidence, it.others = []string{says}, true, "", nil, nil
		}
		it.seen, it.standing = seen[it.key], standing[it.key]
		all = append(all, it)
	}
	for _, r := range recommendations {
		it := item{key: r.Key(), rec: r, source: r.Passage, evidence: []dhr.Span{r.Span}}
		it.seen, it.standing = seen[it.key], standing[it.key]
		covered := it.standing == nil && slices.ContainsFunc(facts, func(f dhr.Fact) bool { return f.Overlaps(it.key) })
		if !covered { // else a person cut it out otherwise
			all = append(all, it)
		}
	}
	for i, f := range facts { // what people said of recommendations that nothing proposes any more
		if f.Recommendation() && !slices.ContainsFunc(all, func(it item) bool { return it.key == f.FactKey }) {
			all = append(all, item{key: f.FactKey, rec: dhr.Recommendation{Passage: f.Passage, Span: f.Span}, source: f.Passage,
				evidence: []dhr.Span{f.Span}, standing: &facts[i], seen: seen[f.FactKey]})
		}
	}
	return all
}

// texts fills in the text of recommendations that are known by a decision only.
func (s *room) texts(ctx context.Context, all []item) error {
	for i := range all {
		it := &all[i]
		if !it.key.Recommendation() || it.rec.Text != "" {
			continue
		}
		found, err := s.store.PassagesByID(ctx, []string{it.key.Passage})
		if err != nil {
			return err
		}
		if len(found) > 0 {
			it.rec.Text = it.key.Span.Of(found[0].Text)
		}
	}
	return nil
}

// keyText writes what the item is about for addresses: an attribute's name, or
// PASSAGE.START-END.
func keyText(k dhr.FactKey) string {
	if k.Recommendation() {
		return fmt.Sprintf("%s.%d-%d", k.Passage, k.Span.Start, k.Span.End)
	}
	return string(k.Name)
}

// parseKey reads what keyText writes, for a case.
func parseKey(caseID, s string) (dhr.FactKey, bool) {
	if n := dhr.AttributeName(s); slices.Contains(dhr.FactNames(), n) {
		return dhr.FactKey{Case: caseID, Name: n}, true
	}
	passage, span, _ := strings.Cut(s, ".")
	from, to, _ := strings.Cut(span, "-")
	start, err := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	if passage == "" || err != nil || err2 != nil {
		return dhr.FactKey{}, false
	}
	return dhr.FactKey{Passage: passage, Span: dhr.Span{Start: start, End: end}}, true
}

// caseAddress is the address of a case's page.
func caseAddress(id string) string { return "/case?" + url.Values{"id": {id}}.Encode() }

// factAddress is the address at which a fact is decided.
func factAddress(id string, k dhr.FactKey, more ...string) string {
	q := url.Values{"id": {id}, "at": {keyText(k)}}
	for i := 0; i+1 < len(more); i += 2 {
		if more[i+1] != "" {
			q.Set(more[i], more[i+1])
		}
	}
	return "/case/fact?" + q.Encode()
}
