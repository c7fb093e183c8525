package codebook

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
	"github.com/dhrcoder/dhr/workshop"
)

// listsView is what lists.html shows: the word lists that all rules use.
type listsView struct {
	page.Frame
	Notice  page.Notice
	Editor  *editorView
	File    string
	History string
}

func (s *room) listsPage(r *http.Request, text, mark string) listsView {
	v := listsView{Frame: s.Frame(r, "Word lists"), File: workshop.ListsFile, Editor: newEditor(workshop.Draft{Text: text, File: true}, mark),
		History: "/codebook/history?" + url.Values{"file": {workshop.ListsFile}}.Encode()}
	v.Editor.Note = page.Clean(seen(r.PostFormValue("note")))
	return v
}

// lists shows the word lists to be changed.
func (s *room) lists(w http.ResponseWriter, r *http.Request) error {
	file, err := s.shop.File(workshop.ListsFile)
	if err != nil {
		return err
	}
	v := s.listsPage(r, file.Text, file.Seen)
	if r.URL.Query().Get("said") == "saved" {
		v.Notice = page.Notice{Kind: "done", Text: "Saved as version " + page.Clean(page.Short(r.URL.Query().Get("version"), 12)) + ". It applies to all documents once dhr run has been run."}
	}
	return s.Write(w, "lists.html", http.StatusOK, v)
}

// saveLists checks the word lists with every rule, and saves them unless they were only
// to be checked.
func (s *room) saveLists(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseMultipartForm(1 << 20); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		return page.FormError(err)
	}
	text, mark := seen(r.PostForm.Get("text")), r.PostForm.Get("seen")
	v := s.listsPage(r, text, mark)
	var problems dhr.Problems
	if r.PostForm.Get("only") == "check" {
		switch err := s.shop.Check(workshop.ListsFile, text); {
		case errors.As(err, &problems):
			v.Editor.Wrong = inLists(problems, text)
		case err != nil:
			return err
		default:
			v.Editor.Said = "No mistakes: every rule still does what its sentences say."
		}
		return s.Write(w, "lists.html", http.StatusOK, v)
	}
	coder := s.Coder(r)
	if coder == "" {
		return page.BadRequest("Say who you are on the overview first: every version of the codebook has a name.")
	}
	id, err := s.shop.Save(r.Context(), workshop.Change{File: workshop.ListsFile, Text: text, Seen: mark, Coder: coder,
		Note: strings.TrimSpace(seen(r.PostForm.Get("note"))), At: s.Now()})
	if err == nil {
		http.Redirect(w, r, "/codebook/lists?"+url.Values{"said": {"saved"}, "version": {strconv.FormatInt(id, 10)}}.Encode(), http.StatusSeeOther)
		return nil
	}
	status := http.StatusUnprocessableEntity
	var stale *workshop.StaleError
	switch {
	case errors.As(err, &problems):
		v.Editor.Said, v.Editor.Wrong = "It was not saved: it has mistakes.", inLists(problems, text)
	case errors.As(err, &stale):
		status = http.StatusConflict
		file, err := s.shop.File(workshop.ListsFile)
		if err != nil {
			return err
		}
		v.Editor.Said = "The lists have been changed since you opened them. Your text is below, and what it would change in the file as it is now. Save again to do so."
		v.Editor.Seen, v.Editor.Differ = file.Seen, cleanDiff(workshop.Diff(file.Text, text))
	case errors.Is(err, workshop.ErrSame):
		v.Editor.Said = "There was nothing to save: nothing has been changed."
	default:
		return err
	}
	return s.Write(w, "lists.html", status, v)
}

// inLists gives mistakes in the lists their lines; those that they cause in rules keep
// the name of the rule's file.
func inLists(problems dhr.Problems, text string) (out []mistakeView) {
	for _, p := range problems {
		first := 1
		if p.File != workshop.ListsFile {
			first = p.Line + 1 // outside the editor
		}
		out = append(out, mistakes(dhr.Problems{p}, first, strings.Count(text, "\n")+1)...)
	}
	return out
}
