// Package classify suggests codes for passages: it loads the framework and the
// keyword rules that people write in YAML, and applies the rules to the passages of
// one document at a time. It reads no files but those it is given and keeps no state
// between documents; the same passages and rules give the same suggestions.
//
// The rule language is described in docs/rules.md.
package classify
