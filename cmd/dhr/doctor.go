package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/index"
	"github.com/dhrcoder/dhr/store"
)

// findings is what dhr doctor reports.
type findings struct {
	Documents int             `json:"documents"`
	Failed    []failedFinding `json:"failed"`
	Waiting   []string        `json:"waiting"` // documents that a run has not read yet
	Pages     []pageFinding   `json:"pages"`   // unread or doubtful
	Retired   int             `json:"retired"` // decided passages that the newest reading no longer has
	Marked    []markedFinding `json:"marked"`
	Index     string          `json:"index"`     // what is wrong with it; empty when it is good
	OCR       string          `json:"ocr"`       // what is missing; empty when it is there
	Decisions string          `json:"decisions"` // what is wrong with their record; empty when it is whole
}

type failedFinding struct {
	Document string `json:"document"`
	Reason   string `json:"reason"`
}

type pageFinding struct {
	Document string         `json:"document"`
	Page     int            `json:"page"`
	Method   dhr.PageMethod `json:"method"`
	Quality  float64        `json:"quality"`
	Reason   string         `json:"reason"`
}

type markedFinding struct {
	Document string   `json:"document"`
	Markings []string `json:"markings"`
}

func newDoctorCommand(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Say what is wrong or doubtful in the project",
		Long: `List the documents that could not be read and why, pages that are unread or poor,
protective markings, decided passages that a newer reading lost, a record of
decisions that was changed outside dhr, and what is missing on this computer. It
changes nothing.` + exitHelp,
		Args: args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, _, err := a.openProject(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			f, err := examine(cmd.Context(), s)
			if err != nil {
				return err
			}
			if asJSON {
				return a.printJSON(f)
			}
			a.printFindings(f)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func examine(ctx context.Context, s *store.Store) (findings, error) {
	f := findings{Failed: []failedFinding{}, Waiting: []string{}, Pages: []pageFinding{}, Marked: []markedFinding{}}
	documents, err := s.Documents(ctx)
	if err != nil {
		return f, err
	}
	f.Documents = len(documents)
	names := map[string]string{}
	for _, d := range documents {
		names[d.ID] = d.Name
		switch d.Status {
		case dhr.DocumentFailed:
			f.Failed = append(f.Failed, failedFinding{d.Name, d.Reason})
		case dhr.DocumentAdded:
			f.Waiting = append(f.Waiting, d.Name)
		}
		markings, err := s.Markings(ctx, d.ID)
		if err != nil {
			return f, err
		}
		if len(markings) > 0 {
			f.Marked = append(f.Marked, markedFinding{d.Name, markings})
		}
	}
	pages, err := s.PagesNotGood(ctx)
	if err != nil {
		return f, err
	}
	for _, p := range pages {
		f.Pages = append(f.Pages, pageFinding{names[p.Document], p.Page.Number, p.Page.Method, p.Page.Quality, p.Page.Reason})
	}
	retired, err := s.RetiredPassages(ctx)
	if err != nil {
		return f, err
	}
	f.Retired = len(retired)
	chain, err := s.CheckChain(ctx)
	if err != nil {
		return f, err
	}
	f.Decisions = chainTrouble(chain)
	f.Index = indexTrouble(s.Project())
	if _, err := exec.LookPath("tesseract"); err != nil {
		f.OCR = "tesseract is not installed, so pages that are pictures cannot be read (Debian and Ubuntu: sudo apt-get install tesseract-ocr)"
	}
	return f, nil
}

func indexTrouble(project dhr.Project) string {
	ix, err := index.OpenReadOnly(project.Index())
	if err != nil {
		return err.Error()
	}
	if err := ix.Close(); err != nil && !errors.Is(err, os.ErrClosed) {
		return err.Error()
	}
	return ""
}

func (a *app) printFindings(f findings) {
	quiet := true
	section := func(title string, lines []string) {
		if len(lines) == 0 {
			return
		}
		quiet = false
		fmt.Fprintf(a.out, "%s\n", title)
		for _, l := range lines {
			fmt.Fprintf(a.out, "  %s\n", printable(l))
		}
		fmt.Fprintln(a.out)
	}
	fmt.Fprintf(a.out, "%s in the project\n\n", count(f.Documents, "document"))
	section("Could not be read:", lines(f.Failed, func(x failedFinding) string { return x.Document + ": " + x.Reason }))
	section("Not read yet (dhr run goes on):", f.Waiting)
	section("Pages unread or doubtful (dhr doctor --json gives each):", groupPages(f.Pages))
	section("Marked as protected or as a draft; make sure they are published:", lines(f.Marked, func(x markedFinding) string {
		return x.Document + ": " + strings.Join(x.Markings, ", ")
	}))
	if f.Retired > 0 {
		section("Decisions on text that the newest reading does not have:", []string{
			count(f.Retired, "passage") + "; the decisions are kept and counted"})
	}
	if f.Decisions != "" {
		section("The record of decisions:", []string{f.Decisions})
	}
	for _, trouble := range []string{f.Index, f.OCR} {
		if trouble != "" {
			section("On this computer:", []string{trouble})
		}
	}
	if quiet {
		fmt.Fprintln(a.out, "Nothing is wrong.")
	}
}

// groupPages gives pages of one document with the same reason in one line.
func groupPages(pages []pageFinding) []string {
	var out []string
	for i := 0; i < len(pages); {
		first, end := pages[i], i+1
		for end < len(pages) && pages[end].Document == first.Document && pages[end].Method == first.Method && pages[end].Reason == first.Reason {
			end++
		}
		numbers := make([]string, 0, end-i)
		for _, p := range pages[i:end] {
			numbers = append(numbers, strconv.Itoa(p.Page))
		}
		word := "page"
		if len(numbers) > 1 {
			word = "pages"
		}
		out = append(out, fmt.Sprintf("%s, %s %s (%s): %s", first.Document, word, strings.Join(numbers, ", "), first.Method, first.Reason))
		i = end
	}
	return out
}

func lines[T any](list []T, line func(T) string) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = line(x)
	}
	return out
}
