// Package embed turns English passages into short vectors: passages that say alike
// things in other words point alike ways.
//
// The vectors are static. A table of one row for each sub-word is in the binary; it
// was distilled once from the sentence-transformer all-MiniLM-L6-v2
// (internal/distill). A passage's vector is the sum of the rows of its words, at
// unit length. The rows hold what a sum needs beside: how much a word counts (rare
// words more; Arora, Liang and Ma 2017, "A simple but tough-to-beat baseline for
// sentence embeddings") and that the component common to all passages is taken away.
// The order of words is not seen: "he hit her" and "she hit him" are the same.
package embed
