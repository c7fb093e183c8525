package review_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// tab is a page of a real Chromium.
type tab struct {
	t    testing.TB
	ctx  context.Context
	site string

	mu       sync.Mutex
	requests []string
	faults   []string // console errors, exceptions and violations of the policy
}

// chromium starts a browser for the site. Without Chromium the test fails, since
// what it would prove is not proven; go test -short leaves it out.
func chromium(t testing.TB, site string) *tab {
	t.Helper()
	if testing.Short() {
		t.Skip("browser tests are left out by -short")
	}
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Fatal("the browser tests need Chromium: apt-get install chromium (or leave them out with go test -short)")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.DisableGPU,
		chromedp.NoFirstRun, chromedp.UserDataDir(t.TempDir()), chromedp.WindowSize(1366, 768),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true))
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // Chromium's sandbox does not start as root
	}
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	b := &tab{t: t, ctx: ctx, site: site}
	must(t, chromedp.Do(ctx)) // starts the browser, which lives as long as this context
	b.ctx, cancel = context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(cancel)
	must(t, chromedp.Listen(ctx, b.note))
	call(b, network.Enable, network.EnableParams{})
	call(b, runtime.Enable, cdp.Empty{})
	call(b, log.Enable, cdp.Empty{})
	return b
}

// note keeps what the browser reports.
func (b *tab) note(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		b.requests = append(b.requests, e.Request.URL)
	case *runtime.EventExceptionThrown:
		b.faults = append(b.faults, "exception: "+e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		b.faults = append(b.faults, fmt.Sprintf("console.%s", e.Type))
	case *log.EventEntryAdded:
		b.faults = append(b.faults, fmt.Sprintf("%s: %s %s", e.Entry.Level, e.Entry.Text, e.Entry.URL))
	}
}

// clean fails the test if anything was asked of another host or went wrong.
func (b *tab) clean() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.requests) == 0 {
		b.t.Error("the browser reported no requests at all")
	}
	for _, r := range b.requests {
		if !strings.HasPrefix(r, b.site+"/") {
			b.t.Errorf("a request left the host: %s", r)
		}
	}
	for _, f := range b.faults {
		b.t.Errorf("the browser complains: %s", f)
	}
}

func (b *tab) run(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	must(b.t, chromedp.Do(b.ctx, steps...))
}

// open goes to an address of the site.
func (b *tab) open(address string) {
	b.t.Helper()
	b.run(chromedp.Navigate(b.site + address))
}

// call sends the browser a command.
func call[P, R any](b *tab, command cdp.Command[P, R], params P) {
	b.t.Helper()
	_, err := chromedp.Call(b.ctx, command, params)
	must(b.t, err)
}

// js evaluates an expression on the page.
func js[T any](b *tab, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	must(b.t, err)
	return v
}

// press presses keys, one after the other, without waiting for what they cause.
func (b *tab) press(keys string) {
	b.t.Helper()
	for _, r := range keys {
		// One event for key and character, as from a keyboard: a page that takes the
		// key then stops the character, too.
		for _, e := range kb.Encode(r) {
			switch e.Type {
			case kb.KeyChar:
				continue
			case kb.KeyDown:
				if k := kb.Keys[r]; k != nil && k.Print {
					e.Text = k.Text
				}
			}
			call(b, input.DispatchKeyEvent, *e)
		}
	}
}

// until waits for an expression to hold, also over a change of page.
func (b *tab) until(expression string) {
	b.t.Helper()
	deadline := time.Now().Add(20 * time.Second)
	for {
		// Between two pages there is none to ask, which is no failure yet.
		ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool]("document.readyState === 'complete' && Boolean("+expression+")"))
		if err == nil && ok {
			return
		}
		if time.Now().After(deadline) {
			b.t.Fatalf("waited in vain for %s on\n%s", expression, js[string](b, "location.href + '\\n' + document.body.innerText"))
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// says waits for the page to show a text.
func (b *tab) says(text string) {
	b.t.Helper()
	b.until(fmt.Sprintf("document.body.innerText.includes(%q)", text))
}

// then presses a key and waits for another suggestion, or the end, to be shown.
func (b *tab) then(key string) {
	b.t.Helper()
	old := js[string](b, "location.href")
	b.press(key)
	b.until(fmt.Sprintf("location.href !== %q", old))
}
