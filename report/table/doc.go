// Package table holds what every table of a report is made of: cells, the sets of
// cases that they count, and the tally of all numbers, which hides small ones so that
// no sum gives them away.
package table
