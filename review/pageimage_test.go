package review_test

import (
	"bytes"
	"image"
	"image/png"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"strconv"
	"sync"
	"testing"

	"github.com/dhrcoder/dhr/review"
)

func TestPageImage(t *testing.T) {
	s := serveSample(t)
	r := s.reader(t, "")
	a := r.get("/page?document=" + s.document.ID + "&page=4").want(http.StatusOK)
	if k := a.header.Get("Content-Type"); k != "image/png" || a.header.Get("Cache-Control") != "no-store" {
		t.Errorf("%s, %s", k, a.header.Get("Cache-Control"))
	}
	img, err := png.Decode(bytes.NewReader([]byte(a.body)))
	must(t, err)
	if w := img.Bounds().Dx(); w < 880 || w > 900 { // A4 at 108 dpi
		t.Errorf("%d pixels wide", w)
	}
	entries, err := os.ReadDir(s.project.PageImages())
	must(t, err)
	if len(entries) != 1 {
		t.Errorf("%d images kept", len(entries))
	}
	if b := r.get("/page?document=" + s.document.ID + "&page=4"); b.body != a.body {
		t.Error("the kept image is another one")
	}
	for _, q := range []string{"", "document=" + s.document.ID, "document=" + s.document.ID + "&page=0", "document=" + s.document.ID + "&page=-1", "document=" + s.document.ID + "&page=9",
		"document=" + s.document.ID + "&page=4.0", "document=" + s.document.ID + "&page=99999999999999999999", "document=" + s.document.ID[:60] + "&page=4",
		"document=..%2fdhr.db&page=1", "document=..%2fpdf%2f" + s.document.ID + "&page=4", "document=%00&page=1", "document=" + url.QueryEscape(nasty) + "&page=1"} {
		checkHostile(t, r.get("/page?"+q).want(http.StatusNotFound))
	}
	if entries, _ := os.ReadDir(s.project.PageImages()); len(entries) != 1 {
		t.Errorf("%d images kept after wrong addresses", len(entries))
	}

	// Without the PDF the page says so, without its path.
	must(t, os.Remove(s.project.PDF(s.document.ID)))
	r.get("/page?document="+s.document.ID+"&page=5").want(http.StatusInternalServerError, "could not be drawn", "!.pdf", "!"+s.project.Dir)
	r.get("/page?document=" + s.document.ID + "&page=4").want(http.StatusOK)
}

func TestManyReadersOfOnePageHaveItDrawnOnce(t *testing.T) {
	s := serveSample(t)
	d := &drawn{project: s.project, engine: s.engine}
	other := s.again(t, review.Options{Pages: d, PageCache: t.TempDir()})
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			other.reader(t, "").get("/page?document=" + s.document.ID + "&page=2").want(http.StatusOK)
		})
	}
	all.Wait()
	if len(d.pages) != 1 {
		t.Errorf("drawn %v", d.pages)
	}
}

var outline = regexp.MustCompile(`<rect class="outline" x="([0-9.]+)" y="([0-9.]+)" width="([0-9.]+)" height="([0-9.]+)"`)

// TestTheOutlineLiesAroundTheText compares the outline with the ink of the drawn page:
// there is some inside, and none on the line itself.
func TestTheOutlineLiesAroundTheText(t *testing.T) {
	s := serveSample(t)
	r := s.reader(t, "Ada")
	p := s.passage(t, "5.7")
	for _, address := range []string{"/read?at=" + p.ID, "/review?at=" + p.ID + ".1C"} {
		a := r.get(address).want(http.StatusOK, `src="/page?document=`+s.document.ID+`&amp;page=4"`, `<svg viewBox="0 0 59`, "the passage is outlined", `<rect class="line"`, "! style=")
		found := outline.FindAllStringSubmatch(a.body, -1)
		if len(found) != 1 {
			t.Fatalf("%s: %d outlines", address, len(found))
		}
		var v [4]float64
		for i, f := range found[0][1:] {
			var err error
			v[i], err = strconv.ParseFloat(f, 64)
			must(t, err)
		}
		img, err := png.Decode(bytes.NewReader([]byte(r.get("/page?document=" + s.document.ID + "&page=4").body)))
		must(t, err)
		scale := float64(img.Bounds().Dx()) / s.reading.Pages[3].Width
		box := image.Rect(int(v[0]*scale), int(v[1]*scale), int((v[0]+v[2])*scale), int((v[1]+v[3])*scale))
		inside, on := ink(img, box.Inset(1)), ink(img, box)-ink(img, box.Inset(1))
		if inside < 1000 || on > inside/200 {
			t.Errorf("%s: %d dark pixels inside the outline, %d on it", address, inside, on)
		}
	}
	// A passage that runs over two pages has both.
	for _, q := range s.reading.Passages {
		if q.PageEnd > q.Page {
			a := r.get("/read?at=" + q.ID).want(http.StatusOK)
			if n := count(a.body, `class="sheet"`); n != 2 || len(outline.FindAllString(a.body, -1)) < 2 {
				t.Errorf("%d sheets", n)
			}
			return
		}
	}
	t.Error("no passage of D02 runs over two pages")
}

func ink(img image.Image, in image.Rectangle) (dark int) {
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			if r, _, _, _ := img.At(x, y).RGBA(); r < 0x8000 {
				dark++
			}
		}
	}
	return dark
}

func TestPagesWithoutARenderer(t *testing.T) {
	s := serve(t, newProject(t))
	r := s.reader(t, "Ada")
	r.get("/review").want(http.StatusOK, "!/page?", "!sheets")
	r.get("/page?document=" + fileID("T01 overview.pdf") + "&page=1").want(http.StatusNotFound)
}
