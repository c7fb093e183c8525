package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"

	"github.com/dhrcoder/dhr"
)

// index puts into the index what it does not hold, or holds from other versions, and
// takes out what the project does not have.
func (r *runner) index(ctx context.Context) error {
	documents, err := r.Store.Documents(ctx)
	if err != nil {
		return err
	}
	listed, err := r.Store.Cases(ctx)
	if err != nil {
		return err
	}
	cases := make(map[string]dhr.Case, len(listed))
	for _, c := range listed {
		cases[c.ID] = c
	}
	held, err := r.Index.Stamps(ctx)
	if err != nil {
		return err
	}
	var todo []dhr.Document
	surplus := maps.Clone(held)
	for _, d := range documents {
		if d.Status != dhr.DocumentRead {
			continue
		}
		delete(surplus, d.ID)
		if held[d.ID] != stamp(d, cases[d.Case]) {
			todo = append(todo, d)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(surplus)) {
		if err := r.Index.Remove(ctx, id); err != nil {
			return err
		}
	}
	done := make([]bool, len(todo))
	err = r.each(ctx, StageIndex, len(todo), func(i int) string { return todo[i].Name }, func(ctx context.Context, i int) error {
		d := todo[i]
		entries, err := r.entries(ctx, d, cases[d.Case])
		if err != nil {
			return err
		}
		if err := r.Index.Put(ctx, d.ID, stamp(d, cases[d.Case]), entries); err != nil {
			return fmt.Errorf("index %s: %w", d.Name, err)
		}
		done[i] = true
		return nil
	})
	for _, d := range done {
		if d {
			r.res.Indexed++
		}
	}
	if err != nil || len(todo)+len(surplus) == 0 {
		return err
	}
	return r.Index.Flush()
}

func (r *runner) entries(ctx context.Context, d dhr.Document, c dhr.Case) ([]Entry, error) {
	passages, err := r.Store.Passages(ctx, d.ID)
	if err != nil {
		return nil, err
	}
	suggestions, err := r.Store.ShownSuggestions(ctx, d.ID)
	if err != nil {
		return nil, err
	}
	codes, agencies := map[string][]string{}, map[string][]dhr.Agency{}
	for _, s := range suggestions {
		codes[s.Passage] = append(codes[s.Passage], s.Code)
		for _, a := range s.Agencies {
			if !slices.Contains(agencies[s.Passage], a) {
				agencies[s.Passage] = append(agencies[s.Passage], a)
			}
		}
	}
	entries := make([]Entry, len(passages))
	for i, p := range passages {
		entries[i] = Entry{Passage: p, Case: c, Document: d.Name, Codes: codes[p.ID], Agencies: agencies[p.ID]}
	}
	return entries, nil
}

// stamp names everything from which a document's entries are made.
func stamp(d dhr.Document, c dhr.Case) string {
	parts := []string{d.Engine, d.Suggested, d.Name, c.ID, c.Title, c.CSP, c.Region, fmt.Sprint(c.Year), string(c.Type)}
	if d.Corrected > 0 {
		parts = append(parts, fmt.Sprint(d.Corrected))
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", parts))
	return hex.EncodeToString(sum[:16])
}
