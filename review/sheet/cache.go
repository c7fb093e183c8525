package sheet

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/dhrcoder/dhr"
)

// cacheCap is how many bytes of page images are kept: some 2,000 pages.
const cacheCap = 256 << 20

// images draws pages and keeps what was drawn on disk.
type images struct {
	renderer Renderer
	dir      string // of the images; empty keeps none
	cap      int64  // bytes
	turn     chan struct{}
}

func newImages(renderer Renderer, dir string, cap int64) *images {
	return &images{renderer: renderer, dir: dir, cap: cap, turn: make(chan struct{}, 1)}
}

// png returns a page as a PNG. One page is drawn at a time: the readers that wait
// for the same one find it in the cache then.
func (c *images) png(ctx context.Context, d dhr.Document, page int) ([]byte, error) {
	name := imageName(d, page)
	if kept, ok := c.kept(name); ok {
		return kept, nil
	}
	select {
	case c.turn <- struct{}{}:
		defer func() { <-c.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if kept, ok := c.kept(name); ok {
		return kept, nil
	}
	img, err := c.renderer.RenderPage(ctx, d.ID, page, dpi)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&b, greyed(img)); err != nil {
		return nil, fmt.Errorf("encode a page image: %w", err)
	}
	if c.dir == "" {
		return b.Bytes(), nil
	}
	return b.Bytes(), c.keep(name, b.Bytes())
}

// greyed returns an image without colour as one of a quarter of the size.
func greyed(img image.Image) image.Image {
	from, ok := img.(*image.RGBA)
	if !ok {
		return img
	}
	r := from.Bounds()
	grey := image.NewGray(r)
	for y := range r.Dy() {
		in, out := from.Pix[y*from.Stride:][:4*r.Dx()], grey.Pix[y*grey.Stride:]
		for x := 0; x < len(in); x += 4 {
			if in[x] != in[x+1] || in[x] != in[x+2] || in[x+3] != 0xFF {
				return img
			}
			out[x/4] = in[x]
		}
	}
	return grey
}

// imageName names an image by what shapes it: the file, the page, the resolution and
// the engine that placed the boxes. It is hexadecimal whatever it is made from.
func imageName(d dhr.Document, page int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d\x00%d\x00%s", d.ID, page, dpi, d.Engine))
	return hex.EncodeToString(sum[:16]) + ".png"
}

func (c *images) kept(name string) ([]byte, bool) {
	if c.dir == "" {
		return nil, false
	}
	path := filepath.Join(c.dir, name)
	b, err := os.ReadFile(path)
	if err != nil || !bytes.HasPrefix(b, []byte("\x89PNG\r\n")) {
		return nil, false
	}
	now := time.Now()
	_ = os.Chtimes(path, now, now) // the last used is the last to go; of no matter if it fails
	return b, true
}

// keep writes an image under its name at once, so that a killed program leaves none
// that is cut short, and makes room for it.
func (c *images) keep(name string, b []byte) error {
	if err := os.MkdirAll(c.dir, 0o700); err != nil {
		return fmt.Errorf("make the folder of page images: %w", err)
	}
	f, err := os.CreateTemp(c.dir, "new-*")
	if err != nil {
		return fmt.Errorf("keep a page image: %w", err)
	}
	_, err = f.Write(b)
	if err = cmp.Or(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), filepath.Join(c.dir, name))
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return fmt.Errorf("keep a page image: %w", err)
	}
	return c.makeRoom(name)
}

// makeRoom removes the images that were used longest ago until the rest takes at
// most the cap, and never the newest. It touches only files that keep made.
func (c *images) makeRoom(newest string) error {
	entries, err := os.ReadDir(c.dir)
	if err != nil {
		return fmt.Errorf("look through the page images: %w", err)
	}
	var files []os.FileInfo
	var sum int64
	for _, e := range entries {
		old := strings.HasPrefix(e.Name(), "new-")
		if !e.Type().IsRegular() || !old && filepath.Ext(e.Name()) != ".png" {
			continue
		}
		if info, err := e.Info(); err == nil {
			files, sum = append(files, info), sum+info.Size()
		}
	}
	slices.SortFunc(files, func(a, b os.FileInfo) int {
		return cmp.Or(a.ModTime().Compare(b.ModTime()), cmp.Compare(a.Name(), b.Name()))
	})
	for _, f := range files {
		if sum <= c.cap {
			break
		}
		if f.Name() == newest {
			continue
		}
		if err := os.Remove(filepath.Join(c.dir, f.Name())); err != nil && !os.IsNotExist(err) {
			return fmt.Errorf("make room for page images: %w", err)
		}
		sum -= f.Size()
	}
	return nil
}
