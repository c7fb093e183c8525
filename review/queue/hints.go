package queue

import (
	"context"
	"slices"

	"github.com/dhrcoder/dhr/review/page"
)

// hints are the tags that outside lists give the case and that hint at the code: a
// reason to look closely, never to confirm.
func (s *room) hints(ctx context.Context, caseID, code string) ([]string, error) {
	tags, err := s.store.Tags(ctx, caseID)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, t := range tags {
		if slices.Contains(t.Codes, code) {
			out = append(out, page.Tagged(t))
		}
	}
	return out, nil
}
