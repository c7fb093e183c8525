// Package training reads the passages that were written to train the classifier
// (FORMAT.md): short invented passages coded by the manual, by several hands
// working apart. They are read when a model is made, not when the program runs.
package training

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr"
)

// Passage is one coded passage.
type Passage struct {
	Code  string   // of its file
	Hand  string   // who wrote it
	Codes []string // every code that it carries; none for most near misses
	Voice string   // who speaks, or why it is not coded
	Text  string
	File  string
	Line  int // from 1
}

// Positive reports whether the passage carries its file's code.
func (p Passage) Positive() bool { return slices.Contains(p.Codes, p.Code) }

// Read reads every file HAND/CODE.txt, sorted by name. All mistakes come back at
// once as dhr.Problems: codes that the framework does not have, texts that stand
// twice, signs that contradict the codes, files in the wrong place.
func Read(fsys fs.FS, framework dhr.Framework) ([]Passage, error) {
	names, err := fs.Glob(fsys, "*/*.txt")
	if err != nil {
		return nil, fmt.Errorf("read training passages: %w", err)
	}
	r := reader{framework: framework, seen: map[string]string{}}
	for _, name := range names {
		f, err := fsys.Open(name)
		if err != nil {
			return nil, fmt.Errorf("read training passages: %w", err)
		}
		err = r.file(name, f)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("read training passages %s: %w", name, err)
		}
	}
	return r.passages, r.problems.Err()
}

type reader struct {
	framework dhr.Framework
	passages  []Passage
	problems  dhr.Problems
	seen      map[string]string // where a text stands, by its letters
}

func (r *reader) wrong(name string, line int, format string, args ...any) {
	r.problems = append(r.problems, dhr.Problem{File: name, Line: line, Msg: fmt.Sprintf(format, args...)})
}

// file reads one file. Mistakes of its content are gathered, not returned.
func (r *reader) file(name string, in io.Reader) error {
	hand, base := path.Split(name)
	head := map[string]string{"code": strings.TrimSuffix(base, ".txt"), "hand": strings.Trim(hand, "/")}
	if _, known := r.framework.Code(head["code"]); !known {
		r.wrong(name, 0, "the file is named after %q, which is no code", head["code"])
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" {
			continue
		}
		if key, value, is := strings.Cut(strings.TrimPrefix(line, "# "), ": "); is && line[0] == '#' {
			if want, known := head[key]; known && value != want {
				r.wrong(name, n, "%s is %q, but the file's place says %q", key, value, want)
			}
			continue
		}
		p, err := r.passage(line)
		p.Code, p.Hand, p.File, p.Line = head["code"], head["hand"], name, n
		if err != nil {
			r.wrong(name, n, "%v", err)
			continue
		}
		if p.Positive() != (line[0] == '+') {
			r.wrong(name, n, "the line begins with %c, but its codes are %v", line[0], p.Codes)
		}
		key := strings.Join(strings.Fields(strings.ToLower(p.Text)), " ")
		if first, again := r.seen[key]; again {
			r.wrong(name, n, "the same text stands in %s", first)
			continue
		}
		r.seen[key] = fmt.Sprintf("%s line %d", name, n)
		r.passages = append(r.passages, p)
	}
	return lines.Err()
}

// passage reads a line such as "+ [5E; 2B] police | text".
func (r *reader) passage(line string) (Passage, error) {
	const form = "a line is written + [CODES] voice | text, with - for a passage without the file's code"
	var p Passage
	if !strings.HasPrefix(line, "+ [") && !strings.HasPrefix(line, "- [") {
		return p, fmt.Errorf("%s", form)
	}
	codes, rest, closed := strings.Cut(line[3:], "]")
	voice, text, parted := strings.Cut(rest, " | ")
	p.Voice, p.Text = strings.TrimSpace(voice), strings.TrimSpace(text)
	if !closed || !parted || p.Voice == "" || p.Text == "" {
		return p, fmt.Errorf("%s", form)
	}
	for code := range strings.SplitSeq(codes, ";") {
		if code = strings.TrimSpace(code); code == "" {
			continue
		}
		if _, known := r.framework.Code(code); !known {
			return p, fmt.Errorf("%q is no code", code)
		}
		if slices.Contains(p.Codes, code) {
			return p, fmt.Errorf("%s is given twice", code)
		}
		p.Codes = append(p.Codes, code)
	}
	return p, nil
}
