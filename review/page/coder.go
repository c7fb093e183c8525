package page

import (
	"net/http"
	"net/url"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// maxName is the length of a coder's name in code points.
const maxName = 60

// The cookies: who decides, and whether single keys are switched off. They hold
// nothing else and never leave this machine.
const (
	coderCookie = "dhr_coder"
	keysCookie  = "dhr_keys"
)

// Coder returns the name the reader gave, or "".
func (s *Site) Coder(r *http.Request) string {
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

// SetCoder remembers who decides. The error says what is wrong with the name.
func (s *Site) SetCoder(w http.ResponseWriter, name string) error {
	name, err := coderName(name)
	if err != nil {
		return err
	}
	Remember(w, coderCookie, url.QueryEscape(name))
	return nil
}

// coderName brings a name into the form in which decisions carry it.
func coderName(s string) (string, error) {
	name := norm.NFC.String(strings.Join(strings.Fields(s), " "))
	switch {
	case name == "":
		return "", BadRequest("Your name is empty; every decision needs one.")
	case len([]rune(name)) > maxName:
		return "", BadRequest("Your name is longer than %d characters.", maxName)
	case Clean(name) != name:
		return "", BadRequest("Your name holds characters that cannot be seen.")
	}
	return name, nil
}

// NeedCoder is the address at which the reader is asked for a name before the page.
func (s *Site) NeedCoder(r *http.Request) string {
	return "/?" + url.Values{"next": {s.LocalPage(r.URL.RequestURI())}}.Encode()
}

// SetKeys switches single-key shortcuts "on" or "off", for those who dictate or whom
// they get in the way of (WCAG 2.2, 2.1.4).
func (s *Site) SetKeys(w http.ResponseWriter, keys string) error {
	if keys != "on" && keys != "off" {
		return BadRequest("Keys are either on or off.")
	}
	Remember(w, keysCookie, keys)
	return nil
}

func keysOff(r *http.Request) bool {
	c, err := r.Cookie(keysCookie)
	return err == nil && c.Value == "off"
}

// Remember keeps a value in the reader's browser for a year.
func Remember(w http.ResponseWriter, name, value string) {
	const year = 365 * 24 * 60 * 60
	http.SetCookie(w, &http.Cookie{Name: name, Value: value, Path: "/", MaxAge: year,
		HttpOnly: true, SameSite: http.SameSiteStrictMode})
}

// LocalPage returns the address if it is one of these pages, else the overview, so
// that a form cannot be made to lead elsewhere.
func (s *Site) LocalPage(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Opaque != "" || !s.isPage(u.Path) {
		return "/"
	}
	if u.Path == "/" {
		return "/"
	}
	return (&url.URL{Path: u.Path, RawQuery: u.RawQuery}).String()
}
