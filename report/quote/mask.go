// Package quote chooses quotations for a report and masks names in them.
package quote

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mask replaces names in texts.
type Mask struct{ names []name }

type name struct{ is, by string }

// NewMask returns a mask of names with what stands for each. Longer names are looked
// for first, so that a first name does not spoil the full one.
func NewMask(by map[string]string) Mask {
	var m Mask
	for is, with := range by {
		if is = strings.Join(strings.Fields(is), " "); is == "" {
			continue
		}
		m.names = append(m.names, name{is, with})
		if upper := strings.ToUpper(is); upper != is {
			m.names = append(m.names, name{upper, with})
		}
	}
	slices.SortFunc(m.names, func(a, b name) int {
		return cmp.Or(cmp.Compare(len(b.is), len(a.is)), cmp.Compare(a.is, b.is), cmp.Compare(a.by, b.by))
	})
	return m
}

// Names is how many names are masked.
func (m Mask) Names() int { return len(m.names) }

// Text returns the text with every name replaced that stands in it as whole words, in
// the spelling given or in capitals. Other words are left: “May” masks no “may”.
func (m Mask) Text(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	var b strings.Builder
	for at := 0; at < len(s); {
		if n, found := m.at(s, at); found {
			b.WriteString(n.by)
			at += len(n.is)
			continue
		}
		_, size := utf8.DecodeRuneInString(s[at:])
		b.WriteString(s[at : at+size])
		at += size
	}
	return b.String()
}

func (m Mask) at(s string, at int) (name, bool) {
	if before, _ := utf8.DecodeLastRuneInString(s[:at]); isWord(before) && at > 0 {
		return name{}, false
	}
	for _, n := range m.names {
		if !strings.HasPrefix(s[at:], n.is) {
			continue
		}
		if after, _ := utf8.DecodeRuneInString(s[at+len(n.is):]); at+len(n.is) == len(s) || !isWord(after) {
			return n, true
		}
	}
	return name{}, false
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
