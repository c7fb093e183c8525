package refi

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

// pack makes a zip file of names and contents.
func pack(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.CreateHeader(header(parts[i], zip.Deflate))
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readBytes(data []byte) (Project, error) {
	return ReadProject(bytes.NewReader(data), int64(len(data)))
}

// project gives a project's XML with sources, in the manner of other programs.
func project(sources string) string {
	return "\ufeff" + `<?xml version="1.0" encoding="utf-8"?>
<Project xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="urn:QDA-XML:project:0:4" name="P" origin="Other 14.23" modifiedDateTime="2025-05-05T10:00:00">
<Users><User guid="AAAAAAAA-0000-4000-8000-000000000001" name="Kim"/></Users>
<CodeBook><Codes>
 <Code guid="{CCCCCCCC-0000-4000-8000-00000000000A}" name="5 Work" isCodable="False"><Code guid="CCCCCCCC-0000-4000-8000-000000000001" name="5e – Records" isCodable="true">
  <Code guid="CCCCCCCC-0000-4000-8000-000000000002" name="Late entries" isCodable="true"/></Code></Code>
</Codes></CodeBook>
<Variables><Variable guid="DDDDDDDD-0000-4000-8000-000000000001" name="year" typeOfVariable="Text"/></Variables>
<Sources>` + sources + `</Sources>
<Notes><Note guid="EEEEEEEE-0000-4000-8000-000000000001" name="Memo" plainTextPath="internal://EEEEEEEE-0000-4000-8000-000000000001.txt"/></Notes>
<Sets><Set guid="AAAAAAAA-0000-4000-8000-0000000000FF" name="S"/></Sets>
</Project>`
}

const coding = `<Coding guid="F%07d-0000-4000-8000-000000000000" %s><CodeRef targetGUID="{cccccccc-0000-4000-8000-000000000001}"/></Coding>`

func selection(n, start, end int, attrs string) string {
	return fmt.Sprintf(`<PlainTextSelection guid="B%07d-0000-4000-8000-000000000000" startPosition="%d" endPosition="%d">`+coding+`</PlainTextSelection>`, n, start, end, n, attrs)
}

const pdfGUID = "99999999-0000-4000-8000-000000000001"

func pdfSource(inside, selections string) string {
	return `<PDFSource guid="` + pdfGUID + `" name="D01" path="internal://` + pdfGUID + `.PDF">` + inside +
		`<Representation guid="99999999-0000-4000-8000-000000000002" plainTextPath="internal://99999999-0000-4000-8000-000000000002.txt" richTextPath="internal://x.docx">` + selections + `</Representation>` +
		`<VariableValue><VariableRef targetGUID="DDDDDDDD-0000-4000-8000-000000000001"/><TextValue>2014</TextValue></VariableValue></PDFSource>`
}

// words gives the coded words of all sources.
func words(p Project) (all []string) {
	for _, s := range p.Sources {
		text := []rune(s.Text)
		for _, sel := range s.Selections {
			for range sel.Codings {
				if sel.Text != "" {
					all = append(all, "~"+sel.Text)
				} else {
					all = append(all, string(text[sel.Start:sel.End]))
				}
			}
		}
	}
	return all
}

// TestReadDeviations has the ways in which programs were seen to differ from the
// standard and from each other.
func TestReadDeviations(t *testing.T) {
	const text = "99999999-0000-4000-8000-000000000002.txt"
	for _, c := range []struct {
		name    string
		file    string
		sources string
		want    []string
		loss    string
	}{
		{"code points", "One 𝔄 two. Three four.\n", pdfSource("", selection(1, 6, 10, "")+selection(2, 11, 22, "")), []string{"two.", "Three four."}, ""},
		{"UTF-16 units", "One 𝔄 two. Three four.\n", pdfSource("", selection(1, 7, 11, "")+selection(2, 12, 23, "")), []string{"two.", "Three four."}, "in its own way"},
		{"BOM", "\ufeffOne two.\nThree.", pdfSource("", selection(1, 4, 8, "")+selection(2, 9, 15, "")), []string{"two.", "Three."}, ""},
		{"BOM counted", "\ufeffOne two.\nThree.", pdfSource("", selection(1, 5, 9, "")+selection(2, 10, 16, "")), []string{"two.", "Three."}, "in its own way"},
		{"CRLF", "One\r\ntwo.\r\nThree.", pdfSource("", selection(1, 5, 9, "")+selection(2, 11, 17, "")), []string{"two.", "Three."}, ""},
		{"CRLF as one", "One\r\ntwo.\r\nThree.", pdfSource("", selection(1, 4, 8, "")+selection(2, 9, 15, "")), []string{"two.", "Three."}, "in its own way"},
		{"CR alone", "One\rtwo.", pdfSource("", selection(1, 4, 8, "")), []string{"two."}, ""},
		{"UTF-16 file", "\xff\xfeO\x00n\x00e\x00 \x00t\x00w\x00o\x00", pdfSource("", selection(1, 4, 7, "")), []string{"two"}, ""},
		{"one coding twice", "One two.", pdfSource(`<PDFSelection guid="B1" page="0" firstX="1" firstY="1" secondX="2" secondY="2">`+fmt.Sprintf(coding, 1, "")+`</PDFSelection>`, selection(1, 4, 8, "")), []string{"two."}, ""},
		{"region with words", "One two.", pdfSource(`<PDFSelection guid="B1" page="0" firstX="1" firstY="1" secondX="2" secondY="2"><Representation guid="B2"><PlainTextContent>two.</PlainTextContent></Representation>`+fmt.Sprintf(coding, 1, "")+`</PDFSelection>`, ""), []string{"~two."}, ""},
		{"region without words", "One two.", pdfSource(`<PDFSelection guid="B1" page="0" firstX="1" firstY="1" secondX="2" secondY="2">`+fmt.Sprintf(coding, 1, "")+`</PDFSelection>`, ""), nil, "regions of a page"},
		{"text inside the XML", "", `<TextSource guid="99999999-0000-4000-8000-000000000009" name="t"><PlainTextContent>One two.</PlainTextContent>` + selection(1, 4, 8, "") + `</TextSource>`, []string{"two."}, ""},
		{"beyond the text", "One two.", pdfSource("", selection(1, 4, 99, "")), []string{"two."}, ""},
		{"no place", "One two.", pdfSource("", selection(1, 5, 5, "")+selection(2, -3, 2, "")), nil, "without a place"},
		{"no text", "", pdfSource("", selection(1, 0, 3, "")), nil, "without plain text"},
		{"a film", "One two.", pdfSource("", selection(1, 4, 8, "")) + `<VideoSource guid="99999999-0000-4000-8000-000000000008"/>`, []string{"two."}, "1 × films"},
	} {
		t.Run(c.name, func(t *testing.T) {
			parts := []string{"My study.qde", project(c.sources), "Sources/" + strings.ToUpper(pdfGUID) + ".pdf", "%PDF-1.4"}
			if c.file != "" {
				parts = append(parts, `Sources\`+text, c.file)
			}
			p, err := readBytes(pack(t, parts...))
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(c.want, words(p)); d != "" {
				t.Error(d)
			}
			if !strings.Contains(p.Loss.String(), c.loss) || c.loss != "in its own way" && strings.Contains(p.Loss.String(), "in its own way") {
				t.Errorf("the loss:\n%s", p.Loss)
			}
			if !strings.Contains(p.Loss.String(), "1 × sets") {
				t.Errorf("the set is not in the loss:\n%s", p.Loss)
			}
		})
	}
}

func TestReadWhoAndWhen(t *testing.T) {
	by := `creatingUser="aaaaaaaa-0000-4000-8000-000000000001"`
	sources := pdfSource("", selection(1, 0, 3, by+` creationDateTime="2024-02-03T04:05:06.789+01:00"`)+selection(2, 4, 8, by)+selection(3, 0, 8, `creationDateTime="soon"`))
	p, err := readBytes(pack(t, "p.qde", project(sources), "sources/99999999-0000-4000-8000-000000000002.txt", "One two.", "sources/"+pdfGUID+".pdf", "%PDF"))
	if err != nil {
		t.Fatal(err)
	}
	day := time.Date(2025, 5, 5, 10, 0, 0, 0, time.UTC)
	want := []Coding{
		{Code: "cccccccc-0000-4000-8000-000000000001", Coder: "Kim", At: time.Date(2024, 2, 3, 3, 5, 6, 0, time.UTC), Dated: true},
		{Code: "cccccccc-0000-4000-8000-000000000001", Coder: "Kim", At: day},
		{Code: "cccccccc-0000-4000-8000-000000000001", At: day}}
	var got []Coding
	for _, s := range p.Sources[0].Selections {
		got = append(got, s.Codings...)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if c, _ := p.Cases[0].Attributes(); c.ID != "D01" || c.Year != 2014 || p.Sources[0].SHA256 == "" {
		t.Errorf("%+v %+v", c, p.Sources[0])
	}
	var codes []string
	for _, m := range MatchCodes(p.Codes, framework, nil) {
		codes = append(codes, m.Code.Name+": "+m.ID+" "+m.How)
	}
	if d := cmp.Diff([]string{"5 Work:  no code of the framework has this ID or name", "5e – Records: 5E by its ID", "Late entries: 5E as a part of its parent"}, codes); d != "" {
		t.Error(d)
	}
}

func TestReadRefuses(t *testing.T) {
	good := project("")
	for name, c := range map[string]struct {
		data []byte
		says string
	}{
		"no zip":        {[]byte("PK"), "no a .qdpx|not a .qdpx file"},
		"traversal":     {pack(t, "p.qde", good, "sources/../../x.txt", "x"), "outside of the archive"},
		"windows":       {pack(t, "p.qde", good, `sources\..\..\x.txt`, "x"), "outside of the archive"},
		"absolute":      {pack(t, "p.qde", good, "/etc/passwd", "x"), "outside of the archive"},
		"drive":         {pack(t, "p.qde", good, `C:\x.txt`, "x"), "outside of the archive"},
		"no project":    {pack(t, "sources/a.txt", "x"), "no .qde file"},
		"two projects":  {pack(t, "p.qde", good, "q.qde", good), "two .qde files"},
		"source twice":  {pack(t, "p.qde", good, "sources/a.txt", "x", "Sources/A.TXT", "y"), "twice"},
		"a codebook":    {pack(t, "p.qde", `<CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>`), "its root is \"CodeBook\""},
		"not XML":       {pack(t, "p.qde", `<Project`), "XML"},
		"a deep thing":  {pack(t, "p.qde", "<Project>"+strings.Repeat("<Code>", 20_000)), "its p.qde"},
		"a long text":   {pack(t, "p.qde", project(pdfSource("", selection(1, 0, 3, ""))), "sources/99999999-0000-4000-8000-000000000002.txt", strings.Repeat(" ", maxText+1)), "larger than"},
		"an XML entity": {pack(t, "p.qde", `<!DOCTYPE p [<!ENTITY a "b">]><Project name="&a;"/>`), "entity"},
	} {
		_, err := readBytes(c.data)
		ok := false
		for says := range strings.SplitSeq(c.says, "|") {
			ok = ok || err != nil && strings.Contains(err.Error(), says)
		}
		if !ok {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestArchiveBounds(t *testing.T) {
	data := pack(t, "p.qde", project(""), "sources/a.txt", strings.Repeat("x", 1000))
	a, err := openArchive(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	a.left = 1500
	if _, err := a.read(a.files["a.txt"], 1000); err != nil {
		t.Error(err)
	}
	if _, err := a.hash(a.files["a.txt"]); err == nil {
		t.Error("more is unpacked than may be")
	}
}

func FuzzReadProject(f *testing.F) {
	head, documents := small()
	data, _ := write(f, head, documents)
	_, files := entries(f, data)
	f.Add(files["project.qde"], "One two. Three.")
	f.Add(project(pdfSource("", selection(1, 6, 10, ""))), "\ufeffOne\r\n𝔄 two")
	f.Fuzz(func(t *testing.T, qde, text string) {
		p, err := readBytes(pack(t, "project.qde", qde, "sources/99999999-0000-4000-8000-000000000002.txt", text))
		if err != nil {
			return
		}
		words(p) // panics when a place is out of its text
		for _, c := range p.Cases {
			c.Attributes()
		}
		for i, c := range p.Codes {
			if c.Parent >= i {
				t.Fatal("a child before its parent")
			}
		}
		MatchCodes(p.Codes, framework, nil)
		for _, s := range p.Sources {
			for _, sel := range s.Selections {
				for _, c := range sel.Codings {
					d := dhr.Decision{Passage: "p", Code: "c", Coder: "x", At: c.At, Verdict: dhr.VerdictAdd, Agencies: c.Agencies}
					if err := d.Validate(); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	})
}

// FuzzArchive reads whole files, so that the zip reader's mistakes are met too.
func FuzzArchive(f *testing.F) {
	f.Add(pack(f, "p.qde", project(""), "sources/a.txt", "x"))
	f.Fuzz(func(_ *testing.T, data []byte) { _, _ = readBytes(data) })
}
