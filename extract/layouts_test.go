package extract_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract"
)

// TestLayouts reads reports of other layouts than the samples' and compares what
// is found with the text files beside them, which were checked by hand. The
// reports are invented; Chromium, LibreOffice and LaTeX made the PDFs of the sources
// beside them, and Ghostscript wrote redistilled.pdf and latex.pdf anew. Some share
// their text, so as to differ in nothing but their layout.
func TestLayouts(t *testing.T) {
	e := newExtractor(t, extract.Options{})
	files, err := filepath.Glob("testdata/layouts/*.pdf")
	if err != nil || len(files) == 0 {
		t.Fatalf("found %d files: %v", len(files), err)
	}
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			reading, err := e.Read(context.Background(), path, "x")
			if err != nil {
				t.Fatal(err)
			}
			got := outline(reading)
			golden := strings.TrimSuffix(path, ".pdf") + ".txt"
			if *updateGold {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Errorf("differs from %s:\n%s", golden, d)
			}
		})
	}
}

// outline writes down a reading: a line for each section and passage.
func outline(r dhr.Reading) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title    %s\ncsp      %s\nyear     %d\ntype     %s\nmarkings %s\n",
		r.About.Title, r.About.CSP, r.About.Year, r.About.Type, strings.Join(r.Markings, " | "))
	section := -1
	for _, p := range r.Passages {
		for section < p.Section {
			section++
			s := r.Sections[section]
			fmt.Fprintf(&b, "\n[%s] %s\n", s.Zone, strings.TrimSpace(s.Number+" "+s.Heading))
		}
		pages := fmt.Sprint(p.Page)
		if p.PageEnd != p.Page {
			pages += fmt.Sprintf("-%d", p.PageEnd)
		}
		fmt.Fprintf(&b, "  p%s <%s> %s%s\n", pages, p.Number, p.Text, referred(r, p.Refers))
	}
	return b.String()
}

// referred shows where a footnote's mark stands: the text before and after it.
func referred(r dhr.Reading, m dhr.Mark) string {
	for _, p := range r.Passages {
		if p.ID != m.Passage {
			continue
		}
		text := []rune(p.Text)
		if m.At < 0 || m.At > len(text) {
			return fmt.Sprintf(" ← p%d <%s>", p.Page, p.Number)
		}
		return fmt.Sprintf(" ← %s¦%s", string(text[max(0, m.At-15):m.At]), string(text[m.At:min(len(text), m.At+10)]))
	}
	return ""
}
