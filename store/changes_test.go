package store_test

import (
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/store"
)

// TestChanges looks at the number after nothing, after a change of one's own and after
// one of another process's.
func TestChanges(t *testing.T) {
	ctx := t.Context()
	p := dhr.Project{Dir: t.TempDir()}
	s, err := store.Create(ctx, p)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	last := int64(-1)
	next := func(what string, changed bool) {
		t.Helper()
		n, err := s.Changes(ctx)
		if err != nil || (n != last) != changed {
			t.Errorf("after %s: %d after %d (%v)", what, n, last, err)
		}
		last = n
	}
	next("opening", true)
	next("nothing", false)
	if err := s.Add(ctx, []dhr.Case{{ID: "D01", Source: dhr.CaseFromList}}, nil); err != nil {
		t.Fatal(err)
	}
	next("a change", true)
	next("nothing", false)
	other, err := store.Open(ctx, p)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if err := other.Add(ctx, []dhr.Case{{ID: "D02", Source: dhr.CaseFromList}}, nil); err != nil {
		t.Fatal(err)
	}
	next("another's change", true)
	if _, err := s.Cases(ctx); err != nil {
		t.Fatal(err)
	}
	next("reading", false)
}
