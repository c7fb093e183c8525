package dhr_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/dhrcoder/dhr"

// allowed lists which rooms a room may import beside the root. A room that is not
// listed may import the root only.
var allowed = map[string][]string{
	"extract":                  {"extract/fault", "extract/layout", "extract/ocr", "extract/pdfium", "extract/quality", "extract/second", "extract/text"},
	"extract/mend":             {"extract/lexicon", "extract/text"},
	"extract/pdfium":           {"extract/fault", "extract/mend", "extract/text"},
	"extract/second":           {"extract/fault", "extract/mend", "extract/text"},
	"extract/ocr":              {"extract/lexicon", "extract/mend", "extract/text"},
	"extract/quality":          {"extract/lexicon", "extract/text"},
	"extract/pdftest":          {"extract/text"},
	"extract/layout":           {"extract/layout/frames", "extract/layout/front", "extract/layout/furniture", "extract/layout/order", "extract/layout/paper", "extract/layout/paragraph", "extract/layout/section", "extract/text"},
	"extract/layout/ruled":     {"extract/text"},
	"extract/layout/paper":     {"extract/layout/ruled", "extract/lexicon", "extract/text"},
	"extract/layout/furniture": {"extract/layout/match", "extract/layout/numbering", "extract/layout/paper", "extract/text"},
	"extract/layout/order":     {"extract/layout/numbering", "extract/layout/paper", "extract/text"},
	"extract/layout/frames":    {"extract/layout/order", "extract/layout/paper", "extract/layout/ruled", "extract/text"},
	"extract/layout/paragraph": {"extract/layout/numbering", "extract/layout/paper", "extract/lexicon", "extract/text"},
	"extract/layout/section":   {"extract/layout/match", "extract/layout/numbering", "extract/layout/paper", "extract/layout/paragraph", "extract/lexicon"},
	"extract/layout/front":     {"extract/layout/furniture", "extract/layout/match", "extract/layout/paper", "extract/layout/paragraph", "extract/layout/section"},
	"index":                    {"index/near", "index/query", "index/word"},
	"index/query":              {"index/word"},
	"workshop":                 {"classify/codebook", "classify/party", "classify/reading", "classify/rules"},
	"classify/agency":          {"classify/reading", "classify/rules", "classify/term"},
	"classify/model":           {"classify/embed"},
	"classify/attribute":       {"classify/attribute/people", "classify/phrase"},
	"classify/recommendation":  {"classify/phrase", "classify/recommendation/linear"},
	"classify/party":           {"classify/reading"},
	"classify/rules":           {"classify/codebook", "classify/party", "classify/reading", "classify/term"},
	"classify/term":            {"classify/codebook", "classify/party", "classify/reading"},
	"extract/worker":           {"extract"},
	"corpus/catalogue":         {"corpus"},
	"pipeline":                 {"corpus", "extract", "classify", "index"},
	"review":                   {"review/page", "review/sheet", "review/queue", "review/reader", "review/search", "review/casepage", "review/codebook", "review/coders", "review/audit", "review/login", "review/tables"},
	"review/login":             {"review/page"},
	"review/coders":            {"review/page", "report/agreement"},
	"review/audit":             {"review/page", "exchange", "internal/spreadsheet"},
	"review/sheet":             {"review/page"},
	"review/queue":             {"review/page", "review/sheet"},
	"review/reader":            {"review/page", "review/sheet"},
	"review/search":            {"concordance", "internal/spreadsheet", "review/page"},
	"review/casepage":          {"review/page"},
	"review/tables":            {"report/table", "review/page"},
	"review/codebook":          {"review/page", "workshop"},
	"report":                   {"report/annexe", "report/agreement", "report/table", "report/facts", "report/homicide", "report/missed", "report/quote"},
	"report/quote":             {"report/table"},
	"report/table":             {"internal/spreadsheet"},
	"report/facts":             {"report/table"},
	"report/homicide":          {"report/table"},
	"report/page":              {"report", "report/table"},
	"report/sheet":             {"report", "report/table"},
	"internal/eval":            {"classify"},
	"internal/eval/goldtest":   {"internal/eval"},

	"classify": {"classify/agency", "classify/attribute", "classify/attribute/people", "classify/codebook", "classify/embed", "classify/model",
		"classify/party", "classify/phrase", "classify/reading", "classify/rules", "classify/term"},
	"classify/attribute/people":      {"classify/phrase"},
	"classify/codebook/codebooktest": {"classify/codebook"},
}

// wire names the commands, which may import every room.
var wire = []string{"cmd/dhr", "internal/bench", "internal/trainmodel"}

// owners names the only room that may import a module.
var owners = map[string]string{
	"github.com/blevesearch/bleve":    "index",
	"modernc.org/sqlite":              "store",
	"database/sql":                    "store",
	"github.com/spf13/cobra":          "cmd/dhr",
	"github.com/jdkato/prose":         "classify/reading",
	"github.com/ledongthuc/pdf":       "extract/second",
	"github.com/klippa-app/go-pdfium": "extract/pdfium",
}

// TestLayers reads the imports of every file that is not a test and fails on an
// arrow that ARCHITECTURE.md does not have.
func TestLayers(t *testing.T) {
	files := 0
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && name != "." && strings.HasPrefix(d.Name(), ".") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		files++
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		room := path.Dir(filepath.ToSlash(name))
		for _, spec := range f.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if msg := arrow(room, imported); msg != "" {
				t.Errorf("%s: %s", name, msg)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 20 {
		t.Fatalf("read only %d files", files)
	}
}

func arrow(room, imported string) string {
	for prefix, owner := range owners {
		if strings.HasPrefix(imported, prefix) && room != owner && !strings.HasPrefix(room, owner+"/") {
			return "only " + owner + " may import " + prefix
		}
	}
	target, inside := strings.CutPrefix(imported, module+"/")
	switch {
	case room == "." && strings.Contains(imported, "."):
		return "the root imports the standard library only"
	case !inside, slices.Contains(wire, room), slices.Contains(allowed[room], target):
		return ""
	}
	return room + " may not import " + target
}

func TestArrow(t *testing.T) {
	for _, c := range []struct {
		room, imported string
		ok             bool
	}{
		{"report", module, true}, {"report", module + "/store", false}, {"review", module + "/store", false},
		{"store", "modernc.org/sqlite", true}, {"review", "database/sql", false}, {"cmd/dhr", module + "/store", true},
		{".", module + "/store", false}, {"index", "github.com/blevesearch/bleve/v2/search", true},
		{"pipeline", "github.com/blevesearch/bleve/v2", false}, {"extract", module + "/extract/layout", true},
	} {
		if got := arrow(c.room, c.imported); (got == "") != c.ok {
			t.Errorf("%s → %s: %q", c.room, c.imported, got)
		}
	}
}
