package match

import "slices"

// finder finds which of many strings occur in a text, in one pass over it (Aho and
// Corasick, 1975).
type finder struct {
	class [256]uint8 // of each byte, counted from 1; 0 for those in none of the strings
	width int        // number of classes
	next  []int32    // state and class to state
	ends  [][]int32  // the strings that a state is the end of
	count int        // of strings
}

// newFinder builds the automaton: states are the prefixes of the strings.
func newFinder(words []string) *finder {
	f := &finder{width: 1, count: len(words)}
	for _, w := range words {
		for i := range len(w) {
			if f.class[w[i]] == 0 {
				f.class[w[i]] = uint8(f.width)
				f.width++
			}
		}
	}
	f.grow()
	for id, w := range words {
		state := int32(0)
		for i := range len(w) {
			at := int(state)*f.width + int(f.class[w[i]])
			if f.next[at] == 0 {
				f.next[at] = f.grow()
			}
			state = f.next[at]
		}
		f.ends[state] = append(f.ends[state], int32(id))
	}
	f.link()
	return f
}

// grow adds a state.
func (f *finder) grow() int32 {
	f.next = append(f.next, make([]int32, f.width)...)
	f.ends = append(f.ends, nil)
	return int32(len(f.ends) - 1)
}

// link leads every state on to where its longest proper suffix leads, shorter ones
// first.
func (f *finder) link() {
	suffix := make([]int32, len(f.ends))
	var queue []int32
	for c := range f.width {
		if s := f.next[c]; s != 0 {
			queue = append(queue, s)
		}
	}
	for len(queue) > 0 {
		s := queue[0]
		queue = queue[1:]
		f.ends[s] = slices.Concat(f.ends[s], f.ends[suffix[s]])
		for c := range f.width {
			at, back := int(s)*f.width+c, f.next[int(suffix[s])*f.width+c]
			if to := f.next[at]; to != 0 {
				suffix[to] = back
				queue = append(queue, to)
			} else {
				f.next[at] = back
			}
		}
	}
}

// hit is where a string ends in the text.
type hit struct{ id, end int32 }

// find gives every place of every string in the text, by their ends.
func (f *finder) find(s string, hits []hit) []hit {
	state := 0
	for i := range len(s) {
		state = int(f.next[state*f.width+int(f.class[s[i]])])
		for _, id := range f.ends[state] {
			hits = append(hits, hit{id, int32(i + 1)})
		}
	}
	return hits
}
