// Package codebooktest gives tests the shipped framework and small codebooks.
package codebooktest

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/codebook"
)

//go:embed testdata/rules
var small embed.FS

// Framework is the shipped framework.
func Framework(tb testing.TB) dhr.Framework {
	tb.Helper()
	data, err := fs.ReadFile(codebook.Files(), "framework.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	f, err := codebook.LoadFramework("framework.yaml", data)
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

// Lists is a lists.yaml: the shipped lists of cues and agencies and the topic lists
// test_record, test_lacking and test_missing.
func Lists(tb testing.TB) string {
	tb.Helper()
	data, err := fs.ReadFile(codebook.Files(), "rules/lists.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	cues, _, found := strings.Cut(string(data), "  # ---- Topic lists")
	if !found {
		tb.Fatal("lists.yaml has no topic lists")
	}
	return cues + "\n  test_record: [record, note, \"case file\"]\n  test_lacking: [not, no, never, failure, $test_missing]\n  test_missing: [missing, absent]\n"
}

// Small is a small codebook with the shipped lists of cues and agencies and
// five rules of three codes.
func Small(tb testing.TB) fstest.MapFS {
	tb.Helper()
	files := fstest.MapFS{"rules/lists.yaml": {Data: []byte(Lists(tb))}}
	names, err := fs.Glob(small, "testdata/rules/*.yaml")
	if err != nil || len(names) == 0 {
		tb.Fatalf("no rules in testdata: %v", err)
	}
	for _, name := range names {
		data, err := small.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		files[strings.TrimPrefix(name, "testdata/")] = &fstest.MapFile{Data: data}
	}
	return files
}

// Rule is a codebook of one rule of a code, given as YAML without its id and without
// matches: and rejects:. It loads, but need not do what its sentences say.
func Rule(tb testing.TB, code, rule string) fstest.MapFS {
	tb.Helper()
	text := fmt.Sprintf("code: %q\nrules:\n  - id: r\n%s\n    matches: [%s]\n    rejects: [%s]\n", code, indent(rule), "x, x", "x, x")
	return fstest.MapFS{
		"rules/lists.yaml":        {Data: []byte(Lists(tb))},
		"rules/" + code + ".yaml": {Data: []byte(text)},
	}
}

func indent(s string) string {
	return "    " + strings.ReplaceAll(strings.TrimSpace(s), "\n", "\n    ")
}
