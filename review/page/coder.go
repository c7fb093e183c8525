package page

import (
	"crypto/sha256"
	"encoding/hex"
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
	coderCookie = "coder"
	keysCookie  = "dhr_keys"
)

// CookieName is the name of a cookie of this project's pages. Browsers keep cookies by
// host, whatever the port: two projects served on one computer must not share them.
func (s *Site) CookieName(of string) string { return "dhr_" + of + "_" + s.mark }

// mark shortens what names a project to what a cookie's name may hold.
func mark(id string) string {
	sum := sha256.Sum256([]byte(id))
	return hex.EncodeToString(sum[:4])
}

// Coder returns the name under which the reader decides: that of their session where
// they have to log in, else the one they gave, or "".
func (s *Site) Coder(r *http.Request) string {
	if s.login != nil {
		return loggedIn(r)
	}
	c, err := r.Cookie(s.CookieName(coderCookie))
	if err != nil {
		return ""
	}
	name, err := url.QueryUnescape(c.Value)
	if err != nil {
		return ""
	}
	name, err = CoderName(name)
	if err != nil {
		return ""
	}
	return name
}

// SetCoder remembers who decides. The error says what is wrong with the name.
func (s *Site) SetCoder(w http.ResponseWriter, name string) error {
	if s.login != nil {
		return BadRequest("You decide under the name with which you logged in.")
	}
	name, err := CoderName(name)
	if err != nil {
		return err
	}
	Remember(w, s.CookieName(coderCookie), url.QueryEscape(name))
	return nil
}

// CoderName brings a name into the form in which decisions carry it.
func CoderName(s string) (string, error) {
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
