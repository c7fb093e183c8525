package party

import (
	"github.com/dhrcoder/dhr/classify/reading"
)

// isPlainName reports whether a name is a single capitalised word, such as a
// pseudonym; places and agencies are written so too.
func isPlainName(v votes) bool { return len(v.words) == 1 && len(v.words[0]) > 3 }

// personal reports whether a capitalised word is used as people's names are: often,
// seldom behind "in" or "the", and seldom before another capitalised word.
func (f *finder) personal(name string) bool {
	all, place := 0, 0
	for i, t := range f.doc.Tokens {
		if f.doc.Words[t.Word] != name {
			continue
		}
		all++
		if i > 0 {
			switch f.doc.Word(int32(i - 1)) {
			case "in", "at", "near", "the", "a", "an":
				place++
				continue
			}
		}
		if i+1 < len(f.doc.Tokens) {
			if next := f.doc.Tokens[i+1]; next.Marks&reading.Upper != 0 && next.Start == t.End+1 {
				place++
			}
		}
	}
	return all >= 6 && place*6 < all
}

// nameAt returns how many tokens the name at a token has, 0 for none.
func (f *finder) nameAt(at, end int32) int32 {
	t := f.doc.Tokens[at]
	w := f.doc.Word(at)
	if t.Marks&reading.Upper == 0 && w != "the" {
		return 0
	}
	next := int32(0)
	if at+1 < end {
		next = at + 1
	}
	switch {
	case isTitle(w):
		if next > 0 && f.doc.Tokens[next].Marks&reading.Upper != 0 {
			return 2
		}
		return 0
	case isDesignation(w):
		if next > 0 && len(f.doc.Word(next)) <= 2 && f.isLabel(next) {
			return 2
		}
		return 0
	case w == "the":
		if next > 0 && isStyledRole(f.doc.Word(next)) && f.doc.Tokens[next].Marks&reading.Upper != 0 {
			return 2
		}
		return 0
	case len(w) == 1:
		if w == "a" || w == "i" || at > 0 && isDesignation(f.doc.Word(at-1)) || !f.oftenAlone(w) {
			return 0
		}
		return 1
	case t.Marks&reading.Caps != 0:
		if len(w) <= 3 && !f.hasArticle(t.Word) {
			return 1
		}
		return 0
	case f.lower[t.Word] || isCalendar(w) || len(w) < 3 || w == "deceased" || w == "perpetrator":
		return 0
	}
	return 1
}

// isLabel reports whether a token is a capital letter or a number, as in Adult 1.
func (f *finder) isLabel(at int32) bool {
	w := f.doc.Word(at)
	return w[0] >= '0' && w[0] <= '9' || f.doc.Tokens[at].Marks&reading.Upper != 0
}

// oftenAlone reports whether a single capital letter stands for a person: it
// recurs as a word of its own.
func (f *finder) oftenAlone(letter string) bool {
	n := 0
	for _, t := range f.doc.Tokens {
		if t.Marks&reading.Upper != 0 && t.End-t.Start == 1 && f.doc.Words[t.Word] == letter {
			n++
		}
	}
	return n >= 5
}

// hasArticle reports whether an abbreviation stands behind "the" or "a": agencies
// do (the CSP), people's initials do not.
func (f *finder) hasArticle(word int32) bool {
	behind, all := 0, 0
	for i, t := range f.doc.Tokens {
		if t.Word != word {
			continue
		}
		all++
		if i > 0 {
			switch f.doc.Word(int32(i - 1)) {
			case "the", "a", "an", "this", "each", "any", "no":
				behind++
			}
		}
	}
	return behind*10 > all || all < 3
}

// isPlaceWord reports whether a name behind the word is a place's rather than the
// one of whom the sentence speaks.
func isPlaceWord(w string) bool {
	switch w {
	case "in", "at", "near", "from", "to", "on", "of", "a", "an", "the", "and":
		return true
	}
	return false
}

func isTitle(w string) bool {
	return w == "mr" || w == "mrs" || w == "ms" || w == "miss"
}

func isDesignation(w string) bool {
	switch w {
	case "adult", "subject", "person", "victim", "perpetrator", "individual", "male", "female", "child":
		return true
	}
	return false
}

func isStyledRole(w string) bool {
	switch w {
	case "subject", "offender", "accused", "defendant", "suspect", "patient", "son", "mother", "father", "husband", "wife":
		return true
	}
	return false
}

func isCalendar(w string) bool {
	switch w {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
		"december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "christmas", "easter":
		return true
	}
	return false
}
