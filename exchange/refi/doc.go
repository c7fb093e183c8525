// Package refi reads and writes REFI-QDA, the exchange format of programs for
// qualitative analysis (NVivo, MAXQDA, ATLAS.ti, QualCoder and others): codebooks
// (.qdc) and whole projects (.qdpx), standard 1.5 with the schemas 1.0.
//
// Where programs differ from the standard, what is written follows the standard
// strictly and what is read is taken leniently. Positions in a text are Unicode code
// points from 0 with an exclusive end. A format that others define cannot hold
// everything, so writing and reading return a Loss that says what was left out.
package refi
