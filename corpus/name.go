package corpus

import (
	"fmt"
	"path/filepath"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Name returns the name of the document that a file is: its base name in NFC, with
// what cannot be shown replaced by an underscore.
func Name(path string) string {
	name := norm.NFC.String(strings.ToValidUTF8(filepath.Base(path), "_"))
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return '_'
		}
		return r
	}, name)
}

// Fold returns a form of a name that names differing only in capitals share. Such
// names count as the same: many file systems cannot tell them apart.
func Fold(name string) string { return strings.ToLower(name) }

// Distinct returns the name, or if it is taken the first of "name (2).pdf", "name
// (3).pdf", … that is not. The keys of taken are folded.
func Distinct(name string, taken map[string]bool) string {
	ext := filepath.Ext(name)
	distinct := name
	for n := 2; taken[Fold(distinct)]; n++ {
		distinct = fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(name, ext), n, ext)
	}
	return distinct
}

// DefaultCase returns the ID of the case of a document that nobody has listed: its
// name without .pdf.
func DefaultCase(document string) string {
	id := strings.TrimSpace(strings.TrimSuffix(document, filepath.Ext(document)))
	if id == "" {
		return document
	}
	return id
}
