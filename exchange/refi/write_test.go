package refi

import (
	"archive/zip"
	"bytes"
	"flag"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

var update = flag.Bool("update", false, "rewrite the golden files")

var framework = dhr.Framework{Title: "A small framework", Source: "A test & nothing else", Factors: []dhr.Factor{
	{ID: "5", Name: "Agency work environment", Codes: []dhr.Code{
		{ID: "5E", Name: "Record keeping", Use: "records <poor> or \"lost\"", Not: "A panel's own records.", Practice: true},
		{ID: "5F", Name: "Policy & procedure", Use: "no policy", Practice: true}}},
	{ID: "9", Name: "Any best practice/good points", Codes: []dhr.Code{{ID: "9", Name: "Any best practice/good points", Use: "praise"}}},
}}

func at(minute int) time.Time { return time.Date(2026, 3, 1, 14, minute, 0, 0, time.UTC) }

// small is a project of two cases with all that makes positions and XML difficult:
// letters beyond ASCII and beyond UTF-16, line ends in texts, marks of XML.
func small() (Head, []Document) {
	one := strings.Repeat("a1", 32)
	two := strings.Repeat("b2", 32)
	head := Head{Name: "A <project> & \"more\"", Origin: "dhr test", Framework: framework, Cases: []dhr.Case{
		{ID: "C1", Title: "The death of \"Mavis\" <fiction> & others", Year: 2014, Region: "Midlands", Type: dhr.CaseIPV, CSP: "Safer Town"}, {ID: "C2"}}, Facts: []dhr.Fact{
		{FactKey: dhr.FactKey{Case: "C1", Name: dhr.AttributeVictimHealth}, Verdict: dhr.FactSet, Values: []string{"depression", "PTSD"}},
		{FactKey: dhr.FactKey{Case: "C2", Name: dhr.AttributeVictimName}, Verdict: dhr.FactConfirm, Values: []string{"<Adult> & A"}},
		{FactKey: dhr.FactKey{Case: "C1", Name: dhr.AttributeMethod}, Verdict: dhr.FactReject}}}
	first := Document{Document: dhr.Document{ID: one, Name: "A & B.pdf", Case: "C1"}, PDF: strings.NewReader("%PDF-1.4 one"),
		Passages: []dhr.Passage{
			{ID: "p1", Document: one, Page: 1, Number: "4.1", Text: "Caf\u0065\u0301 notes – “lost” 𝔄 or not."},
			{ID: "p2", Document: one, Page: 2, Text: "Second line\u2028with <b> & \u0001 a break."},
			{ID: "p3", Document: one, Page: 2, Text: "Not coded."},
			{ID: "p4", Document: one, Page: 3, Number: "4.3", Text: "The end."}},
		Codings: []dhr.Coding{
			{Passage: "p4", Code: "5F", Verdict: dhr.VerdictAdd, Coder: "KM", At: at(9)},
			{Passage: "p1", Code: "9", Verdict: dhr.VerdictConfirm, Coder: "RB", At: at(5), Note: "see 4.3 <& on>\nand after"},
			{Passage: "p1", Code: "5E", Verdict: dhr.VerdictConfirm, Agencies: []dhr.Agency{dhr.AgencyHealth, dhr.AgencySocialServices}, Coder: "KM", At: at(7), Note: "x"},
			{Passage: "p2", Code: "5E", Verdict: dhr.VerdictReject, Coder: "RB", At: at(1)},
			{Passage: "p3", Code: "5E", Verdict: dhr.VerdictUnsure, Coder: "RB", At: at(1)},
			{Passage: "p2", Code: "5F", Verdict: dhr.VerdictConfirm, Coder: "RB", At: at(8)},
			{Passage: "p2", Code: "7Z", Verdict: dhr.VerdictConfirm, Coder: "RB", At: at(1)},
			{Passage: "gone", Code: "5E", Verdict: dhr.VerdictConfirm, Coder: "RB", At: at(1)}}}
	second := Document{Document: dhr.Document{ID: two, Name: "C.pdf", Case: "C2"}, PDF: strings.NewReader("%PDF-1.4 two")}
	return head, []Document{first, second}
}

func write(t testing.TB, head Head, documents []Document) ([]byte, Loss) {
	t.Helper()
	var b bytes.Buffer
	w := NewWriter(&b, head)
	for _, d := range documents {
		if err := w.Add(d); err != nil {
			t.Fatal(err)
		}
	}
	loss, err := w.Close()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), loss
}

