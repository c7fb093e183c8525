package corpus

import (
	"strings"
	"unicode"
)

// RegionGroups returns the six groups of regions by which the 2016 report's sample
// was drawn, in its order.
func RegionGroups() []string {
	return []string{"London & South East", "Eastern", "South West & Wales", "Midlands", "North West", "North East"}
}

// RegionGroup returns the group that a region belongs to, or false when the name is
// that of no region of England and Wales. It knows the groups themselves, the nine
// English regions, Wales and the names that the Home Office Library uses. The report
// does not say where Yorkshire and the Humber is; it stands with the North East, its
// neighbour, since no other group could hold it.
func RegionGroup(region string) (group string, known bool) {
	words := strings.FieldsFunc(strings.ToLower(region), func(r rune) bool { return !unicode.IsLetter(r) })
	var kept []string
	for _, w := range words {
		switch w {
		case "and", "the", "of", "region", "england":
		default:
			kept = append(kept, w)
		}
	}
	switch strings.Join(kept, " ") {
	case "london south east", "london", "greater london", "south east", "inner london", "outer london":
		return "London & South East", true
	case "eastern", "east", "east anglia":
		return "Eastern", true
	case "south west wales", "south west", "wales":
		return "South West & Wales", true
	case "midlands", "east midlands", "west midlands":
		return "Midlands", true
	case "north west":
		return "North West", true
	case "north east", "yorkshire humber", "yorkshire humberside", "yorkshire", "north east yorkshire humber":
		return "North East", true
	}
	return "", false
}
