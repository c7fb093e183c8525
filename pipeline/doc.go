// Package pipeline is the bulk run: it adds PDFs to a project, reads them, suggests
// codes for their passages and indexes them, doing only what is not done.
//
// The stages follow one another: add, extract, suggest, index. Within a stage
// documents are worked on at the same time; each one's result is stored in one
// change. A run that is killed or interrupted leaves whole documents behind, and the
// next run takes up where it stopped: what is done is known by the versions of the
// reader, the rules and the index entries that the project keeps for each document.
// The result does not depend on how many documents are worked on at a time, nor on
// how often the run was cut short.
package pipeline
