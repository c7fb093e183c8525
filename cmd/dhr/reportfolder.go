package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// reportList is the file in a report's folder that names its files, one a line, so
// that the next report there can take them away.
const reportList = "report-files.txt"

func checkReportDir(dir string, force bool) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("look into the folder of the report: %w", err)
	case len(entries) > 0 && !force:
		return fmt.Errorf("%s is not empty: name a new folder, or give --force to write over an earlier report", dir)
	}
	return nil
}

// listOf is the file that names the others.
func listOf(files []reportFile) reportFile {
	var b strings.Builder
	for _, f := range files {
		b.WriteString(f.name + "\n")
	}
	return reportFile{reportList, []byte(b.String())}
}

// removeReport takes away what an earlier report in the folder wrote, and nothing else.
func removeReport(dir string) error {
	list, err := os.ReadFile(filepath.Join(dir, reportList))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read what the earlier report wrote: %w", err)
	}
	for name := range strings.Lines(string(list)) {
		name = strings.TrimSpace(name)
		own := slices.Contains([]string{".csv", ".html", ".xlsx"}, filepath.Ext(name))
		if !own || name != filepath.Base(name) { // somebody has edited the list
			continue
		}
		if err := os.Remove(filepath.Join(dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("take the earlier report away: %w", err)
		}
	}
	return nil
}
