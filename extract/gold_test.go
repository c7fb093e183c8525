package extract_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract"
)

var updateGold = flag.Bool("update", false, "write testdata/gold.txt anew")

// goldParagraph is a paragraph of samples/gold with the part of the report that it
// stands in.
type goldParagraph struct{ role, key string }

// goldZones says which zone each role of samples/FORMAT.md is.
var goldZones = map[string]dhr.Zone{
	"front": dhr.ZoneFront, "introduction": dhr.ZoneProcess, "terms_of_reference": dhr.ZoneTerms,
	"methodology": dhr.ZoneProcess, "background": dhr.ZoneBackground, "chronology": dhr.ZoneChronology,
	"agency_analysis": dhr.ZoneAnalysis, "family_views": dhr.ZoneFamilyVoice, "key_issues": dhr.ZoneAnalysis,
	"good_practice": dhr.ZoneGoodPractice, "lessons": dhr.ZoneLessons, "changes_since": dhr.ZoneLessons,
	"conclusions": dhr.ZoneConclusions, "recommendations": dhr.ZoneRecommendations, "glossary": dhr.ZoneGlossary,
}

// goldFigures is how one sample's passages agree with its gold.
type goldFigures struct {
	paragraphs, whole, cut, glued, lost int // gold paragraphs
	disorder                            int // whole ones that come before the one before
	passages, noise                     int
	zones                               int // whole ones with the right zone
}

func (f goldFigures) plus(g goldFigures) goldFigures {
	return goldFigures{f.paragraphs + g.paragraphs, f.whole + g.whole, f.cut + g.cut, f.glued + g.glued, f.lost + g.lost,
		f.disorder + g.disorder, f.passages + g.passages, f.noise + g.noise, f.zones + g.zones}
}

func (f goldFigures) String() string {
	return fmt.Sprintf("%4d %5d %3d %5d %4d %8d %8d %5d %5d", f.paragraphs, f.whole, f.cut, f.glued, f.lost,
		f.disorder, f.passages, f.noise, f.zones)
}

const goldHead = "      gold whole cut glued lost disorder passages noise zones  about\n"

