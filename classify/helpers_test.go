package classify

// Package codebooktest gives tests small codebooks.
import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dhrcoder/dhr"
)

//go:embed testdata/rules
var smallRules embed.FS

// loadedFramework is the shipped framework.
func loadedFramework(tb testing.TB) dhr.Framework {
	tb.Helper()
	data, err := fs.ReadFile(Codebook(), "framework.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	f, err := LoadFramework("framework.yaml", data)
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

// testLists is lists.yaml: the shipped cue and agency lists with two topic lists of the tests.
func testLists(tb testing.TB) string {
	tb.Helper()
	data, err := fs.ReadFile(Codebook(), "rules/lists.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	cues, _, found := strings.Cut(string(data), "  # ---- Topic lists")
	if !found {
		tb.Fatal("lists.yaml has no topic lists")
	}
	return cues + "\n  test_record: [record, note, \"case file\"]\n  test_lacking: [not, no, never, failure, $test_missing]\n  test_missing: [missing, absent]\n"
}

// testCodebook is a small codebook with the shipped lists of cues and agencies and
// five rules of three codes.
func testCodebook(tb testing.TB) fstest.MapFS {
	tb.Helper()
	files := fstest.MapFS{"rules/lists.yaml": {Data: []byte(testLists(tb))}}
	names, err := fs.Glob(smallRules, "testdata/rules/*.yaml")
	if err != nil || len(names) == 0 {
		tb.Fatalf("no rules in testdata: %v", err)
	}
	for _, name := range names {
		data, err := smallRules.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		files[strings.TrimPrefix(name, "testdata/")] = &fstest.MapFile{Data: data}
	}
	return files
}

// testRule is a codebook of one rule of a code, written without its id and its
// sentences, which hold no word of it.
func testRule(tb testing.TB, code, rule string) fstest.MapFS {
	tb.Helper()
	text := fmt.Sprintf("code: %q\nrules:\n  - id: r\n%s\n    matches: [%s]\n    rejects: [%s]\n", code, indent(rule), "x, x", "x, x")
	return fstest.MapFS{
		"rules/lists.yaml":        {Data: []byte(testLists(tb))},
		"rules/" + code + ".yaml": {Data: []byte(text)},
	}
}

func indent(s string) string {
	return "    " + strings.ReplaceAll(strings.TrimSpace(s), "\n", "\n    ")
}
