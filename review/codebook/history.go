package codebook

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
	"github.com/dhrcoder/dhr/workshop"
)

// historyView is what history.html shows.
type historyView struct {
	page.Frame
	File     string // empty for all
	Versions []versionView
}

type versionView struct {
	ID      int64
	File    string
	Who     string
	When    string
	Note    string
	Address string
}

func viewVersion(v dhr.CodebookVersion) versionView {
	one := versionView{ID: v.ID, File: page.Clean(v.File), Who: page.Clean(v.Coder), When: v.At.UTC().Format(page.TimeLayout), Note: page.Clean(v.Note),
		Address: "/codebook/version?" + url.Values{"id": {strconv.FormatInt(v.ID, 10)}}.Encode()}
	if one.Who == "" {
		one.Who = "nobody’s name is known"
	}
	return one
}

// history lists the versions of a file, or of all.
func (s *room) history(w http.ResponseWriter, r *http.Request) error {
	file := r.URL.Query().Get("file")
	all, err := s.shop.Versions(r.Context(), file)
	if err != nil {
		return err
	}
	v := historyView{Frame: s.Frame(r, "Versions of the codebook"), File: page.Clean(page.Short(file, 60))}
	for _, one := range all {
		v.Versions = append(v.Versions, viewVersion(one))
	}
	return s.Write(w, "history.html", http.StatusOK, v)
}

// oneVersionView is what version.html shows.
type oneVersionView struct {
	page.Frame
	Version versionView
	First   bool                // there is none before it
	Change  []workshop.DiffLine // from the version before
	Since   []workshop.DiffLine // to the file as it is now
	Current bool                // it is the file as it is now
	Seen    string
	Wrong   []string
	Said    string
	History string
}

// version shows a version: what it changed, and what has been changed since.
func (s *room) version(w http.ResponseWriter, r *http.Request) error {
	v, _, _, err := s.versionPage(r, r.URL.Query().Get("id"))
	if err != nil {
		return err
	}
	return s.Write(w, "version.html", http.StatusOK, v)
}

func (s *room) versionPage(r *http.Request, id string) (v oneVersionView, one dhr.CodebookVersion, file workshop.File, err error) {
	n, err := strconv.ParseInt(id, 10, 64)
	if err == nil {
		one, err = s.shop.Version(r.Context(), n)
	}
	if errors.Is(err, strconv.ErrSyntax) || errors.Is(err, strconv.ErrRange) || errors.Is(err, dhr.ErrGone) {
		err = &page.Error{Status: http.StatusNotFound, Sentence: "The codebook has no such version.", Remedy: "Choose one of the list of versions."}
	}
	if err != nil {
		return v, one, file, err
	}
	before, found, err := s.shop.Before(r.Context(), n)
	if err != nil {
		return v, one, file, err
	}
	if file, err = s.shop.File(one.File); err != nil {
		return v, one, file, err
	}
	v = oneVersionView{Frame: s.Frame(r, "Version "+strconv.FormatInt(n, 10)), Version: viewVersion(one), First: !found, Current: file.Text == one.Text,
		Seen: file.Seen, History: "/codebook/history?" + url.Values{"file": {one.File}}.Encode(), Since: cleanDiff(workshop.Diff(one.Text, file.Text))}
	if found {
		v.Change = cleanDiff(workshop.Diff(before, one.Text))
	}
	return v, one, file, nil
}

// restore puts a version's text in the place of the file, as a new version.
func (s *room) restore(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return page.FormError(err)
	}
	v, one, _, err := s.versionPage(r, r.PostForm.Get("id"))
	if err != nil {
		return err
	}
	coder := s.Coder(r)
	if coder == "" {
		return page.BadRequest("Say who you are on the overview first: every version of the codebook has a name.")
	}
	id, err := s.shop.Save(r.Context(), workshop.Change{File: one.File, Text: one.Text, Seen: r.PostForm.Get("seen"), Coder: coder,
		Note: "restores version " + strconv.FormatInt(one.ID, 10), At: s.Now()})
	if err == nil && one.File == workshop.FrameworkFile {
		err = s.renew()
	}
	if err == nil {
		http.Redirect(w, r, "/codebook/version?"+url.Values{"id": {strconv.FormatInt(id, 10)}}.Encode(), http.StatusSeeOther)
		return nil
	}
	var problems dhr.Problems
	var stale *workshop.StaleError
	status := http.StatusUnprocessableEntity
	switch {
	case errors.As(err, &problems):
		v.Said = "It was not restored: it has mistakes, perhaps since the word lists or the program have changed."
		for _, p := range problems {
			v.Wrong = append(v.Wrong, page.Clean(p.Error()))
		}
	case errors.As(err, &stale):
		status, v.Said = http.StatusConflict, "The file has been changed since this page was made; it is shown anew below."
	case errors.Is(err, workshop.ErrSame):
		v.Said = "The file is as this version has it already."
	default:
		return err
	}
	return s.Write(w, "version.html", status, v)
}
