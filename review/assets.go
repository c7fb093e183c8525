package review

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"net/http"
)

//go:embed static templates
var files embed.FS

// asset is one embedded file that pages load.
type asset struct {
	kind  string // content type
	bytes []byte
	url   string // with a checksum, so that browsers may keep it
}

// assets are the files of static by name.
type assets map[string]asset

func loadAssets() (assets, error) {
	kinds := map[string]string{
		"review.css": "text/css; charset=utf-8",
		"review.js":  "text/javascript; charset=utf-8",
		"read.css":   "text/css; charset=utf-8",
		"read.js":    "text/javascript; charset=utf-8",
		"icon.svg":   "image/svg+xml",
	}
	loaded := assets{}
	for name, kind := range kinds {
		b, err := files.ReadFile("static/" + name)
		if err != nil {
			return nil, fmt.Errorf("read embedded file: %w", err)
		}
		sum := sha256.Sum256(b)
		loaded[name] = asset{kind: kind, bytes: b,
			url: "/static/" + name + "?v=" + hex.EncodeToString(sum[:6])}
	}
	return loaded, nil
}

// static answers the script, the style and the icon; nothing else can be asked
// for, so no path of the file system is ever made from an address.
func (s *server) static(w http.ResponseWriter, r *http.Request) error {
	a, ok := s.assets[r.PathValue("file")]
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
