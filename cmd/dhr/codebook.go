package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/dhrcoder/dhr"
	book "github.com/dhrcoder/dhr/classify/codebook"
	"github.com/dhrcoder/dhr/classify/rules"
	"github.com/dhrcoder/dhr/store"
)

// codebook is a project's framework and rules.
type codebook struct {
	framework dhr.Framework
	rules     *rules.Set
}

// settingCodebook holds the hash of the codebook that a program last put into the
// project: what still has it nobody has edited.
const settingCodebook = "codebook shipped"

func loadFramework(project dhr.Project) (dhr.Framework, error) {
	data, err := os.ReadFile(project.Framework())
	if err != nil {
		return dhr.Framework{}, fmt.Errorf("read the project's framework: %w", err)
	}
	return book.LoadFramework(project.Framework(), data)
}

// loadRules reads the project's rules and checks them. Problems name files by
// their place in the project.
func loadRules(project dhr.Project, framework dhr.Framework) (*rules.Set, error) {
	dir := filepath.Dir(project.Rules())
	set, err := rules.Check(os.DirFS(dir), framework)
	var problems dhr.Problems
	if errors.As(err, &problems) {
		for i := range problems {
			problems[i].File = filepath.Join(dir, problems[i].File)
		}
		return nil, problems
	}
	if err != nil {
		return nil, fmt.Errorf("read the project's rules: %w", err)
	}
	return set, nil
}

func loadCodebook(project dhr.Project) (codebook, error) {
	framework, err := loadFramework(project)
	if err != nil {
		return codebook{}, err
	}
	rules, err := loadRules(project, framework)
	return codebook{framework, rules}, err
}

// refreshCodebook gives a project whose codebook nobody has edited the one of this
// program, and says whether it did.
func refreshCodebook(ctx context.Context, s *store.Store) (bool, error) {
	dir := filepath.Dir(s.Project().Framework())
	put, err := s.Setting(ctx, settingCodebook)
	if err != nil {
		return false, err
	}
	have, err := hashTree(os.DirFS(dir))
	if err != nil {
		return false, fmt.Errorf("read the project's codebook: %w", err)
	}
	shipped, err := hashTree(book.Files())
	if err != nil || have != put || have == shipped {
		return false, err
	}
	if err := os.RemoveAll(dir); err != nil {
		return false, fmt.Errorf("renew the project's codebook: %w", err)
	}
	return true, putCodebook(ctx, s)
}

// putCodebook copies the program's codebook into the project.
func putCodebook(ctx context.Context, s *store.Store) error {
	shipped := book.Files()
	dir := filepath.Dir(s.Project().Framework())
	err := fs.WalkDir(shipped, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		to := filepath.Join(dir, filepath.FromSlash(name))
		if d.IsDir() {
			return os.MkdirAll(to, 0o700)
		}
		data, err := fs.ReadFile(shipped, name)
		if err != nil {
			return err
		}
		return os.WriteFile(to, data, 0o600)
	})
	if err != nil {
		return fmt.Errorf("copy the codebook: %w", err)
	}
	hash, err := hashTree(shipped)
	if err != nil {
		return err
	}
	return s.SetSetting(ctx, settingCodebook, hash)
}

// hashTree is the SHA-256 over the names and contents of all files, in order.
func hashTree(fsys fs.FS) (string, error) {
	sum := sha256.New()
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		fmt.Fprintf(sum, "%q %d\n", name, len(data))
		sum.Write(data)
		return nil
	})
	return hex.EncodeToString(sum.Sum(nil)), err
}
