package classify

import (
	"slices"
	"strings"

	"github.com/dhrcoder/dhr"
)

// document is one document's text made ready for the rules: tokens, sentences, the
// mentions of its people and every term that is met. It is built once a document.
type document struct {
	texts     []string
	tokens    []token
	words     []word
	mentions  []mention // by token; nil when nobody is known
	sentences []sentence
	passages  []passageRange
	hits      []hit
}

// word is a distinct lower-case form of the document.
type word struct {
	text    string
	symbols []symbol
}

// passageRange says which sentences and tokens a passage has.
type passageRange struct {
	firstSentence, endSentence int32
	firstToken, endToken       int32
}

// sentence is a run of tokens of one passage.
type sentence struct {
	passage    int32
	first, end int32 // tokens
	from, to   int32 // hits, sorted by start
	question   bool
}

// mention says that a person is named at a token.
type mention struct {
	role   role
	length int32 // tokens; 0 for no mention
}

// mentionAt returns the mention that begins at the token.
func (d *document) mentionAt(token int32) mention {
	if d.mentions == nil {
		return mention{}
	}
	return d.mentions[token]
}

// readDocument cuts the texts into tokens and sentences.
func readDocument(texts []string, lex *lexicon) *document {
	return readSplit(texts, sentenceEnds(texts), lex)
}

// readSplit cuts the texts into tokens and, at the given ends, into sentences.
func readSplit(texts []string, ends [][]int, lex *lexicon) *document {
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
			d.words = append(d.words, word{text: text, symbols: lex.lookup(text)})
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

// search finds every term of the trie in every sentence.
func (d *document) search(t *trie) {
	w := walk{trie: t, doc: d}
	for i := range d.sentences {
		s := &d.sentences[i]
		w.end = s.end
		s.from = int32(len(w.hits))
		for at := s.first; at < s.end; at++ {
			if len(d.words[d.tokens[at].word].symbols) > 0 || d.mentionAt(at).length > 0 {
				w.from(at)
			}
		}
		s.to = int32(len(w.hits))
	}
	d.hits = w.hits
}

// in returns the hits of a sentence.
func (d *document) in(s sentence) []hit { return d.hits[s.from:s.to] }

// span returns the characters of the tokens from start to end, exclusive.
func (d *document) span(start, end int32) dhr.Span {
	return dhr.Span{Start: int(d.tokens[start].start), End: int(d.tokens[end-1].end)}
}

// wordAt returns the lower-case word of a token.
func (d *document) wordAt(at int32) string { return d.words[d.tokens[at].word].text }

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

// mergeSpans sorts spans and joins those that touch or overlap.
func mergeSpans(spans []dhr.Span) []dhr.Span {
	slices.SortFunc(spans, func(a, b dhr.Span) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	merged := spans[:0]
	for _, s := range spans {
		if n := len(merged); n > 0 && s.Start <= merged[n-1].End {
			merged[n-1].End = max(merged[n-1].End, s.End)
			continue
		}
		merged = append(merged, s)
	}
	return merged
}
