package classify

import "github.com/dhrcoder/dhr"

// findParties works out the people of a case from its opening passages.
func findParties(passages []dhr.Passage, d *document) *parties {
	p := &parties{}
	p.addGeneral()
	return p
}
