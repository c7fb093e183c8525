package rules

import (
	"slices"
	"strings"

	"github.com/dhrcoder/dhr/classify/codebook"
)

// requiredLists names the lists that cues and agencies are worked out from.
func requiredLists() []string {
	var names []string
	for _, l := range cueLists {
		names = append(names, l.name)
		if l.except != "" {
			names = append(names, l.except)
		}
	}
	for _, l := range agencyLists {
		names = append(names, l.name)
	}
	names = append(names, listContrast, listClause, listThirdPersons, listProfessionals, listWitness)
	slices.Sort(names)
	return slices.Compact(names)
}

// suggestName returns a hint for a list name that is not there.
func suggestName(name string, known []string) string {
	for _, k := range known {
		if strings.TrimSuffix(k, "s") == strings.TrimSuffix(name, "s") || strings.HasPrefix(k, name) || strings.HasPrefix(name, k) {
			return "did you mean $" + k + "?"
		}
	}
	return "define it in " + codebook.ListsPath
}
