// Package index is the full-text index of a project's passages: words in any
// form, phrases, near words, AND, OR and NOT, filters, passages like one, and counts
// by what is known of a passage and its case. It and the rooms below it are the only
// importers of bleve.
//
// The index is a cache. Everything in it comes from the project's database, so a
// missing, damaged or outdated index is never mended but built again by `dhr run`.
//
// # What is kept
//
// Each passage is one entry with its words, their places, its text and what a
// result shows (file, page, heading, number). The text is in the database too; it
// is kept here as well, compressed, so that the marks of a hit always belong to
// the very text they are shown on, and a search needs no second source.
// For each document one more entry, its record, says that the document is complete
// and lists its distinct words as they are written, from which prefix and fuzzy
// searches are expanded.
//
// # Words
//
// Words are compared in lower case, without accents, and by their English stem
// (Porter 2), in phrases too: "failed to ask" finds "fails to ask". Every word is
// indexed, common ones included, so that phrases are found as they are written;
// outside phrases words such as "the" are left out of a query that has others.
package index