// entries unpacks a zip file and gives the names in order.
func entries(t testing.TB, data []byte) (names []string, files map[string]string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files = map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, f.Name)
		files[f.Name] = string(content)
	}
	return names, files
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (-want +got; -update rewrites it):\n%s", name, d)
	}
}

func TestWriteProject(t *testing.T) {
	head, documents := small()
	data, loss := write(t, head, documents)
	head, documents = small()
	if again, _ := write(t, head, documents); !bytes.Equal(data, again) {
		t.Error("a second export has other bytes")
	}
	names, files := entries(t, data)
	golden(t, "testdata/project.qde", files["project.qde"])
	var texts int
	for _, name := range names {
		if name != "project.qde" && !strings.HasPrefix(name, "sources/") || strings.Count(name, "/") > 1 {
			t.Errorf("entry %s", name)
		}
		text := files[name]
		if strings.HasSuffix(name, ".txt") {
			texts++
			if want := "4.1 Café notes – “lost” 𝔄 or not.\nSecond line with <b> &   a break.\nNot coded.\n4.3 The end.\n"; text != want {
				t.Errorf("the text is\n%q, not\n%q", text, want)
			}
		}
	}
	if texts != 1 || len(names) != 4 {
		t.Errorf("entries %v", names)
	}
	for _, want := range []string{"1 × rejected", "1 × decisions left unsure", "1 × codings with a code", "1 × codings of passages", "1 × documents without text", "1 × documents with characters beyond U+FFFF"} {
		if !strings.Contains(loss.String(), want) {
			t.Errorf("the loss does not say %q:\n%s", want, loss)
		}
	}
	for _, never := range []string{"richTextPath", "basePath", "\ufeff", "PDFSelection"} {
		if strings.Contains(files["project.qde"], never) {
			t.Errorf("the project has %q", never)
		}
	}
}

func TestRoundTrip(t *testing.T) {
	head, documents := small()
	data, _ := write(t, head, documents)
	p, err := ReadProject(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if !p.Loss.Empty() {
		t.Errorf("reading one's own file loses\n%s", p.Loss)
	}
	ids := map[string]string{}
	for _, m := range MatchCodes(p.Codes, framework, nil) {
		if m.Code.Codable {
			ids[m.Code.GUID] = m.ID
		}
	}
	s := p.Sources[0]
	text := []rune(s.Text)
	var got []string
	for _, sel := range s.Selections {
		for _, c := range sel.Codings {
			agencies := make([]string, len(c.Agencies))
			for i, a := range c.Agencies {
				agencies[i] = string(a)
			}
			got = append(got, strings.Join([]string{string(text[sel.Start:sel.End]), ids[c.Code], c.Coder, c.At.Format("15:04"), strings.Join(agencies, "+"), c.Note}, "|"))
		}
	}
	want := []string{
		"Café notes – “lost” 𝔄 or not.|5E|KM|14:07|health+social services|x",
		"Café notes – “lost” 𝔄 or not.|9|RB|14:05||see 4.3 <& on>\nand after",
		"Second line with <b> &   a break.|5F|RB|14:08||",
		"The end.|5F|KM|14:09||"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	first, loss := p.Cases[0].Attributes()
	if d := cmp.Diff(dhr.Case{ID: "C1", Title: "The death of \"Mavis\" <fiction> & others", Year: 2014, Region: "Midlands", Type: dhr.CaseIPV, CSP: "Safer Town", Source: dhr.CaseFromList}, first); d != "" || !loss.Empty() {
		t.Error(d, loss)
	}
	if !slices.Equal(p.Cases[0].Sources, []string{s.GUID}) || s.Name != "A & B.pdf" || len(s.SHA256) != 64 || p.Origin != "dhr test" || p.Codings() != 4 {
		t.Errorf("%+v", p)
	}
}

func TestCodebookRoundTrip(t *testing.T) {
	var b bytes.Buffer
	if err := WriteCodebook(&b, framework, "dhr test"); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/codebook.qdc", b.String())
	codes, err := ReadCodebook(&b)
	if err != nil {
		t.Fatal(err)
	}
	if lines := CompareCodebook(codes, framework); lines != nil {
		t.Errorf("%q", lines)
	}
}
