package review

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"time"
)

// frame is what every page has around its content.
type frame struct {
	Title   string
	Project string
	Path    string
	Here    string // this page's address, to come back to
	Coder   string
	KeysOff bool
}

func (s *server) frame(r *http.Request, title string) frame {
	here := "/"
	if r.Method == http.MethodGet {
		here = localPage(r.URL.RequestURI())
	}
	return frame{Title: title, Project: s.project, Path: r.URL.Path, Here: here,
		Coder: coder(r), KeysOff: keysOff(r)}
}

// pages are the parsed templates by file name.
type pages map[string]*template.Template

// parsePages parses each page with the layout around it.
func parsePages(a assets) (pages, error) {
	functions := template.FuncMap{
		"asset": func(name string) (string, error) {
			if found, ok := a[name]; ok {
				return found.url, nil
			}
			return "", fmt.Errorf("no embedded file %s", name)
		},
		"number": number,
		"day":    func(t time.Time) string { return t.Format("2 January 2006, 15:04 UTC") },
		"iso":    func(t time.Time) string { return t.Format(time.RFC3339) },
	}
	layout, err := template.New("layout.html").Funcs(functions).ParseFS(files, "templates/layout.html")
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(files, "templates/*.html")
	if err != nil {
		return nil, err
	}
	parsed := pages{}
	for _, name := range names {
		if name == "templates/layout.html" {
			continue
		}
		t, err := layout.Clone()
		if err != nil {
			return nil, err
		}
		if parsed[path.Base(name)], err = t.ParseFS(files, name); err != nil {
			return nil, err
		}
	}
	return parsed, nil
}

// write renders a page wholly before any of it is sent, so that a failure can
// still be answered with an error page.
func (p pages) write(w http.ResponseWriter, name string, status int, view any) error {
	t, ok := p[name]
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

// number writes a count with commas between thousands.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
