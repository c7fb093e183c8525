// Package reading cuts the passages of a document into tokens and sentences: a
// document's words as the rest of classify sees them. Only it imports prose.
package reading

import (
	"strings"

	"github.com/dhrcoder/dhr"
)

// Document is one document's text cut into tokens and sentences. It does not change
// once it is read.
type Document struct {
	Texts     []string   // of its passages
	Tokens    []Token    // of all passages, in their order
	Words     []string   // the distinct lower-case forms, as first met
	Sentences []Sentence // of all passages, in their order
	Passages  []Passage  // by text
}

// Passage says which sentences and tokens of the document a passage has. The ends are
// exclusive.
type Passage struct {
	FirstSentence, EndSentence int32
	FirstToken, EndToken       int32
}

// Sentence is a run of tokens of one passage.
type Sentence struct {
	Passage    int32 // its place in the document
	First, End int32 // tokens of the document; End is exclusive
	Question   bool  // it ends in ?
}

// Read cuts the passages of one document, whose texts are given, into tokens and
// sentences. No sentence goes across passages.
func Read(texts []string) *Document {
	return readSplit(texts, sentenceEnds(texts))
}

// ReadEach reads every text as a document of its own. That is faster than a call of
// Read for each.
func ReadEach(texts []string) []*Document {
	all := make([]*Document, len(texts))
	for i, ends := range sentenceEnds(texts) {
		all[i] = readSplit(texts[i:i+1], [][]int{ends})
	}
	return all
}

// readSplit cuts the texts into tokens and, at the given ends, into sentences.
func readSplit(texts []string, ends [][]int) *Document {
	size := 0
	for _, t := range texts {
		size += len(t)
	}
	d := &Document{Texts: texts, Tokens: make([]Token, 0, size/5), Passages: make([]Passage, len(texts))}
	known := make(map[string]int32, size/40+16)
	emit := func(lower []byte, t Token) {
		w, seen := known[string(lower)]
		if !seen {
			text := string(lower)
			w = int32(len(d.Words))
			d.Words = append(d.Words, text)
			known[text] = w
		}
		t.Word = w
		d.Tokens = append(d.Tokens, t)
	}
	for i, text := range texts {
		d.Passages[i].FirstToken = int32(len(d.Tokens))
		scanText(text, emit)
		d.Passages[i].EndToken = int32(len(d.Tokens))
	}
	d.split(ends)
	return d
}

// split cuts each passage's tokens at the sentence ends, which are bytes in its text.
func (d *Document) split(ends [][]int) {
	for i := range d.Passages {
		p := &d.Passages[i]
		p.FirstSentence = int32(len(d.Sentences))
		first := p.FirstToken
		for _, end := range ends[i] {
			last := first
			for last < p.EndToken && int(d.Tokens[last].At) < end {
				last++
			}
			if last > first {
				d.Sentences = append(d.Sentences, Sentence{Passage: int32(i), First: first, End: last, Question: isQuestion(d.Texts[i][:end])})
			}
			first = last
		}
		if first < p.EndToken {
			d.Sentences = append(d.Sentences, Sentence{Passage: int32(i), First: first, End: p.EndToken, Question: isQuestion(d.Texts[i])})
		}
		p.EndSentence = int32(len(d.Sentences))
	}
}

func isQuestion(text string) bool {
	return strings.HasSuffix(strings.TrimRight(text, " \"'”’)"), "?")
}

// Span returns the characters of the tokens from start to end, exclusive, in code
// points of their passage.
func (d *Document) Span(start, end int32) dhr.Span {
	return dhr.Span{Start: int(d.Tokens[start].Start), End: int(d.Tokens[end-1].End)}
}

// Word returns the lower-case word of a token.
func (d *Document) Word(at int32) string { return d.Words[d.Tokens[at].Word] }

// Quote returns the words from start to end for a message.
func (d *Document) Quote(start, end int32) string {
	var b strings.Builder
	for at := start; at < end; at++ {
		if at > start {
			b.WriteByte(' ')
		}
		b.WriteString(d.Word(at))
	}
	return b.String()
}
