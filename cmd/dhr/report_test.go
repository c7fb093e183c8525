package main

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/exchange"
	"github.com/dhrcoder/dhr/samples"
)

// checkReport writes the report of a project with all gold decisions and facts and has
// every count compared with the gold files by programs that share no code with this
// one, and with what LibreOffice reads in the workbook.
func checkReport(t *testing.T, project string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "report")
	if code, _, errs := command(t.Context(), "report", dir, "--project", project); code != exitDone {
		t.Fatalf("exit %d: %s", code, errs)
	}
	checkWorkbook(t, dir)
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Log("python3 is not installed: the report is not compared with the gold files")
		return
	}
	for _, script := range []string{"testdata/annexe.py", "testdata/facts.py"} {
		out, err := exec.CommandContext(t.Context(), python, script, "../../samples/gold", dir).CombinedOutput()
		t.Logf("%s", out)
		if err != nil {
			t.Errorf("the report differs from the gold: %s: %v", script, err)
		}
	}
}

// laterFacts makes a file of decisions that take the place of some of the gold's: facts
// that the review does not state, facts of which somebody is unsure, other values, and
// recommendations that are none.
func laterFacts(t *testing.T) string {
	t.Helper()
	data, err := fs.ReadFile(samples.Files(), "facts.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	gold, problems, err := exchange.ReadFacts(bytes.NewReader(data), "facts.jsonl")
	if err != nil || problems != nil {
		t.Fatal(err, problems)
	}
	var b bytes.Buffer
	w := exchange.NewWriter(&b)
	for i, l := range gold {
		l.At = l.At.Add(time.Hour)
		switch i % 7 {
		case 0:
			l.Verdict, l.Values, l.Addressees, l.Theme = dhr.FactReject, nil, nil, ""
		case 2:
			l.Verdict, l.Values, l.Addressees, l.Theme = dhr.FactUnsure, nil, nil, ""
		case 4:
			l.Verdict = dhr.FactSet
			if values := dhr.AttributeName(l.Fact).Values(); values != nil {
				l.Values = values[i%len(values) : i%len(values)+1]
			}
			if l.Fact == exchange.FactRecommendation {
				l.Theme = dhr.Themes()[i%len(dhr.Themes())]
			}
		default:
			continue
		}
		if err := w.Write(l.FactLine); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "later.jsonl")
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// checkFacts compares the tables of facts once more after later decisions.
func checkFacts(t *testing.T, project, later string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "report")
	if code, _, errs := command(t.Context(), "report", dir, "--project", project); code != exitDone {
		t.Fatalf("exit %d: %s", code, errs)
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		return
	}
	out, err := exec.CommandContext(t.Context(), python, "testdata/facts.py", "../../samples/gold", dir, later).CombinedOutput()
	t.Logf("after later decisions: %s", out)
	if err != nil {
		t.Errorf("the report differs from the gold with later decisions: %v", err)
	}
}

// checkWorkbook has LibreOffice turn every sheet of the workbook into CSV and compares
// them with the CSV files of the report.
func checkWorkbook(t *testing.T, dir string) {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Log("LibreOffice is not installed: the workbook is not opened")
		return
	}
	out := t.TempDir()
	// Comma, double quotes, UTF-8, from the first line, all as stored, every sheet a file.
	run := exec.CommandContext(t.Context(), office, "-env:UserInstallation=file://"+filepath.Join(t.TempDir(), "office"), "--headless",
		"--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1", "--outdir", out, filepath.Join(dir, "report.xlsx"))
	if text, err := run.CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, text)
	}
	sheets, err := filepath.Glob(filepath.Join(out, "report-*.csv"))
	if err != nil || len(sheets) < 20 {
		t.Fatalf("LibreOffice reads %d sheets: %v", len(sheets), err)
	}
	cells := 0
	for _, sheet := range sheets {
		id := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(sheet), "report-"), ".csv")
		if id == "sources" {
			continue
		}
		const above = 4 // title, unit, status and an empty line
		got := readCSV(t, sheet)[above:]
		want := readCSV(t, filepath.Join(dir, id+".csv"))
		for r, row := range want {
			if r == 0 || r >= len(got) {
				continue
			}
			for i, cell := range row {
				cells++
				read := got[r][i]
				if share, err := strconv.ParseFloat(strings.TrimSuffix(read, "%"), 64); err == nil && strings.HasSuffix(read, "%") {
					read = strconv.FormatFloat(share, 'f', 1, 64) // the workbook has all its digits
				}
				if d := cmp.Diff(strings.TrimPrefix(cell, "'"), strings.TrimPrefix(read, "'")); d != "" {
					t.Fatalf("%s, row %d, column %d: %s", id, r+1, i+1, d)
				}
			}
		}
		if len(got) < len(want) {
			t.Errorf("%s has %d lines in the workbook, %d in the CSV", id, len(got), len(want))
		}
	}
	t.Logf("%d cells of the workbook compared", cells)
}

func readCSV(t *testing.T, name string) [][]string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return rows
}
