package page

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// maxBody is the size in bytes of the largest form the pages accept: a note of
// maxNote code points, escaped, with room for the fields beside it.
const maxBody = 64 << 10

// maxBook is the size in bytes of the largest form of the codebook, which may hold a
// whole file of it.
const maxBook = 512 << 10

// maxQuery is the length in bytes of the longest query part of an address.
const maxQuery = 4 << 10

// policy lets a page load its own script, style and images and nothing else. It
// has no inline exception, so text that slipped into a page as HTML cannot run.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guard puts the protections before every handler: headers, host names, size
// limits and refusal of requests that other sites caused.
func guard(hosts []string, next http.Handler) http.Handler {
	// Refuses state-changing requests whose Sec-Fetch-Site or Origin is another site.
	next = http.NewCrossOriginProtection().Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		if !hostAllowed(r.Host, hosts) {
			plainError(w, http.StatusMisdirectedRequest,
				"These pages answer only at the address that dhr serve printed.")
			return
		}
		if len(r.URL.RawQuery) > maxQuery {
			plainError(w, http.StatusRequestURITooLong, "The address is too long.")
			return
		}
		limit := int64(maxBody)
		if strings.HasPrefix(r.URL.Path, "/codebook/") {
			limit = maxBook
		}
		r.Body = http.MaxBytesReader(w, r.Body, limit)
		next.ServeHTTP(w, r)
	})
}

// hostAllowed reports whether a Host header names one of the hosts, or loopback
// when there are none.
func hostAllowed(header string, hosts []string) bool {
	host, _, err := net.SplitHostPort(header)
	if err != nil {
		host = header
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	if len(hosts) > 0 {
		return slices.ContainsFunc(hosts, func(h string) bool { return strings.EqualFold(h, host) })
	}
	if host == "localhost" {
		return true
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.IsLoopback()
}

// plainError answers before any page can be rendered.
func plainError(w http.ResponseWriter, status int, sentence string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	fmt.Fprintf(w, "%d %s\n%s\n", status, http.StatusText(status), sentence)
}
