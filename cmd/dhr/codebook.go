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

// loadRules reads the project's rules. Problems with how they are written name files
// by their place in the project. Whether the rules do what their own sentences say is
// not tried, see warnOfExamples: a change of the program may keep them from it, which
// is no fault of who wrote them.
func loadRules(project dhr.Project, framework dhr.Framework) (*rules.Set, error) {
	set, err := rules.Load(os.DirFS(filepath.Dir(project.Rules())), framework)
	return set, inProject(project, err)
}

// inProject makes problems of the rules name files by their place in the project.
func inProject(project dhr.Project, err error) error {
	var problems dhr.Problems
	if errors.As(err, &problems) {
		for i := range problems {
			problems[i].File = filepath.Join(filepath.Dir(project.Rules()), problems[i].File)
		}
		return problems
	}
	if err != nil {
		return fmt.Errorf("read the project's rules: %w", err)
	}
	return nil
}

// loadCodebook reads the project's framework and, as loadRules does, its rules.
func loadCodebook(project dhr.Project) (codebook, error) {
	framework, err := loadFramework(project)
	if err != nil {
		return codebook{}, err
	}
	set, err := loadRules(project, framework)
	return codebook{framework, set}, err
}

// checkCodebook is loadCodebook, and rules that fail their own sentences are mistakes.
func checkCodebook(project dhr.Project) (codebook, error) {
	framework, err := loadFramework(project)
	if err != nil {
		return codebook{}, err
	}
	set, err := rules.Check(os.DirFS(filepath.Dir(project.Rules())), framework)
	return codebook{framework, set}, inProject(project, err)
}

// mostExamples is how many sentences warnOfExamples names.
const mostExamples = 20

// warnOfExamples names the sentences of the project's rules that do not do what they
// say. The rules are applied all the same.
func (a *app) warnOfExamples(project dhr.Project, set *rules.Set) {
	failed := set.Examples()
	if len(failed) == 0 {
		return
	}
	fmt.Fprintf(a.errs, "Warning: examples in the project's rules that do not do what they say, perhaps since a new version of the program: %d.\n"+
		"The rules are applied as they are. Change the rule or its example; `dhr rules check` names them again.\n", len(failed))
	for i, p := range failed {
		if i == mostExamples {
			fmt.Fprintf(a.errs, "  and %d more\n", len(failed)-i)
			break
		}
		p.File = filepath.Join(filepath.Dir(project.Rules()), p.File)
		fmt.Fprintf(a.errs, "  %v\n", p)
	}
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
