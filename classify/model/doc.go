// Package model is the classifier that stands beside the keyword rules: one
// logistic regression a code over the words of a passage and over what the rules
// say of it, with probabilities calibrated on passages that the regression did
// not see. It knows nothing of documents, files of rules or the database; classify
// gives it passages as words and numbers.
//
// A model is made by Train from passages coded by people, saved and loaded as one
// file, and does not change afterwards; several goroutines may use it.
package model
