// Package eval measures suggestions against gold codings: precision, recall and
// F1 by passage, by code and by case.
package eval
