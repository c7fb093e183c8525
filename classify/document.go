package classify

import (
	"strings"

	"github.com/dhrcoder/dhr"
)

// document is one document's text cut into tokens and sentences. It does not change
// once it is read.
type document struct {
	texts     []string // of its passages
	tokens    []token
	words     []string // the distinct lower-case forms, as first met
	sentences []sentence
	passages  []passageRange // by text
}

// passageRange says which sentences and tokens a passage has.
type passageRange struct {
	firstSentence, endSentence int32
	firstToken, endToken       int32
}

// sentence is a run of tokens of one passage.
type sentence struct {
	passage    int32
	first, end int32 // tokens; end is exclusive
	question   bool
}

// readDocument cuts the passages of one document into tokens and sentences.
func readDocument(texts []string) *document {
	return readSplit(texts, sentenceEnds(texts))
}

// readEach reads every text as a document of its own. That is faster than a call of
// readDocument for each.
func readEach(texts []string) []*document {
	all := make([]*document, len(texts))
	for i, ends := range sentenceEnds(texts) {
		all[i] = readSplit(texts[i:i+1], [][]int{ends})
	}
	return all
}

// readSplit cuts the texts into tokens and, at the given ends, into sentences.
func readSplit(texts []string, ends [][]int) *document {
	size := 0
	for _, t := range texts {
		size += len(t)
	}
	d := &document{texts: texts, tokens: make([]token, 0, size/5), passages: make([]passageRange, len(texts))}
	known := make(map[string]int32, size/40+16)
	emit := func(lower []byte, t token) {
		w, seen := known[string(lower)]
		if !seen {
			text := string(lower)
			w = int32(len(d.words))
			d.words = append(d.words, text)
			known[text] = w
		}
		t.word = w
		d.tokens = append(d.tokens, t)
	}
	for i, text := range texts {
		d.passages[i].firstToken = int32(len(d.tokens))
		scanText(text, emit)
		d.passages[i].endToken = int32(len(d.tokens))
	}
	d.split(ends)
	return d
}

// split cuts each passage's tokens at the sentence ends, which are bytes in its text.
func (d *document) split(ends [][]int) {
	for i := range d.passages {
		p := &d.passages[i]
		p.firstSentence = int32(len(d.sentences))
		first := p.firstToken
		for _, end := range ends[i] {
			last := first
			for last < p.endToken && int(d.tokens[last].at) < end {
				last++
			}
			if last > first {
				d.sentences = append(d.sentences, sentence{passage: int32(i), first: first, end: last, question: isQuestion(d.texts[i][:end])})
			}
			first = last
		}
		if first < p.endToken {
			d.sentences = append(d.sentences, sentence{passage: int32(i), first: first, end: p.endToken, question: isQuestion(d.texts[i])})
		}
		p.endSentence = int32(len(d.sentences))
	}
}

func isQuestion(text string) bool {
	return strings.HasSuffix(strings.TrimRight(text, " \"'”’)"), "?")
}

// span returns the characters of the tokens from start to end, exclusive, in code
// points of their passage.
func (d *document) span(start, end int32) dhr.Span {
	return dhr.Span{Start: int(d.tokens[start].start), End: int(d.tokens[end-1].end)}
}

// wordAt returns the lower-case word of a token.
func (d *document) wordAt(at int32) string { return d.words[d.tokens[at].word] }

// quote returns the words from start to end for a message.
func (d *document) quote(start, end int32) string {
	var b strings.Builder
	for at := start; at < end; at++ {
		if at > start {
			b.WriteByte(' ')
		}
		b.WriteString(d.wordAt(at))
	}
	return b.String()
}
