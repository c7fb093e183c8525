package page

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
)

//go:embed static templates
var files embed.FS

// asset is one embedded file that pages load.
type asset struct {
	name  string
	kind  string // content type
	bytes []byte
	url   string // with a checksum, so that browsers may keep it
}

// assets are the embedded files in the order in which rooms added them.
type assets []asset

func (a assets) named(name string) (asset, bool) {
	for _, one := range a {
		if one.name == name {
			return one, true
		}
	}
	return asset{}, false
}

// urls are the addresses of the assets of a kind.
func (a assets) urls(kind string) []string {
	var out []string
	for _, one := range a {
		if one.kind == kind {
			out = append(out, one.url)
		}
	}
	return out
}

const (
	kindStyle  = "text/css; charset=utf-8"
	kindScript = "text/javascript; charset=utf-8"
	kindIcon   = "image/svg+xml"
)

// Add takes a room's files: templates/*.html are its pages, and every page loads
// static/*.css and static/*.js. Names must differ from those of other rooms.
func (s *Site) Add(room fs.FS) error {
	names, err := fs.Glob(room, "static/*") // sorted
	if err != nil {
		return err
	}
	for _, name := range names {
		base := path.Base(name)
		kind, known := map[string]string{".css": kindStyle, ".js": kindScript, ".svg": kindIcon}[path.Ext(base)]
		if _, twice := s.assets.named(base); !known || twice {
			return fmt.Errorf("embedded file %s is of no known kind or named twice", name)
		}
		b, err := fs.ReadFile(room, name)
		if err != nil {
			return fmt.Errorf("read embedded file: %w", err)
		}
		sum := sha256.Sum256(b)
		s.assets = append(s.assets, asset{name: base, kind: kind, bytes: b,
			url: "/static/" + base + "?v=" + hex.EncodeToString(sum[:6])})
	}
	return s.parse(room)
}

// static answers the scripts, the styles and the icon; nothing else can be asked
// for, so no path of the file system is ever made from an address.
func (s *Site) static(w http.ResponseWriter, r *http.Request) error {
	a, ok := s.assets.named(r.PathValue("file"))
	if !ok {
		return s.unknown(w, r)
	}
	w.Header().Set("Content-Type", a.kind)
	w.Header().Set("Cache-Control", "private, max-age=31536000, immutable")
	_, err := w.Write(a.bytes)
	if err != nil {
		s.log.Debug("asset not sent", "error", err)
	}
	return nil
}
