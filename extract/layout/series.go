package layout

import "strings"

// confirmLabels gives back to the text what only looks like a number: "C1 was at
// school", "2.5 units of alcohol". A number of that kind stands in a series.
func confirmLabels(parts []part) {
	kept := map[labelKind]label{}
	for i := range parts {
		k := parts[i].label
		doubtful := k.kind == lettered || k.kind == decimal && startsLower(k.rest)
		before, met := kept[k.kind]
		if doubtful && !(met && k.follows(before)) && !nextFollows(parts[i+1:], k) {
			parts[i].text = strings.TrimSpace(k.text + " " + parts[i].text)
			parts[i].label = label{rest: parts[i].text}
			continue
		}
		kept[k.kind] = k
	}
}

// nextFollows reports whether the next label of the kind follows k.
func nextFollows(parts []part, k label) bool {
	for _, p := range parts[:min(len(parts), 12)] {
		if p.label.kind == k.kind {
			return p.label.follows(k)
		}
	}
	return false
}
