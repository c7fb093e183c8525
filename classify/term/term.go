package term

import (
	"fmt"
	"strings"

	"github.com/dhrcoder/dhr/classify/codebook"
	"github.com/dhrcoder/dhr/classify/reading"
)

// Kind says how one word of a term is met.
type Kind uint8

// The kinds.
const (
	ByStem   Kind = iota // any token with the same English stem
	ByForm               // exactly this form
	ByPrefix             // any token that begins so
	AnyToken             // _
	AnyGap               // .. , zero to three tokens
	ByList               // $name
)

// Element is one word of a term.
type Element struct {
	Kind Kind
	Word string // lower-case word, prefix or list name
	Tag  byte   // N, V, J or R: the part of speech it must have; 0 for any
}

// maxGap is how many tokens .. may stand for.
const maxGap = 3

// Parse reads a term as rules write it, such as `"did not .. recognise"`. A hyphenated
// word or a contraction gives several elements. The error says what is wrong with
// which word.
func Parse(text string) ([]Element, error) {
	var elements []Element
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
		open := e.Kind == AnyToken || e.Kind == AnyGap
		if open && (i == 0 || i == len(elements)-1) {
			return nil, fmt.Errorf("term %q begins or ends with _ or .. (put it between words)", text)
		}
		if e.Kind == AnyGap && elements[i-1].Kind == AnyGap {
			return nil, fmt.Errorf("term %q has .. twice in a row", text)
		}
		tagged = tagged || e.Tag != 0
		varied = varied || e.Kind == AnyGap || e.Kind == ByList
	}
	if tagged && varied {
		return nil, fmt.Errorf("term %q mixes a part of speech with .. or a list (write it without /%s)", text, "V")
	}
	return elements, nil
}

// parseField reads one word of a term. A hyphenated word or a contraction gives
// several elements, as it gives several tokens in text.
func parseField(field string) ([]Element, error) {
	switch field {
	case "_":
		return []Element{{Kind: AnyToken}}, nil
	case "..":
		return []Element{{Kind: AnyGap}}, nil
	}
	if name, is := strings.CutPrefix(field, "$"); is {
		if !codebook.IsName(name) {
			return nil, fmt.Errorf("%q is no list name (letters, digits and _)", field)
		}
		return []Element{{Kind: ByList, Word: name}}, nil
	}
	word, kind, tag := field, ByStem, byte(0)
	if before, after, found := strings.Cut(word, "/"); found {
		if len(after) != 1 || !strings.Contains("NVJR", after) {
			return nil, fmt.Errorf("%q: only /N, /V, /J or /R may follow a word (write a phrase with a space for the rest)", field)
		}
		word, tag = before, after[0]
	}
	if rest, is := strings.CutPrefix(word, "="); is {
		word, kind = rest, ByForm
	}
	if rest, is := strings.CutSuffix(word, "*"); is {
		if kind == ByForm {
			return nil, fmt.Errorf("%q is both an exact form and a beginning", field)
		}
		word, kind = rest, ByPrefix
		if len([]rune(word)) < 2 {
			return nil, fmt.Errorf("%q: give at least two letters before *", field)
		}
	}
	for _, r := range word {
		if !reading.IsWordRune(r) && !strings.ContainsRune("'’-.,£%", r) {
			return nil, fmt.Errorf("%q: %q cannot be part of a word", field, string(r))
		}
	}
	var elements []Element
	for _, w := range reading.Words(word) {
		elements = append(elements, Element{Kind: ByStem, Word: w})
	}
	if len(elements) == 0 {
		return nil, fmt.Errorf("%q holds no word", field)
	}
	for i := range elements {
		if kind == ByForm {
			elements[i].Kind = ByForm
		}
	}
	last := &elements[len(elements)-1]
	last.Kind, last.Tag = kind, tag
	return elements, nil
}

// Key is the term in one way of writing, so that the same term is kept once.
func Key(elements []Element) string {
	var b strings.Builder
	for i, e := range elements {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteByte("sfp_.$"[e.Kind])
		b.WriteString(e.Word)
		if e.Tag != 0 {
			b.WriteByte('/')
			b.WriteByte(e.Tag)
		}
	}
	return b.String()
}
