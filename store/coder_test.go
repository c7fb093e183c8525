package store

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

func TestCoders(t *testing.T) {
	s := create(t)
	for _, c := range []struct {
		name, hash string
		added      bool
	}{{"RB", "h1", true}, {"KM", "h2", true}, {"RB", "h3", false}} {
		added, err := s.SetCoderPassword(t.Context(), c.name, c.hash, monday.Add(time.Hour))
		if added != c.added || err != nil {
			t.Error(c.name, added, err)
		}
	}
	if hash, err := s.CoderPassword(t.Context(), "RB"); hash != "h3" || err != nil {
		t.Error(hash, err)
	}
	if hash, err := s.CoderPassword(t.Context(), "XX"); hash != "" || err != nil {
		t.Error(hash, err)
	}
	if found, err := s.RemoveCoder(t.Context(), "RB"); !found || err != nil {
		t.Error(found, err)
	}
	if found, err := s.RemoveCoder(t.Context(), "RB"); found || err != nil {
		t.Error(found, err)
	}
	got, err := s.Coders(t.Context())
	must(t, err)
	if d := cmp.Diff([]dhr.Coder{{Name: "KM", Added: monday.Add(time.Hour)}}, got); d != "" {
		t.Error(d)
	}
}