// TestGold compares the passages of the samples that have a text layer with their
// gold paragraphs. The figures are in testdata/gold.txt, so that a change shows.
func TestGold(t *testing.T) {
	e := newExtractor(t, extract.Options{})
	var got strings.Builder
	got.WriteString("# gold paragraphs that are one passage (whole), pieces (cut), part of one (glued) or neither (lost); whole\n" +
		"# ones out of order; passages, those that are no paragraph (noise); whole ones in the right zone; and what\n" +
		"# the report was not seen to say of itself. Written by: go test ./extract -run TestGold -update\n")
	got.WriteString(goldHead)
	var sum goldFigures
	for _, path := range textSamples(t) {
		name := strings.TrimSuffix(filepath.Base(path), ".pdf")
		f, wrong := goldCompare(t, e, path)
		sum = sum.plus(f)
		fmt.Fprintf(&got, "%-5s %s  %s\n", name, f, wrong)
	}
	fmt.Fprintf(&got, "%-5s %s\n", "all", sum)
	if *updateGold {
		if err := os.WriteFile("testdata/gold.txt", []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/gold.txt")
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got.String()); d != "" {
		t.Errorf("the figures differ from testdata/gold.txt; if that is meant, run with -update:\n%s", d)
	}
	if sum.whole*100 < sum.paragraphs*97 || sum.noise*100 > sum.passages*2 || sum.zones*100 < sum.whole*95 || sum.disorder > 0 {
		t.Errorf("want 97 %% whole, 2 %% noise at most, 95 %% of zones right, all in order:\n%s%s", goldHead, sum)
	}
}

// TestGoldScans does the same with the samples that are pictures, where tesseract
// is installed; its versions differ, so only the shares are held.
func TestGoldScans(t *testing.T) {
	if testing.Short() {
		t.Skip("OCR takes long")
	}
	e := newExtractor(t, extract.Options{Workers: 2})
	if !e.HasOCR() {
		t.Skip("tesseract is not installed")
	}
	var sum goldFigures
	for _, name := range []string{"D08", "D16"} {
		f, _ := goldCompare(t, e, "../samples/pdf/"+name+".pdf")
		t.Logf("%s%-5s %s", goldHead, name, f)
		sum = sum.plus(f)
	}
	if sum.whole*100 < sum.paragraphs*90 || sum.zones*100 < sum.whole*90 {
		t.Errorf("want 90 %% whole and in the right zone:\n%s%s", goldHead, sum)
	}
}

// goldCompare reads a sample and gives its figures, and what About got wrong.
func goldCompare(t *testing.T, e *extract.Extractor, path string) (f goldFigures, wrong string) {
	t.Helper()
	name := strings.TrimSuffix(filepath.Base(path), ".pdf")
	gold, head := readGold(t, "../samples/gold/"+name+".txt")
	reading, err := e.Read(context.Background(), path, name)
	if err != nil {
		t.Fatal(err)
	}
	at := map[string][]int{}
	keys := make([]string, len(reading.Passages))
	for i, p := range reading.Passages {
		keys[i] = goldKey(p.Text)
		at[keys[i]] = append(at[keys[i]], i)
	}
	known := make([]bool, len(keys))
	last := -1
	f.paragraphs, f.passages = len(gold), len(keys)
	for _, g := range gold {
		if found := at[g.key]; len(found) == 1 {
			i := found[0]
			known[i] = true
			f.whole++
			if i < last {
				f.disorder++
			}
			last = i
			if reading.Passages[i].Zone == goldZones[g.role] {
				f.zones++
			}
			continue
		}
		cut, glued := false, false
		for i, k := range keys {
			if strings.Contains(k, g.key) {
				glued, known[i] = true, true
			} else if len(k) > 15 && strings.Contains(g.key, k) {
				cut, known[i] = true, true
			}
		}
		switch {
		case cut:
			f.cut++
		case glued:
			f.glued++
		default:
			f.lost++
		}
	}
	for _, k := range known {
		if !k {
			f.noise++
		}
	}
	return f, wrongAbout(reading.About, head)
}

func wrongAbout(a dhr.About, head map[string]string) string {
	var wrong []string
	for _, w := range []struct{ name, got string }{
		{"title", a.Title}, {"csp", a.CSP}, {"year", fmt.Sprint(a.Year)}, {"type", string(a.Type)},
	} {
		if head[w.name] != w.got {
			wrong = append(wrong, fmt.Sprintf("%s=%q", w.name, w.got))
		}
	}
	if len(wrong) == 0 {
		return "ok"
	}
	return strings.Join(wrong, " ")
}

// readGold reads a gold file: its paragraphs, and the attributes at its head.
func readGold(t *testing.T, path string) ([]goldParagraph, map[string]string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var gold []goldParagraph
	head, role := map[string]string{}, ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "## "):
			role, _, _ = strings.Cut(line[3:], " |")
		case strings.HasPrefix(line, "# "):
			name, value, _ := strings.Cut(line[2:], ": ")
			head[name] = value
		case strings.HasPrefix(line, "P ["), strings.HasPrefix(line, "R ["):
			_, text, _ := strings.Cut(line, "] ")
			gold = append(gold, goldParagraph{role, goldKey(text)})
		}
	}
	return gold, head
}

var goldNumber = regexp.MustCompile(`^(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[A-Z]\d{1,3}\.?|\([a-z0-9]{1,4}\)|Recommendation \d+[.:])\s+`)

// goldKey is a paragraph without its number, white space, hyphens and the shapes of
// quotation marks and dashes.
func goldKey(s string) string {
	s = goldNumber.ReplaceAllString(strings.TrimSpace(s), "")
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), r == '-':
			return -1
		case r == '’', r == '‘':
			return '\''
		case r == '“', r == '”':
			return '"'
		case r == '—':
			return '–'
		}
		return r
	}, s)
}
