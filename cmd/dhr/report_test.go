package main

import (
	"os/exec"
	"path/filepath"
	"testing"
)

// checkReport writes the report of a project with all gold decisions and has every
// count compared with the gold files by a program that shares no code with this one.
func checkReport(t *testing.T, project string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "report")
	if code, _, errs := command(t.Context(), "report", dir, "--project", project); code != exitDone {
		t.Fatalf("exit %d: %s", code, errs)
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Log("python3 is not installed: the report is not compared with the gold files")
		return
	}
	out, err := exec.CommandContext(t.Context(), python, "testdata/annexe.py", "../../samples/gold", dir).CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Errorf("the report differs from the gold: %v", err)
	}
}
