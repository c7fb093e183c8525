package paragraph

import (
	"strings"

	"github.com/dhrcoder/dhr/extract/layout/numbering"
	"github.com/dhrcoder/dhr/extract/layout/paper"
)

// confirmLabels gives back to the text what only looks like a number: "C1 was at
// school", "2.5 units of alcohol". A number of that kind stands in a series.
func confirmLabels(parts []Part) {
	kept := map[numbering.Kind]numbering.Label{}
	for i := range parts {
		k := parts[i].Label
		doubtful := k.Kind == numbering.Lettered || k.Kind == numbering.Decimal && paper.StartsLower(k.Rest)
		before, met := kept[k.Kind]
		if doubtful && !(met && k.Follows(before)) && !nextFollows(parts[i+1:], k) {
			parts[i].Text = strings.TrimSpace(k.Text + " " + parts[i].Text)
			parts[i].Label = numbering.Label{Rest: parts[i].Text}
			continue
		}
		kept[k.Kind] = k
	}
}

// nextFollows reports whether the next label of the kind follows k.
func nextFollows(parts []Part, k numbering.Label) bool {
	for _, p := range parts[:min(len(parts), 12)] {
		if p.Label.Kind == k.Kind {
			return p.Label.Follows(k)
		}
	}
	return false
}
