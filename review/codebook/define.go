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

// define saves other words on when to use a code and when not, as a version of the
// framework.
func (s *room) define(w http.ResponseWriter, r *http.Request) error {
	d, err := s.drafted(r)
	if err != nil {
		return err
	}
	coder := s.Coder(r)
	if coder == "" {
		return page.BadRequest("Say who you are on the overview first: every version of the codebook has a name.")
	}
	use, not, mark := seen(r.PostForm.Get("use")), seen(r.PostForm.Get("not")), r.PostForm.Get("seen")
	id, err := s.redefine(r, d.Code, use, not, mark, coder)
	if err == nil {
		http.Redirect(w, r, "/codebook/code?"+url.Values{"code": {d.Code}, "said": {"defined"}, "version": {strconv.FormatInt(id, 10)}}.Encode(), http.StatusSeeOther)
		return nil
	}
	v, _, failed := s.page(r, d.Code)
	if failed != nil {
		return failed
	}
	v.Define = defineView{Use: page.Clean(use), Not: page.Clean(not), Seen: v.Define.Seen, Open: true}
	status := http.StatusUnprocessableEntity
	var problems dhr.Problems
	var stale *workshop.StaleError
	switch {
	case errors.As(err, &problems):
		v.Define.Wrong = "It was not saved: " + page.Clean(problems[0].Msg) + "."
	case errors.As(err, &stale):
		status = http.StatusConflict
		v.Define.Wrong = "The framework has been changed since you opened it. Your words are below; above is the definition as it is now. Save again to put yours in its place."
	case errors.Is(err, workshop.ErrSame):
		v.Define.Wrong = "There was nothing to save: nothing has been changed."
	default:
		return err
	}
	return s.Write(w, "code.html", status, v)
}

// redefine changes the definition in the framework as it is now, if that is the one
// which was shown.
func (s *room) redefine(r *http.Request, code, use, not, mark, coder string) (int64, error) {
	file, err := s.shop.File(workshop.FrameworkFile)
	if err != nil {
		return 0, err
	}
	text := file.Text // for a stale page Save says so
	if file.Seen == mark {
		if text, err = workshop.Define(file.Text, code, use, not); err != nil {
			return 0, err
		}
	}
	id, err := s.shop.Save(r.Context(), workshop.Change{File: file.Name, Text: text, Seen: mark, Coder: coder,
		Note: strings.TrimSpace(seen(r.PostForm.Get("note"))), At: s.Now()})
	if err == nil {
		err = s.renew()
	}
	return id, err
}

// renew has all pages show the framework as it is now.
func (s *room) renew() error {
	file, err := s.shop.File(workshop.FrameworkFile)
	if err != nil {
		return err
	}
	f, err := workshop.ReadFramework(file.Text)
	if err == nil {
		s.SetFramework(f)
	}
	return err
}
