package page

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strconv"
	"time"
)

// Frame is what every page has around its content; views embed it.
type Frame struct {
	Title   string
	Project string
	Path    string
	Here    string // this page's address, to come back to
	Coder   string
	Account bool // the coder has logged in, and can log out
	KeysOff bool
	Menu    []menuEntry
}

// Frame returns the frame of a page with that title.
func (s *Site) Frame(r *http.Request, title string) Frame {
	here := "/"
	if r.Method == http.MethodGet {
		here = s.LocalPage(r.URL.RequestURI())
	}
	return Frame{Title: title, Project: s.project, Path: r.URL.Path, Here: here,
		Coder: s.Coder(r), Account: s.login != nil, KeysOff: keysOff(r), Menu: s.menu}
}

// pages are the parsed templates by file name.
type pages map[string]*template.Template

// parse reads a room's templates, each with the layout around it. What several pages of
// the room share is in part-*.html.
func (s *Site) parse(room fs.FS) error {
	functions := template.FuncMap{
		"icon": func() string {
			a, _ := s.assets.named("icon.svg")
			return a.url
		},
		"styles":  func() []string { return s.assets.urls(kindStyle) },
		"scripts": func() []string { return s.assets.urls(kindScript) },
		"number":  Number,
		"day":     func(t time.Time) string { return t.Format("2 January 2006, 15:04 UTC") },
		"iso":     func(t time.Time) string { return t.Format(time.RFC3339) },
	}
	layout, err := template.New("layout.html").Funcs(functions).ParseFS(files, "templates/layout.html")
	if err != nil {
		return err
	}
	names, err := fs.Glob(room, "templates/*.html")
	if err != nil {
		return err
	}
	parts, err := fs.Glob(room, "templates/part-*.html")
	if err != nil {
		return err
	}
	for _, name := range names {
		base := path.Base(name)
		if base == "layout.html" || slices.Contains(parts, name) {
			continue
		}
		if s.pages[base] != nil {
			return fmt.Errorf("two pages are named %s", base)
		}
		t, err := layout.Clone()
		if err != nil {
			return err
		}
		if s.pages[base], err = t.ParseFS(room, append(parts, name)...); err != nil {
			return err
		}
	}
	return nil
}

// Write renders a page wholly before any of it is sent, so that a failure can
// still be answered with an error page.
func (s *Site) Write(w http.ResponseWriter, name string, status int, view any) error {
	t, ok := s.pages[name]
	if !ok {
		return fmt.Errorf("no page %s", name)
	}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "layout.html", view); err != nil {
		return fmt.Errorf("render %s: %w", name, err)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(b.Len()))
	w.WriteHeader(status)
	// The reader may have gone; there is nobody left to tell.
	_, _ = b.WriteTo(w)
	return nil
}

// Number writes a count with commas between thousands.
func Number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
