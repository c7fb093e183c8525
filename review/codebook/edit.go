package codebook

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
	"github.com/dhrcoder/dhr/workshop"
)

// editorView is the editor of a rule, or of a whole file, with what its try gave.
type editorView struct {
	Rule   string // its ID as saved; empty for a new one
	File   bool
	Text   string
	Seen   string
	Note   string
	Lines  int // height
	Wrong  []mistakeView
	Said   string // why it was not saved
	Differ []workshop.DiffLine
	Trial  *trialView
}

// mistakeView is a mistake with its line in the editor, 0 for none.
type mistakeView struct {
	Line int
	Text string
	Hint string
}

func newEditor(d workshop.Draft, seen string) *editorView {
	lines := strings.Count(d.Text, "\n") + 2
	return &editorView{Rule: page.Clean(d.Rule), File: d.File, Text: page.Clean(d.Text), Seen: page.Clean(seen), Lines: min(max(lines, 8), 30)}
}

// tryTime is how long a try of a rule on all documents may take.
const tryTime = 10 * time.Minute

// drafted reads the form of the editor. Characters that cannot be seen are taken out:
// they come with text that was pasted, and nobody means them.
func (s *room) drafted(r *http.Request) (workshop.Draft, error) {
	if err := r.ParseMultipartForm(1 << 20); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		return workshop.Draft{}, page.FormError(err)
	}
	d := workshop.Draft{Code: r.PostForm.Get("code"), Rule: r.PostForm.Get("rule"), File: r.PostForm.Get("file") == "1", All: r.PostForm.Get("all") == "1"}
	d.Text = seen(r.PostForm.Get("text"))
	if _, known := s.Framework.Code(d.Code); !known {
		return d, page.BadRequest("The codebook has no such code.")
	}
	return d, nil
}

func seen(text string) string {
	return strings.Map(func(c rune) rune {
		if page.Hidden(c) {
			return -1
		}
		return c
	}, strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\r\n", "\n"))
}

// try shows what a draft would do.
func (s *room) try(w http.ResponseWriter, r *http.Request) error {
	d, err := s.drafted(r)
	if err != nil {
		return err
	}
	if d.All {
		// The server would give up before a large project is read through. Where it
		// cannot be told to wait, it does give up.
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(tryTime))
	}
	trial, err := s.shop.Try(r.Context(), d)
	if errors.Is(err, workshop.ErrBusy) {
		return &page.Error{Status: http.StatusConflict, Sentence: "Another rule is being tried just now.", Remedy: "Go back, wait a moment and try again. Nothing was saved."}
	}
	if err != nil {
		return err
	}
	v, _, err := s.page(r, d.Code)
	if err != nil {
		return err
	}
	v.Editor = newEditor(d, r.PostForm.Get("seen"))
	v.Editor.Note = page.Clean(seen(r.PostForm.Get("note")))
	v.Editor.Wrong = mistakes(trial.Problems, trial.First, strings.Count(d.Text, "\n")+1)
	if !trial.Broken {
		v.Editor.Trial = s.trial(trial)
	}
	return s.Write(w, "code.html", http.StatusOK, v) // that a draft has mistakes is what was asked
}

// mistakes gives problems their lines in the editor, whose first line is that of the
// file; those elsewhere in the file have none.
func mistakes(problems dhr.Problems, first, lines int) (out []mistakeView) {
	for _, p := range problems {
		m := mistakeView{Text: page.Clean(p.Msg), Hint: page.Clean(p.Hint)}
		if at := p.Line - max(first, 1) + 1; p.Line > 0 && at >= 1 && at <= lines {
			m.Line = at
		} else if p.Line > 0 {
			m.Text = page.Clean(p.File) + " line " + strconv.Itoa(p.Line) + ": " + m.Text
		}
		out = append(out, m)
	}
	return out
}

// save keeps a draft as a version if it checks.
func (s *room) save(w http.ResponseWriter, r *http.Request) error {
	d, err := s.drafted(r)
	if err != nil {
		return err
	}
	coder := s.Coder(r)
	if coder == "" {
		return page.BadRequest("Say who you are on the overview first: every version of the codebook has a name.")
	}
	file, text, err := s.shop.Apply(d)
	var id int64
	if err == nil {
		id, err = s.shop.Save(r.Context(), workshop.Change{File: file.Name, Text: text, Seen: r.PostForm.Get("seen"), Coder: coder,
			Note: strings.TrimSpace(seen(r.PostForm.Get("note"))), At: s.Now()})
	}
	if err == nil {
		http.Redirect(w, r, "/codebook/code?"+url.Values{"code": {d.Code}, "said": {"saved"}, "version": {strconv.FormatInt(id, 10)}}.Encode(), http.StatusSeeOther)
		return nil
	}
	v, rules, failed := s.page(r, d.Code)
	if failed != nil {
		return failed
	}
	v.Editor = newEditor(d, r.PostForm.Get("seen"))
	v.Editor.Note = page.Clean(seen(r.PostForm.Get("note")))
	status := http.StatusUnprocessableEntity
	var problems dhr.Problems
	var stale *workshop.StaleError
	switch {
	case errors.As(err, &problems):
		v.Editor.Said = "It was not saved: it has mistakes."
		v.Editor.Wrong = mistakes(problems, lineIn(text, d), strings.Count(d.Text, "\n")+1)
	case errors.As(err, &stale):
		status = http.StatusConflict
		who := "Somebody"
		if stale.By != "" {
			who = page.Clean(stale.By)
		}
		v.Editor.Said = who + " has changed the file since you opened it. Your text is below, and what it would change in the file as it is now. Save again to do so."
		v.Editor.Seen, v.Editor.Differ = rules.File.Seen, cleanDiff(workshop.Diff(rules.File.Text, text))
	case errors.Is(err, workshop.ErrSame):
		v.Editor.Said = "There was nothing to save: nothing has been changed."
	default:
		// Such as a rule that is no longer in the file: the cause names no path.
		if text != "" {
			return err
		}
		v.Editor.Said = "It was not saved: " + page.Clean(err.Error()) + "."
	}
	return s.Write(w, "code.html", status, v)
}

// lineIn is the line of the file at which the editor's text begins.
func lineIn(text string, d workshop.Draft) int {
	if d.File {
		return 1
	}
	before, _, found := strings.Cut(text, strings.TrimRight(d.Text, " \t\n"))
	if !found {
		return 1
	}
	return strings.Count(before, "\n") + 1
}

func cleanDiff(lines []workshop.DiffLine) []workshop.DiffLine {
	for i := range lines {
		lines[i].Text = page.Clean(lines[i].Text)
	}
	return lines
}
