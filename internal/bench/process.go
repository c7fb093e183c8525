package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"
)

// usage is what a process took.
type usage struct {
	wall, cpu time.Duration
	memory    int64 // bytes, the peak of the sum over it and its children; 0 where /proc is not
	exit      int
	stderr    string // its end
}

// measure runs a command and watches the memory of it and its children.
func measure(ctx context.Context, name string, args ...string) (usage, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return usage{}, err
	}
	stop := make(chan struct{})
	var watch sync.WaitGroup
	var peak int64
	watch.Go(func() {
		tick := time.NewTicker(50 * time.Millisecond)
		defer tick.Stop()
		for {
			peak = max(peak, residentTree(cmd.Process.Pid))
			select {
			case <-stop:
				return
			case <-tick.C:
			}
		}
	})
	err := cmd.Wait()
	u := usage{wall: time.Since(start)}
	close(stop)
	watch.Wait()
	u.memory, u.exit = peak, cmd.ProcessState.ExitCode()
	u.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	u.stderr = strings.TrimSpace(stderr.String())
	var failed *exec.ExitError
	if err != nil && !errors.As(err, &failed) {
		return u, err
	}
	return u, ctx.Err()
}

// residentTree is the resident memory of a process and its descendants. Pages that
// they share count more than once, so it is rather too much.
func residentTree(root int) (sum int64) {
	names, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		return 0
	}
	type process struct {
		parent int
		pages  int64
	}
	all := map[int]process{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			continue // it has ended
		}
		// proc(5): pid (comm) state ppid …; resident pages are field 24.
		text := string(data)
		pid, _ := strconv.Atoi(text[:max(0, strings.IndexByte(text, ' '))])
		fields := strings.Fields(text[strings.LastIndexByte(text, ')')+1:])
		if len(fields) < 22 {
			continue
		}
		parent, _ := strconv.Atoi(fields[1])
		pages, _ := strconv.ParseInt(fields[21], 10, 64)
		all[pid] = process{parent, pages}
	}
	for pid, p := range all {
		for at, steps := pid, 0; at > 1 && steps < 50; at, steps = all[at].parent, steps+1 {
			if at == root {
				sum += p.pages
				break
			}
		}
	}
	return sum * int64(os.Getpagesize())
}

// pdftotext runs poppler's pdftotext over the files, one after the other, and
// counts what it gives.
func pdftotext(ctx context.Context, files []string) (u usage, pages, words int, err error) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		return usage{}, 0, 0, errors.New("pdftotext is not installed (Debian: poppler-utils)")
	}
	for _, file := range files {
		cmd := exec.CommandContext(ctx, program, file, "-")
		start := time.Now()
		out, err := cmd.Output()
		u.wall += time.Since(start)
		if err != nil {
			return u, 0, 0, fmt.Errorf("pdftotext %s: %w", file, err)
		}
		u.cpu += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		pages += bytes.Count(out, []byte{'\f'})
		words += len(bytes.Fields(out))
	}
	return u, pages, words, nil
}
