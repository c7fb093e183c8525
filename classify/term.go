package classify

import (
	"fmt"
	"strings"
)

// elementKind says how one word of a term is met.
type elementKind uint8

const (
	byStem   elementKind = iota // any token with the same English stem
	byForm                      // exactly this form
	byPrefix                    // any token that begins so
	anyToken                    // _
	anyGap                      // .. , zero to three tokens
	byList                      // $name
)

// element is one word of a term.
type element struct {
	kind elementKind
	word string // lower-case word, prefix or list name
	tag  byte   // N, V, J or R: the part of speech it must have; 0 for any
}

// maxGap is how many tokens .. may stand for.
const maxGap = 3

// parseTerm reads a term as rules write it, such as `"did not .. recognise"`.
func parseTerm(text string) ([]element, error) {
	var elements []element
	for field := range strings.FieldsSeq(text) {
		more, err := parseField(field)
		if err != nil {
			return nil, err
		}
		elements = append(elements, more...)
	}
	if len(elements) == 0 {
		return nil, fmt.Errorf("an empty term")
	}
	tagged, varied := false, false
	for i, e := range elements {
		open := e.kind == anyToken || e.kind == anyGap
		if open && (i == 0 || i == len(elements)-1) {
			return nil, fmt.Errorf("term %q begins or ends with _ or .. (put it between words)", text)
		}
		if e.kind == anyGap && elements[i-1].kind == anyGap {
			return nil, fmt.Errorf("term %q has .. twice in a row", text)
		}
		tagged = tagged || e.tag != 0
		varied = varied || e.kind == anyGap || e.kind == byList
	}
	if tagged && varied {
		return nil, fmt.Errorf("term %q mixes a part of speech with .. or a list (write it without /%s)", text, "V")
	}
	return elements, nil
}

// parseField reads one word of a term. A hyphenated word or a contraction gives
// several elements, as it gives several tokens in text.
func parseField(field string) ([]element, error) {
	switch field {
	case "_":
		return []element{{kind: anyToken}}, nil
	case "..":
		return []element{{kind: anyGap}}, nil
	}
	if name, is := strings.CutPrefix(field, "$"); is {
		if !isName(name) {
			return nil, fmt.Errorf("%q is no list name (letters, digits and _)", field)
		}
		return []element{{kind: byList, word: name}}, nil
	}
	word, kind, tag := field, byStem, byte(0)
	if before, after, found := strings.Cut(word, "/"); found {
		if len(after) != 1 || !strings.Contains("NVJR", after) {
			return nil, fmt.Errorf("%q: only /N, /V, /J or /R may follow a word (write a phrase with a space for the rest)", field)
		}
		word, tag = before, after[0]
	}
	if rest, is := strings.CutPrefix(word, "="); is {
		word, kind = rest, byForm
	}
	if rest, is := strings.CutSuffix(word, "*"); is {
		if kind == byForm {
			return nil, fmt.Errorf("%q is both an exact form and a beginning", field)
		}
		word, kind = rest, byPrefix
		if len([]rune(word)) < 2 {
			return nil, fmt.Errorf("%q: give at least two letters before *", field)
		}
	}
	for _, r := range word {
		if !isWordRune(r) && !strings.ContainsRune("'’-.,£%", r) {
			return nil, fmt.Errorf("%q: %q cannot be part of a word", field, string(r))
		}
	}
	var elements []element
	for _, w := range wordsOf(word) {
		elements = append(elements, element{kind: byStem, word: w})
	}
	if len(elements) == 0 {
		return nil, fmt.Errorf("%q holds no word", field)
	}
	for i := range elements {
		if kind == byForm {
			elements[i].kind = byForm
		}
	}
	last := &elements[len(elements)-1]
	last.kind, last.tag = kind, tag
	return elements, nil
}

// isName reports whether a word may name a list.
func isName(s string) bool {
	for _, r := range s {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '_' {
			return false
		}
	}
	return s != ""
}

// key is the term in one way of writing, so that the same term is kept once.
func key(elements []element) string {
	var b strings.Builder
	for i, e := range elements {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteByte("sfp_.$"[e.kind])
		b.WriteString(e.word)
		if e.tag != 0 {
			b.WriteByte('/')
			b.WriteByte(e.tag)
		}
	}
	return b.String()
}
