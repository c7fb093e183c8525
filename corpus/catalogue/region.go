package catalogue

import (
	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/corpus"
)

// regionValue gives the region of a list as the attribute has it: the six groups of
// the 2016 sample. Names that are of no region give nothing.
func regionValue(region string) []Value {
	if group, known := corpus.RegionGroup(region); known {
		return []Value{{dhr.AttributeRegion, group}}
	}
	return nil
}
