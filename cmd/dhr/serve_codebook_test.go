package main

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestServedCodebook tries a rule on a real project, saves it, and finds that a run
// suggests by it.
func TestServedCodebook(t *testing.T) {
	project, site := served(t)
	see(t, site+"/codebook", http.StatusOK, "/codebook/code?code=8F", "confirmed")
	editor := see(t, site+"/codebook/code?code=8F&new=1", http.StatusOK, "rules/8F.yaml", "name-of-the-rule")
	seen := regexp.MustCompile(`name="seen" value="([0-9a-f]+)">\s*<p><label for="draft"`).FindStringSubmatch(editor)
	if seen == nil {
		t.Fatal("the editor does not say what it shows")
	}
	rule := `  - id: forestry
    score: 0.9
    all: [["forestry track", "forestry contractor"]]
    matches:
      - "He parked on the forestry track."
      - "A forestry contractor rang."
    rejects:
      - "The forest was dark."
      - "She rang."
`
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Jar: jar}
	if resp, err := client.PostForm(site+"/coder", url.Values{"coder": {"Ada"}}); err != nil || resp.Body.Close() != nil {
		t.Fatal(err)
	}
	send := func(path string) string {
		var body bytes.Buffer
		w := multipart.NewWriter(&body)
		for name, value := range map[string]string{"code": "8F", "rule": "", "seen": seen[1], "text": rule, "note": "trees"} {
			if err := w.WriteField(name, value); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		req, err := http.NewRequest(http.MethodPost, site+path, &body)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", w.FormDataContentType())
		resp, err := client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		text, err := io.ReadAll(resp.Body)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	if got := send("/codebook/try"); !strings.Contains(got, "All its 4 sentences do what it says") || !strings.Contains(got, "<mark>forestry") || !strings.Contains(got, "gained, 0 lost") {
		t.Errorf("tried:\n%s", got)
	}
	rules := func() string {
		text, err := os.ReadFile(filepath.Join(project.Rules(), "8F.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	if strings.Contains(rules(), "id: forestry\n") {
		t.Fatal("a try has changed the file")
	}
	if got := send("/codebook/save"); !strings.Contains(got, "Saved as version 2") || !strings.Contains(rules(), "id: forestry\n") {
		t.Fatalf("saved:\n%s", got)
	}
	if code, out, errs := command(t.Context(), "rules", "history", "8F", "--project", project.Dir); code != exitDone || !strings.Contains(out, "Ada") || !strings.Contains(out, "trees") {
		t.Errorf("history: %s%s", out, errs)
	}
	if code, out, errs := command(t.Context(), "run", "--project", project.Dir); code != exitDone && code != exitPartly {
		t.Errorf("run: %s%s", out, errs)
	}
	see(t, site+"/search?q="+url.QueryEscape("suggested:8F forestry"), http.StatusOK, "<mark>forestry</mark>", "Code suggested")
}
