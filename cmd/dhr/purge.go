package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
	"github.com/spf13/cobra"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/pipeline"
	"github.com/dhrcoder/dhr/report"
	"github.com/dhrcoder/dhr/report/annexe"
	"github.com/dhrcoder/dhr/report/facts"
	"github.com/dhrcoder/dhr/store"
)

// purgeRecord is what is left of a purged project: counts, and which files they
// were counted in. It holds no text, no name of a person and no note.
type purgeRecord struct {
	Program   string        `json:"program"`
	Purged    time.Time     `json:"purged"`
	Documents []string      `json:"documents"` // SHA-256 of each PDF
	Decisions int           `json:"decisions"`
	Status    string        `json:"status"`
	Caution   string        `json:"caution"`
	Counts    annexe.AnnexE `json:"counts"`
	Tables    []purgedTable `json:"tables"` // of attributes and recommendations
}

// purgedTable is a table of the report as rows of CSV, its heading first.
type purgedTable struct {
	Table string   `json:"table"`
	Title string   `json:"title"`
	Rows  []string `json:"rows"`
}

// purgedTables are the report's tables of attributes and recommendations: they hold
// numbers and values from fixed lists.
func purgedTables(ctx context.Context, s *store.Store, framework dhr.Framework) ([]purgedTable, error) {
	src, err := reportSource(ctx, s, framework)
	if err != nil {
		return nil, err
	}
	book, err := report.NewBook(src, report.Options{})
	if err != nil {
		return nil, err
	}
	tables := []purgedTable{}
	for _, id := range facts.IDs() {
		t, known := book.Table(id)
		if !known {
			continue
		}
		var b strings.Builder
		if err := t.WriteCSV(&b); err != nil {
			return nil, err
		}
		tables = append(tables, purgedTable{id, t.Title, strings.Split(strings.TrimSpace(strings.TrimPrefix(b.String(), "\ufeff")), "\n")})
	}
	return tables, nil
}

// purgeFile is the name of the record in the project's folder.
const purgeFile = "counts-after-purge.json"

func newPurgeCommand(a *app) *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use:   "purge",
		Short: "Erase a project's text and keep its counts",
		Long: `Erase the project's database with all text, suggestions, decisions and notes, its
copies of the PDFs, its search index and page images. What stays is
` + purgeFile + `: the table of dhr count, the report's tables of attributes and
recommendations, and the hashes of the PDFs they were counted in, without text and
without names. The codebook stays too.

This cannot be undone. Export first what you need (dhr export decisions, dhr export
facts). Files are deleted as this computer deletes files: on disks and backups that
keep deleted data, more may be needed. Without --yes it says what would be erased
and erases nothing.` + exitHelp,
		Args: args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, framework, err := a.openProject(cmd.Context())
			if err != nil {
				return err
			}
			project := s.Project()
			record, err := recordOf(cmd.Context(), s, framework)
			if err = errors.Join(err, s.Close()); err != nil {
				return err
			}
			if !yes {
				fmt.Fprintf(a.out, "This would erase %s and %s from %s.\n%s\nNothing was erased. To erase it: dhr purge --yes\n",
					count(len(record.Documents), "document"), count(record.Decisions, "decision"), project.Dir, record.Status)
				return nil
			}
			if err := purge(project, record); err != nil {
				return err
			}
			fmt.Fprintf(a.out, "Erased. The counts are kept in %s\n", filepath.Join(project.Dir, purgeFile))
			return nil
		},
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "erase; this cannot be undone")
	return cmd
}

func recordOf(ctx context.Context, s *store.Store, framework dhr.Framework) (purgeRecord, error) {
	table, err := annexE(ctx, s, framework)
	if err != nil {
		return purgeRecord{}, err
	}
	for _, f := range table.Factors {
		for i := range f.Codes {
			f.Codes[i].In = []string{} // case IDs may be names
		}
	}
	r := purgeRecord{Program: programVersion(), Purged: time.Now().UTC().Truncate(time.Second), Documents: []string{},
		Status: table.Status(), Caution: annexe.Caution, Counts: table}
	documents, err := s.Documents(ctx)
	if err != nil {
		return r, err
	}
	for _, d := range documents {
		r.Documents = append(r.Documents, d.ID)
	}
	if r.Tables, err = purgedTables(ctx, s, framework); err != nil {
		return r, err
	}
	decisions, err := s.Decisions(ctx)
	r.Decisions = len(decisions)
	return r, err
}

// purge writes the record and erases everything that holds text. No run may be at
// work.
func purge(project dhr.Project, record purgeRecord) error {
	lock := flock.New(project.Lock(), flock.SetPermissions(0o600))
	got, err := lock.TryLock()
	if err != nil {
		return fmt.Errorf("lock the project: %w", err)
	}
	if !got {
		return &pipeline.RunningError{Dir: project.Dir}
	}
	defer lock.Close()
	data, err := json.MarshalIndent(record, "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(project.Dir, purgeFile), append(data, '\n'), 0o600); err != nil {
		return fmt.Errorf("keep the counts: %w", err)
	}
	for _, path := range project.Texts() {
		if err := os.RemoveAll(path); err != nil {
			return fmt.Errorf("erase: %w", err)
		}
	}
	return nil
}
