package classify

import (
	"strings"
	"sync"

	"github.com/jdkato/prose/v2"
)

// tagger gives parts of speech by prose. Its model is built once (some 150 ms) and
// only when a rule needs it.
type tagger struct {
	model func() *prose.Model
}

func newTagger() *tagger {
	return &tagger{model: sync.OnceValue(func() *prose.Model {
		doc, err := prose.NewDocument("", prose.WithExtraction(false), prose.WithSegmentation(false))
		if err != nil {
			return nil
		}
		return doc.Model
	})}
}

// tag returns the first letter of each token's part of speech, 0 where prose sees
// no such token.
func (t *tagger) tag(d *document, s sentence) []byte {
	tags := make([]byte, s.end-s.first)
	text := d.texts[s.passage]
	from, to := int(d.tokens[s.first].at), len(text)
	if s.end < d.passages[s.passage].endToken {
		to = int(d.tokens[s.end].at)
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
		for next < len(tags) && int(d.tokens[s.first+int32(next)].at) < at {
			next++
		}
		// hyphenated words are one token to prose and several here
		for n := next; n < len(tags) && int(d.tokens[s.first+int32(n)].at) < at+len(tok.Text); n++ {
			tags[n] = tok.Tag[0]
		}
		at += len(tok.Text)
	}
	return tags
}
