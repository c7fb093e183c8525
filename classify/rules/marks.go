package rules

import (
	"github.com/dhrcoder/dhr/classify/codebook"
)

// termMarks say what else a term is besides a word of rules: a cue's sign, an
// agency's name, a person. A bit a list.
type termMarks uint64

func (m termMarks) has(bit int) bool { return m&(1<<bit) != 0 }

// The bits of termMarks: a cue list i has bit i, its exceptions bit maxCueLists+i.
const (
	maxCueLists  = 12
	markContrast = 2*maxCueLists + iota - 1
	markClause
	markThird
	markProfessional
	markWitness
	markParty
	markAgency // the first of nine
)

const markAnyExcept termMarks = (1<<maxCueLists - 1) << maxCueLists

func markCue(list int) int    { return list }
func markExcept(list int) int { return maxCueLists + list }

// markedLists returns the bit of every list that has one.
func markedLists() map[string]int {
	bits := map[string]int{listContrast: markContrast, listClause: markClause, listThirdPersons: markThird,
		listProfessionals: markProfessional, listWitness: markWitness, codebook.ListParty: markParty}
	for i, l := range cueLists {
		bits[l.name] = markCue(i)
		if l.except != "" {
			bits[l.except] = markExcept(i)
		}
	}
	for i, l := range agencyLists {
		bits[l.name] = markAgency + i
	}
	return bits
}
