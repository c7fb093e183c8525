// Package codebook serves the framework of codes and its rules: what they say, what
// became of them, and how people change them.
package codebook

import (
	"context"
	"embed"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
	"github.com/dhrcoder/dhr/workshop"
)

//go:embed templates static
var files embed.FS

// Store is the project's record as the codebook needs it.
type Store interface {
	// Coverage returns what became of the shown suggestions of each code that has
	// any, or that coders added.
	Coverage(ctx context.Context) ([]dhr.Coverage, error)
	// CodeCases returns how many cases each code has, by code.
	CodeCases(ctx context.Context) (map[string]dhr.CodeCases, error)
	// OpenCases returns how many cases a code waits in for a decision.
	OpenCases(ctx context.Context, code string) (int, error)
	// SourceCounts returns what became of a code's shown suggestions, by source.
	SourceCounts(ctx context.Context, code string) (map[string]dhr.Coverage, error)
}

// Workshop changes the codebook; see package workshop.
type Workshop interface {
	Bench
	History
}

// Bench is where rules are read, tried and saved.
type Bench interface {
	Rules(code string) (workshop.Rules, error)
	Try(ctx context.Context, d workshop.Draft) (workshop.Trial, error)
	Apply(d workshop.Draft) (workshop.File, string, error)
	Save(ctx context.Context, c workshop.Change) (int64, error)
	Texts
}

// Texts reads and checks whole files.
type Texts interface {
	File(name string) (workshop.File, error)
	Check(file, text string) error
}

// History has the versions of the codebook's files.
type History interface {
	Versions(ctx context.Context, file string) ([]dhr.CodebookVersion, error)
	Version(ctx context.Context, id int64) (dhr.CodebookVersion, error)
	Before(ctx context.Context, id int64) (text string, found bool, err error)
}

type room struct {
	*page.Site
	store Store
	shop  Workshop // nil: the codebook is only shown
}

// Add adds the codebook to the site. Without a workshop it is only shown.
func Add(site *page.Site, store Store, shop Workshop) error {
	s := &room{site, store, shop}
	site.Menu("/codebook", "Codebook", "")
	site.Handle("GET /codebook", s.codebook)
	if shop != nil {
		site.Handle("GET /codebook/code", s.code)
		site.Handle("POST /codebook/try", s.try)
		site.Handle("POST /codebook/save", s.save)
		site.Handle("POST /codebook/define", s.define)
		site.Handle("GET /codebook/lists", s.lists)
		site.Handle("POST /codebook/lists", s.saveLists)
		site.Handle("GET /codebook/history", s.history)
		site.Handle("GET /codebook/version", s.version)
		site.Handle("POST /codebook/restore", s.restore)
	}
	return site.Add(files)
}
