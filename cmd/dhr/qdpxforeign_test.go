package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dhrcoder/dhr/exchange"
)

// TestImportForeignQDPX reads a project as another program would make it of the same
// report: under another name, from a text with running heads and broken lines, with
// codes of its own.
func TestImportForeignQDPX(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a PDF")
	}
	dir := t.TempDir()
	dhr := func(want int, args ...string) (string, string) {
		t.Helper()
		var out, errs bytes.Buffer
		if code := run(context.Background(), append([]string{"--project", filepath.Join(dir, "p")}, args...), strings.NewReader(""), &out, &errs); code != want {
			t.Fatalf("dhr %s: exit %d\n%s%s", strings.Join(args, " "), code, out.String(), errs.String())
		}
		return out.String(), errs.String()
	}
	dhr(exitDone, "init", filepath.Join(dir, "p"))
	dhr(exitDone, "run", "../../samples/pdf/D02.pdf")
	lines, _ := dhr(exitDone, "export", "passages")
	var passages []exchange.PassageLine
	var text strings.Builder
	for line := range strings.Lines(lines) {
		var p exchange.PassageLine
		if err := json.Unmarshal([]byte(line), &p); err != nil {
			t.Fatal(err)
		}
		passages = append(passages, p)
		if len(passages)%4 == 0 {
			fmt.Fprintf(&text, "RESTRICTED\r\n%d\r\n", len(passages)/4)
		}
		for i, word := range strings.Fields(p.Number + " " + p.Text) {
			text.WriteString([]string{" ", "\r\n"}[min(i%12/11, 1)] + word)
		}
		text.WriteString("\r\n")
	}
	at := func(part string) int {
		i := strings.Index(text.String(), part)
		if i < 0 {
			t.Fatalf("%q is not in the text", part)
		}
		return utf8.RuneCountInString(text.String()[:i])
	}
	var codings strings.Builder
	code := func(n, start, end int) {
		fmt.Fprintf(&codings, `<PlainTextSelection guid="b%07d-0000-4000-8000-000000000000" startPosition="%d" endPosition="%d"><Coding guid="c%07d-0000-4000-8000-000000000000" creatingUser="a0000001-0000-4000-8000-000000000000" creationDateTime="2024-02-03T04:05:0%dZ"><CodeRef targetGUID="d%07d-0000-4000-8000-000000000000"/></Coding></PlainTextSelection>`,
			codings.Len(), start, end, codings.Len(), n, n)
	}
	signal := at("There was no mobile signal")
	code(1, signal, signal+26)                       // part of a passage
	code(1, signal+5, signal+20)                     // again, within it
	code(2, at("a bottle of"), at("a bottle of")+11) // mapped by the CSV
	code(3, signal, signal+26)                       // matches nothing
	code(4, signal, signal+26)                       // left out by the CSV
	code(5, at("RESTRICTED"), at("RESTRICTED")+10)
	qde := `<Project xmlns="urn:QDA-XML:project:1.0" name="x" origin="NVivo 14"><Users><User guid="a0000001-0000-4000-8000-000000000000" name="Kim"/></Users><CodeBook><Codes>`
	for i, name := range []string{"8F Isolation", "Drinking", "Weather", "Notes to self", "8A"} {
		qde += fmt.Sprintf(`<Code guid="D%07d-0000-4000-8000-000000000000" name="%s" isCodable="true"/>`, i+1, name)
	}
	qde += `</Codes></CodeBook><Sources><TextSource guid="e0000001-0000-4000-8000-000000000000" name="Second review" plainTextPath="internal://E0000001.txt">` + codings.String() + `</TextSource></Sources></Project>`
	file := filepath.Join(dir, "nvivo.qdpx")
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range map[string]string{"Study.qde": qde, "Sources/e0000001.txt": text.String()} {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	codes := filepath.Join(dir, "codes.csv")
	for _, err := range []error{z.Close(), os.WriteFile(file, b.Bytes(), 0o600), os.WriteFile(codes, []byte("Drinking,1C\nNotes to self,\n"), 0o600)} {
		if err != nil {
			t.Fatal(err)
		}
	}

	out, errs := dhr(exitPartly, "import", "qdpx", file, "--codes", codes)
	for _, want := range []string{`written by NVivo 14: 1 document, 6 codings`, `document "Second review" is D02.pdf (by its text)`,
		`code "8F Isolation" is 8F (by its ID)`, `code "Drinking" is 1C (by the map)`, "2 decisions imported"} {
		if !strings.Contains(out, want) {
			t.Errorf("the output does not say %q:\n%s", want, out)
		}
	}
	for _, want := range []string{`code "Weather", 1 coding: no code of the framework`, `Weather,5E`, `codings with "Notes to self", which the map leaves out`,
		"D02.pdf: no passage holds characters"} {
		if !strings.Contains(errs, want) {
			t.Errorf("the errors do not say %q:\n%s", want, errs)
		}
	}
	if strings.Contains(out+errs, "mobile signal") {
		t.Error("the report's text is in the output")
	}
	of := map[string]string{}
	for _, p := range passages {
		of[p.Passage] = p.Text
	}
	decisions, _ := dhr(exitDone, "export", "decisions")
	var got []exchange.DecisionLine
	for line := range strings.Lines(decisions) {
		var d exchange.DecisionLine
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			t.Fatal(err)
		}
		got = append(got, d)
	}
	if len(got) != 2 || got[0].Code != "8F" || !strings.Contains(of[got[0].Passage], "There was no mobile signal") || got[0].Coder != "Kim" ||
		got[1].Code != "1C" || !strings.Contains(of[got[1].Passage], "a bottle of") || got[1].At.Second() != 2 {
		t.Errorf("%+v", got)
	}
}
