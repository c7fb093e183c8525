package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/dhrcoder/dhr"
)

// A codebook that nobody has edited follows the program; an edited one is kept.
func TestRefreshCodebook(t *testing.T) {
	ctx := context.Background()
	a := &app{out: io.Discard, errs: io.Discard}
	project := dhr.Project{Dir: filepath.Join(t.TempDir(), "p")}
	s, err := a.createProject(ctx, project)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	rule := filepath.Join(project.Rules(), "5E.yaml")
	refresh := func(want bool) {
		t.Helper()
		if got, err := refreshCodebook(ctx, s); err != nil || got != want {
			t.Fatalf("renewed %v, want %v (%v)", got, want, err)
		}
	}
	refresh(false)

	// As if an earlier program had put another rule there.
	shipped, err := os.ReadFile(rule)
	if err != nil {
		t.Fatal(err)
	}
	write := func(data string) {
		t.Helper()
		if err := os.WriteFile(rule, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("code: 5E\nrules: []\n")
	old, err := hashTree(os.DirFS(filepath.Dir(project.Framework())))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SetSetting(ctx, settingCodebook, old); err != nil {
		t.Fatal(err)
	}
	refresh(true)
	if now, err := os.ReadFile(rule); err != nil || string(now) != string(shipped) {
		t.Fatalf("the rule was not renewed: %v", err)
	}

	edited := string(shipped) + "# edited\n"
	write(edited)
	refresh(false)
	if now, err := os.ReadFile(rule); err != nil || string(now) != edited {
		t.Fatalf("an edited rule was touched: %v", err)
	}
}
