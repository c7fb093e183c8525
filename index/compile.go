package index

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/dhrcoder/dhr/index/near"
	"github.com/dhrcoder/dhr/index/query"
	"github.com/dhrcoder/dhr/index/word"
)

// expansionLimit bounds how many stems a prefix or fuzzy word may stand for.
const expansionLimit = 1000

// compiler makes bleve's searchers of a query. It does so directly and not by way
// of bleve's query objects, because BooleanQuery takes a required part that can
// match nothing for one that is not there, and then finds everything else.
type compiler struct {
	ctx    context.Context
	reader bleveindex.IndexReader
	lex    *word.Lexicon
	coded  func(code string) []string
	hinted func(code string) []string
}

var (
	scoring   = search.SearcherOptions{}
	filtering = search.SearcherOptions{Score: "none"}
	locating  = search.SearcherOptions{IncludeTermVectors: true}
)

func (c *compiler) compile(n query.Node, o search.SearcherOptions) (search.Searcher, error) {
	switch n := n.(type) {
	case query.Phrase:
		if len(n.Words) == 1 {
			return searcher.NewTermSearcher(c.ctx, c.reader, n.Words[0].Stem, fieldText, 1, o)
		}
		return near.New(c.ctx, c.reader, fieldText, stems(n.Words), near.InOrder, o)
	case query.Near:
		return near.New(c.ctx, c.reader, fieldText, stems(n.Words), n.Within, o)
	case query.Like:
		return c.like(n, o)
	case query.Prefix:
		dict, err := c.reader.FieldDictPrefix(fieldWord, []byte(n.Start))
		if err != nil {
			return nil, err
		}
		return c.expanded(dict, n.String(), n.Pos, o)
	case query.Fuzzy:
		fuzzy, ok := c.reader.(bleveindex.IndexReaderFuzzy)
		if !ok {
			return nil, fmt.Errorf("the index cannot search for %s", n)
		}
		dict, err := fuzzy.FieldDictFuzzy(fieldWord, n.Like, n.Edits, "")
		if err != nil {
			return nil, err
		}
		return c.expanded(dict, n.String(), n.Pos, o)
	case query.Filter:
		return c.filter(n)
	case query.Either:
		any, err := c.all(n.Any, o)
		if err != nil {
			return nil, err
		}
		return c.either(any, o)
	case query.Group:
		return c.group(n, o)
	}
	return nil, fmt.Errorf("unknown part of a query %T", n)
}

// everything finds every passage.
func (c *compiler) everything() (search.Searcher, error) {
	return searcher.NewTermSearcher(c.ctx, c.reader, kindPassage, fieldKind, 1, filtering)
}

func (c *compiler) group(n query.Group, o search.SearcherOptions) (search.Searcher, error) {
	must, err := c.all(n.Must, o)
	if err != nil {
		return nil, err
	}
	should, err := c.all(n.Should, o)
	if err != nil {
		return nil, errors.Join(err, closeAll(must))
	}
	not, err := c.all(n.Not, filtering)
	if err != nil {
		return nil, errors.Join(err, closeAll(must), closeAll(should))
	}
	if len(must) == 0 && len(should) == 0 {
		s, err := c.everything()
		if err != nil {
			return nil, errors.Join(err, closeAll(not))
		}
		must = append(must, s)
	}
	var parts [3]search.Searcher // must, should, not
	if len(must) == 1 {
		parts[0] = must[0]
	} else if len(must) > 1 {
		if parts[0], err = searcher.NewConjunctionSearcher(c.ctx, c.reader, must, o); err != nil {
			return nil, errors.Join(err, closeAll(should), closeAll(not))
		}
	}
	if len(should) > 0 {
		if parts[1], err = searcher.NewDisjunctionSearcher(c.ctx, c.reader, should, 0, o); err != nil {
			return nil, errors.Join(err, closeAll(not))
		}
	}
	if len(not) > 0 {
		if parts[2], err = c.either(not, filtering); err != nil {
			return nil, err
		}
	}
	if parts[1] == nil && parts[2] == nil {
		return parts[0], nil
	}
	return searcher.NewBooleanSearcher(c.ctx, c.reader, parts[0], parts[1], parts[2], o)
}

