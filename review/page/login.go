package page

import (
	"context"
	"net/http"
	"net/url"
	"strings"
)

// Login knows who has logged in.
type Login interface {
	// LoggedIn returns the coder who asks, or "".
	LoggedIn(r *http.Request) string
}

// RequireLogin lets nobody see a page before they have logged in at the address, which
// the site handles. Styles and scripts are for everyone.
func (s *Site) RequireLogin(l Login, address string) { s.login, s.loginPath = l, address }

// coderKey is where a request carries the name of the coder who logged in.
type coderKey struct{}

func loggedIn(r *http.Request) string {
	name, _ := r.Context().Value(coderKey{}).(string)
	return name
}

// gate is behind the protections and before the pages.
func (s *Site) gate(next http.Handler) http.Handler {
	if s.login == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := s.login.LoggedIn(r)
		if name != "" {
			r = r.WithContext(context.WithValue(r.Context(), coderKey{}, name))
		}
		switch {
		case name != "" || r.URL.Path == s.loginPath || strings.HasPrefix(r.URL.Path, "/static/"):
			next.ServeHTTP(w, r)
		case r.Method == http.MethodGet || r.Method == http.MethodHead:
			http.Redirect(w, r, s.loginPath+"?"+url.Values{"next": {s.LocalPage(r.URL.RequestURI())}}.Encode(), http.StatusSeeOther)
		default:
			s.fail(w, r, &Error{Status: http.StatusUnauthorized, Sentence: "You are not logged in, or no longer.",
				Remedy: "Nothing was saved. Log in, go back and try again."})
		}
	})
}
