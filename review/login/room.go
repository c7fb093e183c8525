// Package login asks for a coder's password before any page, where the pages can be
// reached from other computers. Passwords are kept as argon2id hashes, sessions in
// memory; guessing is slowed down by address and by name.
package login

import (
	"context"
	"crypto/sha256"
	"embed"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/dhrcoder/dhr/review/page"
)

// Passwords is where the hashes of the coders' passwords are kept.
type Passwords interface {
	// CoderPassword returns the hash of a coder's password, or "" when there is no
	// such coder.
	CoderPassword(ctx context.Context, name string) (string, error)
}

//go:embed templates static
var files embed.FS

// Path is the address of the page that asks for name and password.
const Path = "/login"

// Room knows who has logged in.
type Room struct {
	site      *page.Site
	passwords Passwords
	sessions  sessions
	limit     limit
	slots     chan struct{} // hashes worked out at once: each takes 64 MiB
	nobody    string        // a hash to compare with where there is no such coder
	secure    bool
}

// Add puts the login before the site's pages. Secure says that browsers reach them by
// HTTPS, so that the session's cookie never goes out unencrypted.
func Add(site *page.Site, passwords Passwords, secure bool) error {
	r := &Room{site: site, passwords: passwords, secure: secure, nobody: Hash("nobody has this password"), slots: make(chan struct{}, 2)}
	r.sessions.all = map[[sha256.Size]byte]session{}
	r.limit.tries = map[string]*tries{}
	site.Handle("GET "+Path, r.ask)
	site.Handle("POST "+Path, r.enter)
	site.Handle("POST /logout", r.leave)
	site.RequireLogin(r, Path)
	return site.Add(files)
}

// LoggedIn returns the coder who asks, or "" when they have not logged in, or have lost
// or changed their password since.
func (r *Room) LoggedIn(req *http.Request) string {
	c, err := req.Cookie(r.cookie())
	if err != nil {
		return ""
	}
	s, known := r.sessions.find(c.Value, r.site.Now())
	if !known {
		return ""
	}
	hash, err := r.passwords.CoderPassword(req.Context(), s.coder)
	if err != nil {
		r.site.Log().Error("password not read", "error", err)
		return ""
	}
	if hash == "" || sha256.Sum256([]byte(hash)) != s.password {
		r.sessions.end(c.Value)
		return ""
	}
	return s.coder
}

func (r *Room) cookie() string { return r.site.CookieName("session") }

// view is what login.html shows.
type view struct {
	page.Frame
	Next  string
	Name  string
	Wrong string // what was wrong with the last try
}

func (r *Room) ask(w http.ResponseWriter, req *http.Request) error {
	return r.show(w, req, http.StatusOK, view{Next: r.site.LocalPage(req.URL.Query().Get("next"))})
}

func (r *Room) show(w http.ResponseWriter, req *http.Request, status int, v view) error {
	v.Frame = r.site.Frame(req, "Log in")
	v.Frame.Menu = nil
	return r.site.Write(w, "login.html", status, v)
}

func (r *Room) enter(w http.ResponseWriter, req *http.Request) error {
	if err := req.ParseForm(); err != nil {
		return page.FormError(err)
	}
	v := view{Next: r.site.LocalPage(req.PostForm.Get("next")), Name: page.Clean(page.Short(req.PostForm.Get("coder"), 60))}
	name, err := page.CoderName(req.PostForm.Get("coder"))
	if err != nil {
		v.Wrong = "Give the name under which you are a coder of this project."
		return r.show(w, req, http.StatusUnprocessableEntity, v)
	}
	address, byName := "address "+address(req), "name "+name
	if left := r.limit.try(r.site.Now(), bound{address, triesByAddress}, bound{byName, triesByName}); left > 0 {
		w.Header().Set("Retry-After", fmt.Sprint(int(left.Seconds())+1))
		v.Wrong = fmt.Sprintf("Too many wrong passwords. Try again in %s.", minutes(left))
		return r.show(w, req, http.StatusTooManyRequests, v)
	}
	hash, err := r.passwords.CoderPassword(req.Context(), name)
	if err != nil {
		return err
	}
	right, err := r.matches(req.Context(), hash, req.PostForm.Get("password"))
	if err != nil {
		return err
	}
	if !right {
		v.Wrong = "Name and password do not belong together. The person who runs the project can give you a new password with dhr coder add."
		return r.show(w, req, http.StatusUnauthorized, v)
	}
	r.limit.passed(address)
	r.limit.passed(byName)
	if c, err := req.Cookie(r.cookie()); err == nil {
		r.sessions.end(c.Value)
	}
	r.setCookie(w, r.sessions.begin(name, hash, r.site.Now()), 0)
	http.Redirect(w, req, v.Next, http.StatusSeeOther)
	return nil
}

// matches compares as long for a coder who is not there as for one who is.
func (r *Room) matches(ctx context.Context, hash, password string) (bool, error) {
	select {
	case r.slots <- struct{}{}:
		defer func() { <-r.slots }()
	case <-ctx.Done():
		return false, ctx.Err()
	}
	if len(password) > 4*MaxPassword {
		return false, nil
	}
	if hash == "" {
		Matches(r.nobody, password)
		return false, nil
	}
	return Matches(hash, password), nil
}

func (r *Room) leave(w http.ResponseWriter, req *http.Request) error {
	if c, err := req.Cookie(r.cookie()); err == nil {
		r.sessions.end(c.Value)
	}
	r.setCookie(w, "", -1)
	http.Redirect(w, req, Path, http.StatusSeeOther)
	return nil
}

// setCookie keeps the token for as long as the browser is open.
func (r *Room) setCookie(w http.ResponseWriter, token string, age int) {
	http.SetCookie(w, &http.Cookie{Name: r.cookie(), Value: token, Path: "/", MaxAge: age,
		HttpOnly: true, Secure: r.secure, SameSite: http.SameSiteStrictMode})
}

// address is the computer that asks; behind a proxy it is the proxy, and all its
// readers wait together.
func address(req *http.Request) string {
	host, _, err := net.SplitHostPort(req.RemoteAddr)
	if err != nil {
		return req.RemoteAddr
	}
	if ip := net.ParseIP(host); ip != nil && ip.To4() == nil {
		return ip.Mask(net.CIDRMask(64, 128)).String() // one network, one guesser
	}
	return host
}

func minutes(d time.Duration) string {
	if n := int((d + time.Minute - 1) / time.Minute); n > 1 {
		return fmt.Sprintf("%d minutes", n)
	}
	return "a minute"
}
