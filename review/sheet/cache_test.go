package sheet

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/dhrcoder/dhr"
)

// paper draws noise, which does not compress, and counts.
type paper struct {
	mu    sync.Mutex
	drawn int
	err   error
}

func (p *paper) RenderPage(_ context.Context, _ string, page int, _ float64) (image.Image, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.drawn++
	img := image.NewRGBA(image.Rect(0, 0, 64, 64))
	seed := uint32(page)
	for i := range img.Pix {
		seed = seed*1664525 + 1013904223
		img.Pix[i] = byte(seed>>24) | 1
	}
	return img, p.err
}

func TestPageCache(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache", "pages")
	p := &paper{}
	c := newImages(p, dir, 1<<20)
	d := dhr.Document{ID: "../../../etc/passwd", Engine: "one"}
	get := func(d dhr.Document, page int) []byte {
		t.Helper()
		b, err := c.png(t.Context(), d, page)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := png.Decode(bytes.NewReader(b)); err != nil {
			t.Fatal(err)
		}
		return b
	}
	first := get(d, 1)
	if again := get(d, 1); p.drawn != 1 || !bytes.Equal(first, again) {
		t.Errorf("drawn %d times", p.drawn)
	}
	get(d, 2)
	get(dhr.Document{ID: d.ID, Engine: "two"}, 1) // another reading may have other boxes
	if p.drawn != 3 {
		t.Errorf("drawn %d times, want 3", p.drawn)
	}
	for path, mode := range map[string]os.FileMode{dir: 0o700, filepath.Join(dir, imageName(d, 1)): 0o600} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != mode {
			t.Errorf("%s: %v %v", path, info.Mode(), err)
		}
	}
	// What is no image is drawn anew.
	if err := os.WriteFile(filepath.Join(dir, imageName(d, 1)), []byte("cut"), 0o600); err != nil {
		t.Fatal(err)
	}
	if b := get(d, 1); !bytes.Equal(b, first) || p.drawn != 4 {
		t.Errorf("drawn %d times, want 4", p.drawn)
	}

	p.err = errors.New("broken")
	if _, err := c.png(t.Context(), d, 9); err == nil {
		t.Error("a page that cannot be drawn has an image")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	c.turn <- struct{}{} // somebody else is drawing
	if _, err := c.png(ctx, d, 10); !errors.Is(err, context.Canceled) {
		t.Errorf("a reader who has gone waits: %v", err)
	}
	<-c.turn
}

func TestPageCacheMakesRoom(t *testing.T) {
	dir := t.TempDir()
	p := &paper{}
	c := newImages(p, dir, 1)
	d := dhr.Document{ID: "a"}
	one, err := c.png(t.Context(), d, 1)
	if err != nil {
		t.Fatal(err)
	}
	c.cap = int64(len(one))*3 + int64(len(one))/2 // room for three
	foreign := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(foreign, make([]byte, 1<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	for page := 2; page <= 3; page++ {
		if _, err := c.png(t.Context(), d, page); err != nil {
			t.Fatal(err)
		}
	}
	for page, age := range map[int]time.Duration{1: time.Hour, 2: 3 * time.Hour, 3: 2 * time.Hour} {
		if err := os.Chtimes(filepath.Join(dir, imageName(d, page)), time.Time{}, time.Now().Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	if _, ok := c.kept(imageName(d, 2)); !ok { // used last, so that 3 is the oldest
		t.Fatal("page 2 is gone")
	}
	if _, err := c.png(t.Context(), d, 4); err != nil {
		t.Fatal(err)
	}
	for page, want := range map[int]bool{1: true, 2: true, 3: false, 4: true} {
		if _, err := os.Stat(filepath.Join(dir, imageName(d, page))); (err == nil) != want {
			t.Errorf("page %d: %v", page, err)
		}
	}
	if _, err := os.Stat(foreign); err != nil {
		t.Error("a file that is none of the cache's was removed")
	}
}

func TestGreyed(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 3, 2))
	for i := range img.Pix {
		img.Pix[i] = 0xFF
	}
	img.Set(1, 1, color.RGBA{40, 40, 40, 255})
	if g, ok := greyed(img).(*image.Gray); !ok || g.GrayAt(1, 1).Y != 40 || g.GrayAt(2, 1).Y != 255 {
		t.Error("grey stays in colour")
	}
	img.Set(2, 1, color.RGBA{40, 41, 40, 255})
	if greyed(img) != image.Image(img) {
		t.Error("colour is lost")
	}
}