func (c *compiler) all(nodes []query.Node, o search.SearcherOptions) ([]search.Searcher, error) {
	var out []search.Searcher
	for _, n := range nodes {
		s, err := c.compile(n, o)
		if err != nil {
			return nil, errors.Join(err, closeAll(out))
		}
		out = append(out, s)
	}
	return out, nil
}

func (c *compiler) either(any []search.Searcher, o search.SearcherOptions) (search.Searcher, error) {
	switch len(any) {
	case 0:
		return searcher.NewMatchNoneSearcher(c.reader)
	case 1:
		return any[0], nil
	}
	return searcher.NewDisjunctionSearcher(c.ctx, c.reader, any, 1, o)
}

// expanded finds the words of a dictionary, in all their forms.
func (c *compiler) expanded(dict bleveindex.FieldDict, shown string, pos int, o search.SearcherOptions) (search.Searcher, error) {
	words, err := entries(dict)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	var stems []string
	for _, w := range words {
		if s := c.lex.Word(w).Stem; !seen[s] {
			seen[s] = true
			stems = append(stems, s)
		}
	}
	if len(stems) > expansionLimit {
		return nil, &query.Error{Pos: pos, Msg: fmt.Sprintf("%s stands for %d words", shown, len(stems)), Hint: "give more letters"}
	}
	sort.Strings(stems)
	return c.terms(fieldText, stems, o)
}

func (c *compiler) terms(field string, terms []string, o search.SearcherOptions) (search.Searcher, error) {
	var any []search.Searcher
	for _, t := range terms {
		s, err := searcher.NewTermSearcher(c.ctx, c.reader, t, field, 1, o)
		if err != nil {
			return nil, errors.Join(err, closeAll(any))
		}
		any = append(any, s)
	}
	return c.either(any, o)
}

// filter finds the passages with one of the values; filters do not score.
func (c *compiler) filter(n query.Filter) (search.Searcher, error) {
	values := n.Values
	if start, ok := strings.CutSuffix(values[0], "*"); ok {
		dict, err := c.reader.FieldDictPrefix(string(n.Field), []byte(start))
		if err != nil {
			return nil, err
		}
		if values, err = entries(dict); err != nil {
			return nil, err
		}
	}
	var ids []string
	field := string(n.Field)
	switch n.Field {
	case query.FieldCode:
		ids = append(told(c.coded, values[0]), told(c.hinted, values[0])...)
	case query.FieldSuggested:
		field, ids = fieldCode, told(c.hinted, values[0])
	case query.FieldConfirmed:
		return searcher.NewDocIDSearcher(c.ctx, c.reader, told(c.coded, values[0]), 1, filtering)
	}
	s, err := c.terms(field, values, filtering)
	if err != nil || len(ids) == 0 {
		return s, err
	}
	byID, err := searcher.NewDocIDSearcher(c.ctx, c.reader, ids, 1, filtering)
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return c.either([]search.Searcher{s, byID}, filtering)
}

func told(by func(code string) []string, code string) []string {
	if by == nil {
		return nil
	}
	return slices.Clone(by(code))
}

func stems(words []word.Word) []string {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = w.Stem
	}
	return all
}

func entries(dict bleveindex.FieldDict) (terms []string, err error) {
	defer func() { err = errors.Join(err, dict.Close()) }()
	for {
		e, err := dict.Next()
		if err != nil || e == nil {
			return terms, err
		}
		terms = append(terms, e.Term)
	}
}

func closeAll(all []search.Searcher) error {
	var errs []error
	for _, s := range all {
		errs = append(errs, s.Close())
	}
	return errors.Join(errs...)
}
