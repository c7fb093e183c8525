package layout

import "regexp"

// matchers are regular expressions that are tried on the same texts. One pass over
// a text finds the words without which they cannot match: most texts have those of
// a few only, and the others are not tried.
type matchers struct {
	exprs  []*regexp.Regexp
	needs  [][][]int32 // of each expression the sets of words of which a match has one each
	finder *finder
}

func newMatchers(exprs []string) (*matchers, error) {
	m := &matchers{}
	var words []string
	ids := map[string]int32{}
	for _, expr := range exprs {
		re, err := regexp.Compile(expr)
		if err != nil {
			return nil, err
		}
		sets, err := needsOf(expr)
		if err != nil {
			return nil, err
		}
		var needs [][]int32
		for _, set := range sets {
			var need []int32
			for _, w := range set {
				id, ok := ids[w]
				if !ok {
					id = int32(len(words))
					ids[w] = id
					words = append(words, w)
				}
				need = append(need, id)
			}
			needs = append(needs, need)
		}
		m.exprs, m.needs = append(m.exprs, re), append(m.needs, needs)
	}
	m.finder = newFinder(words)
	return m, nil
}

func mustMatchers(exprs []string) *matchers {
	m, err := newMatchers(exprs)
	if err != nil {
		panic("layout: " + err.Error())
	}
	return m
}

// each calls found with the place of each expression that matches, in order.
func (m *matchers) each(s string, found func(i int)) {
	seen := m.finder.find(s)
	for i, re := range m.exprs {
		if m.possible(i, seen) && re.MatchString(s) {
			found(i)
		}
	}
}

// any reports whether one of the expressions matches.
func (m *matchers) any(s string) bool {
	found := false
	m.each(s, func(int) { found = true })
	return found
}

// possible reports whether the text has the words that expression i needs.
func (m *matchers) possible(i int, seen []bool) bool {
	for _, set := range m.needs[i] {
		any := false
		for _, id := range set {
			if seen[id] {
				any = true
				break
			}
		}
		if !any {
			return false
		}
	}
	return true
}
