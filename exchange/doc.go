// Package exchange reads and writes the line formats that others rely on: JSON
// Lines in UTF-8, with offsets in Unicode code points.
package exchange
