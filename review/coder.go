package review

import (
	"net/http"
	"net/url"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// maxName is the length of a coder's name in code points.
const maxName = 60

// The cookies: who decides, whether the content warning was read, whether single
// keys are switched off. They hold nothing else and never leave this machine.
const (
	coderCookie   = "dhr_coder"
	warningCookie = "dhr_warned"
	keysCookie    = "dhr_keys"
)

// coder returns the name the reader gave, or "".
func coder(r *http.Request) string {
	c, err := r.Cookie(coderCookie)
	if err != nil {
		return ""
	}
	name, err := url.QueryUnescape(c.Value)
	if err != nil {
		return ""
	}
	name, err = coderName(name)
	if err != nil {
		return ""
	}
	return name
}

// coderName brings a name into the form in which decisions carry it.
func coderName(s string) (string, error) {
	name := norm.NFC.String(strings.Join(strings.Fields(s), " "))
	switch {
	case name == "":
		return "", badRequest("Your name is empty; every decision needs one.")
	case len([]rune(name)) > maxName:
		return "", badRequest("Your name is longer than %d characters.", maxName)
	case clean(name) != name:
		return "", badRequest("Your name holds characters that cannot be seen.")
	}
	return name, nil
}

// saveCoder remembers who decides and goes on to where the reader wanted to be.
func (s *server) saveCoder(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	name, err := coderName(r.PostForm.Get("coder"))
	if err != nil {
		return err
	}
	remember(w, coderCookie, url.QueryEscape(name))
	http.Redirect(w, r, localPage(r.PostForm.Get("next")), http.StatusSeeOther)
	return nil
}

// dismissWarning remembers that the content warning was read.
func (s *server) dismissWarning(w http.ResponseWriter, r *http.Request) error {
	remember(w, warningCookie, "1")
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return nil
}

// saveKeys switches single-key shortcuts off or on, for those who dictate or whom
// they get in the way of (WCAG 2.2, 2.1.4).
func (s *server) saveKeys(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	switch v := r.PostForm.Get("keys"); v {
	case "on", "off":
		remember(w, keysCookie, v)
	default:
		return badRequest("Keys are either on or off.")
	}
	http.Redirect(w, r, localPage(r.PostForm.Get("next")), http.StatusSeeOther)
	return nil
}

func keysOff(r *http.Request) bool {
	c, err := r.Cookie(keysCookie)
	return err == nil && c.Value == "off"
}

func remember(w http.ResponseWriter, name, value string) {
	const year = 365 * 24 * 60 * 60
	http.SetCookie(w, &http.Cookie{Name: name, Value: value, Path: "/", MaxAge: year,
		HttpOnly: true, SameSite: http.SameSiteStrictMode})
}

// localPage returns the address if it is one of these pages, else the overview,
// so that a form cannot be made to lead elsewhere.
func localPage(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Opaque != "" {
		return "/"
	}
	switch u.Path {
	case "/review", "/codebook", "/search", "/read":
		return (&url.URL{Path: u.Path, RawQuery: u.RawQuery}).String()
	}
	return "/"
}
