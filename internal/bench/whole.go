package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// whole measures a whole run of the program over the files, in a new project,
// beside pdftotext.
func whole(ctx context.Context, t *table, program, name, project string, files []string, cases string) error {
	for _, f := range files { // so that neither reads from a cold disk
		if _, err := os.ReadFile(f); err != nil {
			return err
		}
	}
	theirs, pages, words, err := pdftotext(ctx, files)
	if err != nil {
		return err
	}
	t.heading("%s: %d files, %d pages, %d words", name, len(files), pages, words)
	t.row("pdftotext, file by file", seconds(theirs.wall), rate(pages, theirs.wall, "pages/s"), "1.00 ×", "")

	if err := os.RemoveAll(project); err != nil {
		return err
	}
	if u, err := measure(ctx, program, "init", project); err != nil || u.exit != 0 {
		t.row("dhr run", "not measured", "dhr init: "+problem(u, err), "", "")
		return ctx.Err()
	}
	args := []string{"run", "--project", project}
	if cases != "" {
		args = append(args, "--cases", cases)
	}
	args = append(args, files...)
	ours, err := measure(ctx, program, args...)
	if err != nil || ours.exit != 0 {
		t.row("dhr run", "not measured", problem(ours, err), "", "")
		return ctx.Err()
	}
	t.row("dhr run (read, index, suggest)", seconds(ours.wall), rate(pages, ours.wall, "pages/s"),
		ratio(ours.wall, theirs.wall), megabytes(ours.memory)+" at peak")
	t.row("  processor time", seconds(ours.cpu), "", ratio(ours.cpu, theirs.cpu), "")
	again, err := measure(ctx, program, "run", "--project", project)
	if err == nil && again.exit == 0 {
		t.row("dhr run again, nothing to do", seconds(again.wall), "", ratio(again.wall, theirs.wall), megabytes(again.memory)+" at peak")
	}
	t.row("  database, index, PDFs on disk", "", "", "", strings.Join([]string{
		megabytes(diskSize(filepath.Join(project, "dhr.db"))),
		megabytes(diskSize(filepath.Join(project, "index"))),
		megabytes(diskSize(filepath.Join(project, "pdf")))}, ", "))
	return ctx.Err()
}

func problem(u usage, err error) string {
	if err != nil {
		return err.Error()
	}
	lines := strings.Split(u.stderr, "\n")
	return fmt.Sprintf("exit %d: %s", u.exit, lines[len(lines)-1])
}

func diskSize(path string) (n int64) {
	// What cannot be read counts nothing: this is for a table.
	_ = filepath.WalkDir(path, func(_ string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if info, err := d.Info(); err == nil && !d.IsDir() {
			n += info.Size()
		}
		return nil
	})
	return n
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2f s", d.Seconds()) }

func milliseconds(d time.Duration) string { return fmt.Sprintf("%.1f ms", d.Seconds()*1000) }

func megabytes(n int64) string { return fmt.Sprintf("%d MB", (n+1<<19)>>20) }

func ratio(a, b time.Duration) string {
	if b == 0 {
		return ""
	}
	return fmt.Sprintf("%.2f ×", a.Seconds()/b.Seconds())
}

func rate(n int, d time.Duration, unit string) string {
	if d == 0 {
		return ""
	}
	return fmt.Sprintf("%.0f %s", float64(n)/d.Seconds(), unit)
}
