package review_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"github.com/dhrcoder/dhr"
)

// program is the real binary on a project of two sample reports.
type program struct {
	t       *testing.T
	path    string
	project string
	cmd     *exec.Cmd
	site    string
}

func startProgram(t *testing.T) *program {
	t.Helper()
	if testing.Short() {
		t.Skip("the tests of the real program are left out by -short")
	}
	p := &program{t: t, path: filepath.Join(t.TempDir(), "dhr"), project: filepath.Join(t.TempDir(), "p")}
	build := exec.CommandContext(t.Context(), "go", "build", "-o", p.path, "./cmd/dhr")
	build.Dir, build.Env = "..", append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	p.run("init", p.project)
	p.run("run", "--project", p.project, filepath.Join("..", "samples", "pdf", "D02.pdf"), filepath.Join("..", "samples", "pdf", "D05.pdf"))
	p.serve()
	return p
}

func (p *program) run(args ...string) []byte {
	p.t.Helper()
	var errs bytes.Buffer
	cmd := exec.CommandContext(p.t.Context(), p.path, args...)
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		p.t.Fatalf("dhr %s: %v\n%s%s", strings.Join(args, " "), err, out, errs.String())
	}
	return out
}

// serve starts the pages, at another port each time.
func (p *program) serve() {
	p.t.Helper()
	p.cmd = exec.CommandContext(p.t.Context(), p.path, "serve", "--project", p.project, "--addr", "127.0.0.1:0")
	out, err := p.cmd.StdoutPipe()
	must(p.t, err)
	must(p.t, p.cmd.Start())
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if m := regexp.MustCompile(`http://127\.0\.0\.1:\d+`).FindString(lines.Text()); m != "" {
			p.site = m
			return
		}
	}
	p.t.Fatal("dhr serve printed no address")
}

// kill ends the program as a power cut would.
func (p *program) kill() {
	p.t.Helper()
	must(p.t, p.cmd.Process.Kill())
	_ = p.cmd.Wait()
}

// standing returns what stands, as dhr export writes it.
func (p *program) standing() (out []string) {
	p.t.Helper()
	for line := range bytes.Lines(p.run("export", "decisions", "--project", p.project)) {
		var d struct{ Passage, Code, Verdict, Coder string }
		must(p.t, json.Unmarshal(line, &d))
		out = append(out, fmt.Sprintf("%s %s %s", d.Coder, d.Verdict, d.Code))
	}
	return out
}

