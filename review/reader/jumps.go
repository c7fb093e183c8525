package reader

import (
	"context"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// maxSections bounds the jump list.
const maxSections = 300

// neighbours sets the addresses of the passages before and after.
func (s *room) neighbours(ctx context.Context, v *readView, passages []dhr.Passage, at int, coded []int) error {
	to := func(p dhr.Passage) string { return page.ReadAddress(p.Document, p.ID) }
	if at > 0 {
		v.Back = to(passages[at-1])
	}
	if at+1 < len(passages) {
		v.Next = to(passages[at+1])
	}
	here, found := slices.BinarySearch(coded, passages[at].Ordinal)
	after := here
	if found {
		after++
	}
	for _, c := range []struct {
		index   int
		address *string
	}{{here - 1, &v.CodeBack}, {after, &v.CodeNext}} {
		if c.index < 0 || c.index >= len(coded) {
			continue
		}
		one, err := s.store.PassagesFrom(ctx, passages[at].Document, coded[c.index], 1)
		if err != nil {
			return err
		}
		if len(one) > 0 {
			*c.address = to(one[0])
		}
	}
	return nil
}

// jumps lists the sections that have passages. Of very many it lists those near the
// one the reader is in.
func jumps(document string, outline dhr.Outline, sections []dhr.Section, here int) (list []sectionView, cut bool) {
	current := 0
	coded := outline.Coded
	for i, o := range outline.Sections {
		one := sectionView{Name: sectionName(sections, o.Section), Address: page.ReadAddress(document, o.First), Here: o.Section == here}
		if o.Section >= 0 && o.Section < len(sections) {
			one.Zone, one.Page = page.Clean(string(sections[o.Section].Zone)), sections[o.Section].Page
		}
		end := outline.Passages
		if i+1 < len(outline.Sections) {
			end = outline.Sections[i+1].Ordinal
		}
		for len(coded) > 0 && coded[0] < end {
			one.Coded++
			coded = coded[1:]
		}
		if one.Here {
			current = i
		}
		list = append(list, one)
	}
	if len(list) > maxSections {
		first := min(max(current-maxSections/2, 0), len(list)-maxSections)
		return list[first : first+maxSections], true
	}
	return list, false
}

// sectionName is the heading of a section with its printed number.
func sectionName(sections []dhr.Section, section int) string {
	name := ""
	if section >= 0 && section < len(sections) {
		name = strings.TrimSpace(page.Clean(sections[section].Number) + " " + page.Clean(sections[section].Heading))
	}
	if name == "" {
		return "Before the first heading"
	}
	return name
}
