// Package coders serves the pages about who codes and how far they agree: the coders,
// rounds of blind double coding, the agreement of a round that has ended, and the
// adjudication of what its coders differ on.
package coders

import (
	"context"
	"embed"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

//go:embed templates static
var files embed.FS

// Store is the project's record as these pages need it.
type Store interface {
	Rounds
	People
	Record
}

// Rounds are the rounds of double coding.
type Rounds interface {
	Rounds(ctx context.Context) ([]dhr.Round, error)
	// DrawRound draws so many passages or cases for a round and keeps it.
	DrawRound(ctx context.Context, r dhr.Round, size int) (dhr.Round, error)
	EndRound(ctx context.Context, round int64, at time.Time) error
	RoundPassages(ctx context.Context, round int64) ([]dhr.Passage, error)
	// RoundProgress returns with how many passages each coder is done.
	RoundProgress(ctx context.Context, r dhr.Round) ([]int, error)
}

// People are those who code.
type People interface {
	// CoderTallies leaves out what was decided blind in open rounds.
	CoderTallies(ctx context.Context) ([]dhr.CoderTally, error)
	// Coders are those who have a password.
	Coders(ctx context.Context) ([]dhr.Coder, error)
}

// Record is what was decided, and takes adjudications.
type Record interface {
	RoundDecisions(ctx context.Context, round int64) ([]dhr.Decision, error)
	Documents(ctx context.Context) ([]dhr.Document, error)
	// QueuePassage returns a passage with its codes, or dhr.ErrGone.
	QueuePassage(ctx context.Context, passage string) (dhr.QueuePassage, error)
	// DecideIf appends a decision unless something was decided since what was seen.
	DecideIf(ctx context.Context, d dhr.Decision, seen int64) (int64, error)
}

type room struct {
	*page.Site
	store    Store
	measured *measured
}

// Add adds the pages to the site.
func Add(site *page.Site, store Store) error {
	s := &room{site, store, &measured{}}
	site.Menu("/coders", "Coders", "")
	site.Handle("GET /coders", s.coders)
	site.Handle("GET /coders/round", s.round)
	site.Handle("POST /coders/draw", s.draw)
	site.Handle("POST /coders/end", s.end)
	site.Handle("POST /coders/adjudicate", s.adjudicate)
	return site.Add(files)
}
