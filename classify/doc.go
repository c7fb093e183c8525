// Package classify suggests codes for passages: it brings together the words of a
// document, its people, the rules and the classifier, and says for each passage which
// codes they speak for, by what evidence and of which agencies. It reads no files and
// keeps no state between documents; the same passages, rules and model give the same
// suggestions.
package classify
