package store_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/store"
)

func TestTags(t *testing.T) {
	ctx := t.Context()
	s, err := store.Create(ctx, dhr.Project{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	c := dhr.Case{ID: "D01", Source: dhr.CaseFromList}
	if err := s.Add(ctx, []dhr.Case{c}, []dhr.Document{{ID: "aa", Name: "D01.pdf", Case: "D01", Bytes: 1}}); err != nil {
		t.Fatal(err)
	}
	tags := []dhr.Tag{
		{Case: "D01", Source: "DHRD", Name: "separation", Value: "True", Codes: []string{"1N"}},
		{Case: "D01", Source: "DHRD", Name: "cause of death", Value: "drowning"},
	}
	for _, want := range []int{2, 0} {
		if added, err := s.SaveTags(ctx, tags); err != nil || added != want {
			t.Errorf("%d added, want %d (%v)", added, want, err)
		}
	}
	got, err := s.Tags(ctx, "D01")
	if d := cmp.Diff([]dhr.Tag{tags[1], tags[0]}, got); err != nil || d != "" {
		t.Error(d, err)
	}
	// One that cannot be kept keeps the others out.
	if _, err := s.SaveTags(ctx, []dhr.Tag{{Case: "D01", Source: "DHRD", Name: "stalking", Value: "True"}, {Case: "D02", Source: "DHRD", Name: "x"}}); err == nil {
		t.Error("a tag of an unknown case was kept")
	}
	if got, _ := s.Tags(ctx, "D01"); len(got) != 2 {
		t.Errorf("%d tags", len(got))
	}
	if got, err := s.Tags(ctx, "D02"); err != nil || len(got) != 0 {
		t.Error(got, err)
	}
}
