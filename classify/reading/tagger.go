package reading

import (
	"strings"
	"sync"

	"github.com/jdkato/prose/v2"
)

// Tagger gives parts of speech by prose. Its model is built once (some 150 ms) and
// only when a rule needs it. It may be used by several goroutines.
type Tagger struct {
	model func() *prose.Model
}

// NewTagger returns a tagger that has not built its model yet.
func NewTagger() *Tagger {
	return &Tagger{model: sync.OnceValue(func() *prose.Model {
		doc, err := prose.NewDocument("", prose.WithExtraction(false), prose.WithSegmentation(false))
		if err != nil {
			return nil
		}
		return doc.Model
	})}
}

// Tag returns the first letter of the Penn Treebank tag of each token of a sentence,
// such as N, V, J or R; 0 where prose sees no such token.
func (t *Tagger) Tag(d *Document, s Sentence) []byte {
	tags := make([]byte, s.End-s.First)
	text := d.Texts[s.Passage]
	from, to := int(d.Tokens[s.First].At), len(text)
	if s.End < d.Passages[s.Passage].EndToken {
		to = int(d.Tokens[s.End].At)
	}
	doc, err := prose.NewDocument(text[from:to], prose.UsingModel(t.model()), prose.WithExtraction(false), prose.WithSegmentation(false))
	if err != nil {
		return tags
	}
	at, next := from, 0
	for _, tok := range doc.Tokens() {
		i := strings.Index(text[at:to], tok.Text)
		if i < 0 || tok.Tag == "" {
			continue
		}
		at += i
		for next < len(tags) && int(d.Tokens[s.First+int32(next)].At) < at {
			next++
		}
		// hyphenated words are one token to prose and several here
		for n := next; n < len(tags) && int(d.Tokens[s.First+int32(n)].At) < at+len(tok.Text); n++ {
			tags[n] = tok.Tag[0]
		}
		at += len(tok.Text)
	}
	return tags
}
