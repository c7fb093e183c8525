package term

import (
	"strings"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"

	"github.com/dhrcoder/dhr/classify/party"
)

// symbol stands for a way in which a rule may ask for a token: its stem, its form
// or its beginning. Party symbols stand for a mention of a person.
type symbol int32

// The symbols of the built-in lists; others follow.
const (
	symVictim symbol = iota
	symPerpetrator
	firstSymbol
)

// roleSymbol returns the symbol of a party's mention.
func roleSymbol(r party.Role) symbol {
	if r == party.Victim {
		return symVictim
	}
	return symPerpetrator
}

// lexicon interns every word that the rules name.
type lexicon struct {
	stems, forms, prefixes map[string]symbol
	longest                int // prefix, in bytes
	next                   symbol
}

func newLexicon() *lexicon {
	return &lexicon{stems: map[string]symbol{}, forms: map[string]symbol{}, prefixes: map[string]symbol{}, next: firstSymbol}
}

// intern returns the symbol of an element that names a word.
func (l *lexicon) intern(e Element) symbol {
	in, word := l.stems, e.Word
	switch e.Kind {
	case ByForm:
		in = l.forms
	case ByPrefix:
		in = l.prefixes
		l.longest = max(l.longest, len(word))
	default:
		word = english.Stem(word, true)
	}
	s, known := in[word]
	if !known {
		s = l.next
		l.next++
		in[word] = s
	}
	return s
}

// lookup returns the symbols that a lower-case word meets, nil for most words. GP1
// and CPN2, as reports number their staff, meet what GP and CPN meet.
func (l *lexicon) lookup(lower string) []symbol {
	var met []symbol
	if bare := strings.TrimRight(lower, "0123456789"); len(bare) < len(lower) && len(bare) >= 2 && len(bare) <= 4 {
		met = l.lookup(bare)
	}
	if s, ok := l.stems[english.Stem(lower, true)]; ok {
		met = append(met, s)
	}
	if s, ok := l.forms[lower]; ok {
		met = append(met, s)
	}
	for i := range lower {
		if i == 0 || i > l.longest {
			continue
		}
		if s, ok := l.prefixes[lower[:i]]; ok {
			met = append(met, s)
		}
	}
	if len(lower) <= l.longest && utf8.ValidString(lower) {
		if s, ok := l.prefixes[lower]; ok {
			met = append(met, s)
		}
	}
	return met
}
