package layout

import (
	"slices"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/text"
)

// withoutMadeUp drops the boxes on pages of which the reader does not see where words
// stand: no outline is better than one in the wrong place.
func withoutMadeUp(passages []dhr.Passage, pages []text.Page) {
	blind := map[int]bool{}
	for _, p := range pages {
		if p.Read.Method == dhr.PageByLedongthuc {
			blind[p.Read.Number] = true
		}
	}
	if len(blind) == 0 {
		return
	}
	for i := range passages {
		passages[i].Boxes = slices.DeleteFunc(passages[i].Boxes, func(b dhr.Box) bool { return blind[b.Page] })
	}
}
