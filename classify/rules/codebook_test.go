package rules

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/codebook"
	"github.com/dhrcoder/dhr/classify/codebook/codebooktest"
)

// TestCodebook prints every problem of the shipped rules. CODE=5E limits it to the
// file of one code.
func TestCodebook(t *testing.T) {
	_, err := Check(codebook.Files(), codebooktest.Framework(t))
	var ps dhr.Problems
	if !errors.As(err, &ps) {
		if err != nil {
			t.Fatal(err)
		}
		return
	}
	code := os.Getenv("CODE")
	for _, p := range ps {
		if code == "" || strings.HasSuffix(p.File, "/"+code+".yaml") || strings.HasSuffix(p.File, "/lists.yaml") {
			t.Error(p)
		}
	}
}

// TestCodebookComplete: every code has at least one rule.
func TestCodebookComplete(t *testing.T) {
	rs, err := Check(codebook.Files(), codebooktest.Framework(t))
	if err != nil {
		t.Skip("see TestCodebook")
	}
	has := map[string]bool{}
	for _, c := range rs.Codes() {
		has[c] = true
	}
	for _, c := range codebooktest.Framework(t).Codes() {
		if !has[c.ID] {
			t.Errorf("code %s has no rules", c.ID)
		}
	}
}
