package phrase

import "strings"

// term is a phrase with the value that it speaks for. Its words are separated by
// spaces: "word" is that word, "word*" any word that begins so, "a|b" either, "_" any
// word and ".." none to three words.
type term struct {
	value  string
	words  [][]string // alternatives by place; nil for ".."
	weight float64    // how plainly it tells, 0-1
}

// Terms finds phrases in sentences.
type Terms struct {
	exact  map[string][]term
	prefix map[byte][]term // by the first letter of a first word that ends in *
}

// Hit is where a phrase stands in a sentence.
type Hit struct {
	Value      string
	Start, End int // words
	Weight     float64
}

// NewTerms reads groups of phrases; each phrase is for the group's value.
func NewTerms(groups ...Group) *Terms {
	t := &Terms{exact: map[string][]term{}, prefix: map[byte][]term{}}
	t.Add(groups...)
	return t
}

// Add reads further groups of phrases.
func (t *Terms) Add(groups ...Group) {
	for _, g := range groups {
		for _, phrase := range g.phrases {
			n := term{value: g.value, weight: g.weight}
			for w := range strings.FieldsSeq(phrase) {
				var alternatives []string
				if w != ".." {
					alternatives = strings.Split(w, "|")
				}
				n.words = append(n.words, alternatives)
			}
			for _, first := range n.words[0] {
				if strings.HasSuffix(first, "*") {
					t.prefix[first[0]] = append(t.prefix[first[0]], n)
				} else {
					t.exact[first] = append(t.exact[first], n)
				}
			}
		}
	}
}

// Group is phrases that speak for one value.
type Group struct {
	value   string
	weight  float64
	phrases []string
}

// Of makes a group of phrases that speak for a value, each so plainly: a weight of 1
// stands alone. A value of "" keeps shorter phrases of others from being found there.
func Of(value string, weight float64, phrases ...string) Group { return Group{value, weight, phrases} }

// Find returns the hits of a sentence from left to right, the longest at each place,
// without overlap.
func (t *Terms) Find(words []Word) []Hit {
	var hits []Hit
	for at := 0; at < len(words); {
		best := Hit{}
		look := func(list []term) {
			for _, n := range list {
				if end := matchWords(n.words, words, at); end > best.End {
					best = Hit{n.value, at, end, n.weight}
				}
			}
		}
		if w := words[at].Text; w != "" {
			look(t.exact[w])
			look(t.prefix[w[0]])
		}
		if best.End == 0 {
			at++
			continue
		}
		hits = append(hits, best)
		at = best.End
	}
	return hits
}

// matchWords returns the end of the pattern at a place, 0 if it does not stand there.
func matchWords(pattern [][]string, words []Word, at int) int {
	for i, alternatives := range pattern {
		if alternatives == nil {
			for skip := 0; skip <= 3; skip++ {
				if end := matchWords(pattern[i+1:], words, at+skip); end > 0 {
					return end
				}
			}
			return 0
		}
		if at >= len(words) || !matchWord(alternatives, words[at].Text) {
			return 0
		}
		at++
	}
	return at
}

func matchWord(alternatives []string, w string) bool {
	for _, a := range alternatives {
		if a == "_" || a == w {
			return true
		}
		if stem, open := strings.CutSuffix(a, "*"); open && strings.HasPrefix(w, stem) {
			return true
		}
	}
	return false
}
