package dhr

import "path/filepath"

// Project is the folder of a project. It names places only; see store for what is
// kept in the database.
type Project struct {
	Dir string
}

// Database is the SQLite file that holds everything but the PDFs.
func (p Project) Database() string { return filepath.Join(p.Dir, "dhr.db") }

// PDF is the kept copy of a document's file.
func (p Project) PDF(document string) string { return filepath.Join(p.Dir, "pdf", document+".pdf") }

// Index is the folder of the full-text index: a cache that `dhr run` rebuilds.
func (p Project) Index() string { return filepath.Join(p.Dir, "index") }

// PageImages is the folder of drawn pages: a cache that may be deleted at any time.
func (p Project) PageImages() string { return filepath.Join(p.Dir, "cache", "pages") }

// Framework is the project's own, editable copy of the framework.
func (p Project) Framework() string { return filepath.Join(p.Dir, "codebook", "framework.yaml") }

// Rules is the folder of the project's own, editable copy of the rules.
func (p Project) Rules() string { return filepath.Join(p.Dir, "codebook", "rules") }

// Texts names everything that holds text of reports or of coders, for erasing it.
func (p Project) Texts() []string {
	return []string{p.Database(), p.Database() + "-wal", p.Database() + "-shm", filepath.Join(p.Dir, "pdf"), p.Index(), filepath.Join(p.Dir, "cache")}
}

// Model is the project's own classifier, which `dhr train` writes; without it the
// one that ships with the program is used.
func (p Project) Model() string { return filepath.Join(p.Dir, "model.bin.gz") }

// Lock is the file that a bulk run holds, so that there are never two at once.
func (p Project) Lock() string { return filepath.Join(p.Dir, "run.lock") }
