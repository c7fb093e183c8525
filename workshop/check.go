package workshop

import (
	"fmt"
	"io/fs"
	"os"
	"testing/fstest"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/codebook"
	"github.com/dhrcoder/dhr/classify/rules"
)

// Check reads the codebook as it would be with another text of a file. The error is a
// dhr.Problems with every mistake in that file: how it is written, and sentences under
// matches: and rejects: that do not do what they say. With another text of the word
// lists, mistakes that it causes in any rule are among them.
func (w *Workshop) Check(file, text string) error {
	if file == FrameworkFile {
		return w.checkFramework(text)
	}
	framework, err := w.Framework()
	if err != nil {
		return err
	}
	if file == codebook.ListsPath {
		files, err := w.files("rules/*.yaml")
		if err != nil {
			return err
		}
		files[file] = &fstest.MapFile{Data: []byte(text)}
		_, err = rules.Check(files, framework)
		return err
	}
	files, err := w.with(file, text)
	if err != nil {
		return err
	}
	if _, err := rules.Check(files, framework); err != nil {
		return err
	}
	return w.ownCode(file, text)
}

// checkFramework reads a framework that has to have the codes that there are, in their
// order and by their names.
func (w *Workshop) checkFramework(text string) error {
	changed, err := ReadFramework(text)
	if err != nil {
		return err
	}
	now, err := w.Framework()
	if err != nil {
		return err
	}
	was, is := now.Codes(), changed.Codes()
	same := len(was) == len(is)
	for i := 0; same && i < len(was); i++ {
		same = was[i].ID == is[i].ID && was[i].Name == is[i].Name && was[i].Practice == is[i].Practice
	}
	if !same {
		return dhr.Problems{{File: FrameworkFile, Msg: "its codes, or their order, are not those that there are", Hint: "codes are not changed in the pages"}}
	}
	return nil
}

// ownCode checks that a file's rules are of the code that the file had.
func (w *Workshop) ownCode(file, text string) error {
	f, err := w.current(file)
	if err != nil {
		return err
	}
	was, is := codeLine.FindStringSubmatch(f.Text), codeLine.FindStringSubmatch(text)
	if was == nil || is == nil || was[1] != is[1] {
		return dhr.Problems{{File: file, Line: 1, Msg: "the file would be of another code", Hint: "keep the code: at its beginning"}}
	}
	return nil
}

// with returns the word lists and a text of one file of rules.
func (w *Workshop) with(file, text string) (fstest.MapFS, error) {
	files, err := w.files(codebook.ListsPath)
	if err == nil {
		files[file] = &fstest.MapFile{Data: []byte(text)}
	}
	return files, err
}

// files reads files of the codebook.
func (w *Workshop) files(pattern string) (fstest.MapFS, error) {
	dir := os.DirFS(w.dir)
	names, err := fs.Glob(dir, pattern)
	if err != nil {
		return nil, err
	}
	files := fstest.MapFS{}
	for _, name := range names {
		data, err := fs.ReadFile(dir, name)
		if err != nil {
			return nil, fmt.Errorf("read the codebook: %w", err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	return files, nil
}
