// Package report turns codings into tables. Its functions are pure: rows in,
// tables out; no machine suggestion can enter a count, only the coverage beside it.
package report
