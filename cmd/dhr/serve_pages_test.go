package main

import (
	"context"
	"image/png"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/index"
)

// served runs dhr serve on a project with a sample until the test ends.
func served(t *testing.T) (dhr.Project, string) {
	t.Helper()
	project := dhr.Project{Dir: filepath.Join(t.TempDir(), "secret-place")}
	for _, args := range [][]string{{"init", project.Dir}, {"run", "--project", project.Dir, "../../samples/pdf/D02.pdf", "--cases", "../../samples/cases.csv"},
		{"import", "decisions", "../../samples/decisions.jsonl", "--project", project.Dir}} {
		if code, _, errs := command(t.Context(), args...); code != exitDone && code != exitPartly {
			t.Fatal(args, errs)
		}
	}
	ctx, stop := context.WithCancel(context.Background())
	var out, errs buffer
	done := make(chan int)
	go func() {
		done <- run(ctx, []string{"serve", "--project", project.Dir, "--addr", "127.0.0.1:0"}, strings.NewReader(""), &out, &errs)
	}()
	t.Cleanup(func() {
		stop()
		if code := <-done; code != exitDone {
			t.Errorf("exit %d: %s", code, errs.String())
		}
	})
	address := regexp.MustCompile(`http://127\.0\.0\.1:\d+`)
	for i := 0; address.FindString(out.String()) == ""; i++ {
		if i > 200 {
			t.Fatalf("no address: %s%s", out.String(), errs.String())
		}
		time.Sleep(50 * time.Millisecond)
	}
	return project, address.FindString(out.String())
}

// see asks for an address and checks the status and what the page says.
func see(t *testing.T, address string, status int, texts ...string) string {
	t.Helper()
	resp, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != status {
		t.Fatalf("%s: %d %v\n%s", address, resp.StatusCode, err, body)
	}
	for _, text := range append(texts, "!secret-place/") {
		unwanted, not := strings.CutPrefix(text, "!")
		if strings.Contains(string(body), unwanted) == not {
			t.Errorf("%s: want %q in\n%s", address, text, body)
		}
	}
	return string(body)
}

func TestServedSearch(t *testing.T) {
	project, site := served(t)
	ask := func(query string) string { return site + "/search?q=" + url.QueryEscape(query) }
	see(t, ask("refuge"), http.StatusOK, "<mark>refuge</mark>", "zone=analysis", "type=ipv", "year=20", "/read?at=")
	see(t, ask("refuge zone:kitchen"), http.StatusBadRequest, "wrong at character 13:", "is no zone")
	// 8F is coded by people in D02; the filter finds it.
	see(t, ask("code:8F"), http.StatusOK, "stripe f8 confirmed", "in 1 case")
	see(t, ask("adult")+"&order=place", http.StatusOK, "in reading order")

	// The pages keep nothing open: a run can write at once. While it does they say so.
	ix, err := index.Open(project.Index())
	if err != nil {
		t.Fatal(err)
	}
	see(t, ask("refuge"), http.StatusServiceUnavailable, "dhr run is building the index", `value="refuge"`)
	if err := ix.Close(); err != nil {
		t.Fatal(err)
	}
	see(t, ask("refuge"), http.StatusOK, "<mark>refuge</mark>")
	if err := os.RemoveAll(project.Index()); err != nil {
		t.Fatal(err)
	}
	see(t, ask("refuge"), http.StatusServiceUnavailable, "has not been built yet: run `dhr run`")
}

func TestServedPageImage(t *testing.T) {
	project, site := served(t)
	shelf := see(t, site+"/read", http.StatusOK, "D02.pdf")
	document := regexp.MustCompile(`/read\?document=([0-9a-f]{64})`).FindStringSubmatch(shelf)[1]
	see(t, site+"/read?document="+document, http.StatusOK, "/page?document="+document, `class="outline"`)
	for range 2 { // drawn, then kept
		resp, err := http.Get(site + "/page?page=3&document=" + document)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(resp.Body)
		resp.Body.Close()
		if err != nil || img.Bounds().Dx() < 800 {
			t.Fatalf("no image: %v", err)
		}
	}
	if kept, err := filepath.Glob(filepath.Join(project.PageImages(), "*.png")); err != nil || len(kept) != 1 {
		t.Errorf("kept %v %v", kept, err)
	}
	see(t, site+"/page?page=3&document="+strings.Repeat("0", 64), http.StatusNotFound)
	see(t, site+"/page?page=99&document="+document, http.StatusNotFound)
}