// TestTheWholeReviewByKeyboardAlone reviews every suggestion of a report in the real
// program without touching a mouse, takes decisions back after the program was killed,
// and has a second coder with a stale page.
func TestTheWholeReviewByKeyboardAlone(t *testing.T) {
	p := startProgram(t)
	b := chromium(t, p.site)
	b.open("/review")
	b.says("Your name")
	for i := 0; js[string](b, "document.activeElement.id") != "name"; i++ {
		if i > 20 {
			t.Fatal("the name cannot be reached by Tab")
		}
		b.press(kb.Tab)
	}
	b.press("Ada" + kb.Enter)
	b.says("Use it for:")

	// The filter, by its key and Tab.
	b.press("f")
	b.until("document.querySelector('.narrowing').open")
	for i := 0; js[string](b, "document.activeElement.name ?? ''") != "case"; i++ {
		if i > 10 {
			t.Fatal("the choice of a case cannot be reached by Tab")
		}
		b.press(kb.Tab)
	}
	b.press("D05")
	for i := 0; js[string](b, "document.activeElement.type ?? ''") != "submit"; i++ {
		if i > 15 {
			t.Fatal("the filter's button cannot be reached by Tab")
		}
		b.press(kb.Tab)
	}
	b.then(kb.Enter)
	b.says("Filter: case D05")
	b.says("decided in this filter")

	// A code that nothing suggested, with agencies, a sub-theme and a note.
	b.press("a")
	b.until("document.activeElement.id === 'add'")
	b.press("5e" + kb.Enter)
	b.says("5E Record keeping")
	b.until("document.querySelector('.units [aria-current] .id').textContent === '5E'")
	b.press("3")
	b.press("t")
	b.press("late entry")
	b.press(kb.Escape)
	b.press("m")
	b.press("typed c, r, u and x")
	b.press(kb.Escape)
	b.then("c")
	if got := p.standing(); len(got) != 1 || got[0] != "Ada confirm 5E" {
		t.Fatalf("stored %q", got)
	}

	// Every suggestion of the report: one key each, and now and then all at once, on to
	// the next and back.
	var answered []float64 // milliseconds until the browser had the next passage, redirects included
	pressed := 0
	for ; !js[bool](b, "document.body.innerText.includes('Everything in this filter is decided')"); pressed++ {
		if pressed > 400 {
			t.Fatal("the review does not end")
		}
		switch {
		case pressed%7 == 3 && js[bool](b, "Boolean(document.querySelector('[data-key=j]'))"):
			b.then("j")
			b.then("k")
		case pressed%7 == 5:
			here := js[string](b, "document.querySelector('.passage').innerText")
			b.then("n")
			if js[bool](b, "Boolean(document.querySelector('[data-key=\"b ArrowLeft\"]')) && document.querySelector('.passage').innerText !== "+fmt.Sprintf("%q", here)) {
				b.then("b")
				if got := js[string](b, "document.querySelector('.passage').innerText"); got != here {
					t.Fatalf("back leads to %q, not %q", got, here)
				}
			}
		}
		key := string("cruccrcx"[pressed%8])
		if key == "x" && !js[bool](b, "Boolean(document.querySelector('[data-key=x]'))") {
			key = "r"
		}
		b.then(key)
		answered = append(answered, js[float64](b, "performance.getEntriesByType('navigation')[0].responseEnd"))
	}
	slices.Sort(answered)
	t.Logf("%d keys decided the report; the next passage was there after %.0f ms (median), %.0f ms at most", pressed, answered[len(answered)/2], answered[len(answered)-1])
	before := p.standing()
	if len(before) < pressed/2 || !slices.Contains(before, "Ada confirm 5E") {
		t.Fatalf("%d keys left %d decisions", pressed, len(before))
	}
	b.clean()

	// Killed and started again: undo goes on where it was.
	p.kill()
	p.serve()
	b.site, b.requests, b.faults = p.site, nil, nil
	b.open("/review?case=D05")
	b.says("Everything in this filter is decided")
	for i := range 3 {
		b.then("z")
		b.says("Undone: ")
		if after := p.standing(); len(after) >= len(before) {
			t.Errorf("undo %d leaves %d decisions of %d", i+1, len(after), len(before))
		} else {
			before = after
		}
	}
	b.clean()

	// A second coder decides while the first one reads.
	other := chromium(t, p.site)
	other.open("/review?case=D05")
	other.says("Your name")
	js[bool](other, "(document.getElementById('name').focus(), true)")
	other.press("Ben" + kb.Enter)
	other.says("Use it for:")
	address := js[string](other, "location.pathname + location.search")
	b.open(address)
	b.says("Use it for:")
	other.then("r")
	b.press("c")
	b.says("Not saved. After this page was shown, Ben decided on it: rejected")
	b.press("c") // having been told
	b.says("Saved: confirmed")
	b.faults = slices.DeleteFunc(b.faults, func(f string) bool { return strings.Contains(f, "409 (Conflict)") }) // that it was stale
	b.clean()
	other.clean()
	for _, d := range []dhr.Verdict{dhr.VerdictReject, dhr.VerdictConfirm} {
		if !slices.ContainsFunc(p.standing(), func(s string) bool { return strings.Contains(s, " "+string(d)+" ") }) {
			t.Errorf("no %s stands", d)
		}
	}
}
