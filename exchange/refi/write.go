package refi

import (
	"archive/zip"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dhrcoder/dhr"
)

// Head is what a project file says once.
type Head struct {
	Name      string // of the project, as other programs show it
	Origin    string // the program that writes, with its version
	Framework dhr.Framework
	Cases     []dhr.Case
	Facts     []dhr.Fact // attributes of the cases that people stated, which become variables
}

// Document is a document to write, with what stands of its codings.
type Document struct {
	dhr.Document
	Passages []dhr.Passage // of its newest reading, in order
	Codings  []dhr.Coding  // what stands for them; what is not confirmed or added is not written
	PDF      io.Reader     // its file
}

// Writer writes a project as .qdpx. The same input gives the same bytes.
type Writer struct {
	zip     *zip.Writer
	head    Head
	project projectOut
	pdfs    []pdfXML
	notes   []textXML
	users   map[string]bool
	sources map[string][]targetXML // by case
	last    time.Time
	loss    Loss
}

// NewWriter writes to w; add the documents and call Close at the end.
func NewWriter(w io.Writer, head Head) *Writer {
	return &Writer{zip: zip.NewWriter(w), head: head, users: map[string]bool{}, sources: map[string][]targetXML{},
		project: projectOut{XMLName: xml.Name{Space: projectSpace, Local: "Project"}, Name: head.Name, Origin: head.Origin,
			Codes: codesOf(head.Framework), Text: strings.TrimSpace(head.Framework.Title + "\n" + head.Framework.Source)}}
}

// Add writes a document's PDF and text and notes its codings.
func (w *Writer) Add(d Document) error {
	id := guid("document", d.ID)
	pdf := pdfXML{GUID: id, Name: d.Name, Path: "internal://" + id + ".pdf"}
	if err := w.file(id+".pdf", zip.Store, d.PDF); err != nil {
		return fmt.Errorf("write %s: %w", d.Name, err)
	}
	if len(d.Passages) == 0 {
		w.loss.Add(1, "documents without text (not read), written as PDF only")
	} else {
		text, spans := plainText(d.Passages)
		rep := textXML{GUID: guid("text", d.ID), Name: d.Name}
		rep.Path = "internal://" + rep.GUID + ".txt"
		if err := w.file(rep.GUID+".txt", zip.Deflate, strings.NewReader(text)); err != nil {
			return fmt.Errorf("write the text of %s: %w", d.Name, err)
		}
		if strings.ContainsFunc(text, func(r rune) bool { return r > 0xffff }) {
			w.loss.Add(1, "documents with characters beyond U+FFFF (they are in the file): a program that counts in UTF-16, as NVivo seems to, may show codings after them shifted")
		}
		rep.Selections = w.selections(d, spans)
		pdf.Texts = []textXML{rep}
	}
	w.pdfs = append(w.pdfs, pdf)
	w.sources[d.Case] = append(w.sources[d.Case], targetXML{id})
	return nil
}

// file writes a file of sources/. All have the same time, for the same bytes.
func (w *Writer) file(name string, method uint16, content io.Reader) error {
	out, err := w.zip.CreateHeader(header("sources/"+name, method))
	if err != nil {
		return err
	}
	_, err = io.Copy(out, content)
	return err
}

func header(name string, method uint16) *zip.FileHeader {
	return &zip.FileHeader{Name: name, Method: method, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)}
}

// selections gives a selection for each coded passage, the whole of it, with its
// codings in the framework's order.
func (w *Writer) selections(d Document, spans []dhr.Span) []selectionXML {
	rank := map[string]int{}
	for i, c := range w.head.Framework.Codes() {
		rank[c.ID] = i
	}
	at := map[string]int{}
	for i, p := range d.Passages {
		at[p.ID] = i
	}
	var codings []dhr.Coding
	for _, c := range d.Codings {
		_, known := rank[c.Code]
		_, there := at[c.Passage]
		switch {
		case c.Verdict == dhr.VerdictReject:
			w.loss.Add(1, "rejected suggestions: the format has no place for what was decided against")
		case c.Verdict == dhr.VerdictUnsure:
			w.loss.Add(1, "decisions left unsure: the format knows no doubt")
		case c.Pending():
			w.loss.Add(1, "passages and codes on which coders differ and nobody has adjudicated yet")
		case !known:
			w.loss.Add(1, "codings with a code that the framework no longer has")
		case !there:
			w.loss.Add(1, "codings of passages that the newest reading of their document no longer has")
		default:
			codings = append(codings, c)
		}
	}
	slices.SortStableFunc(codings, func(a, b dhr.Coding) int {
		return cmp.Or(cmp.Compare(at[a.Passage], at[b.Passage]), cmp.Compare(rank[a.Code], rank[b.Code]))
	})
	var all []selectionXML
	for _, c := range codings {
		i := at[c.Passage]
		id := guid("selection", c.Passage)
		if n := len(all); n == 0 || all[n-1].GUID != id {
			all = append(all, selectionXML{GUID: id, Name: place(d.Passages[i]), Start: strconv.Itoa(spans[i].Start), End: strconv.Itoa(spans[i].End), madeXML: w.made(c)})
		}
		s := &all[len(all)-1]
		s.Codings = append(s.Codings, w.coding(c))
	}
	return all
}

// place names a passage for people: its page and printed number, no text.
func place(p dhr.Passage) string {
	return strings.TrimSpace(fmt.Sprintf("p. %d %s", p.Page, p.Number))
}

func (w *Writer) made(c dhr.Coding) madeXML {
	w.users[c.Coder] = true
	if c.At.After(w.last) {
		w.last = c.At
	}
	return madeXML{By: guid("user", c.Coder), At: stamp(c.At)}
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// agenciesNote is the name of the notes that hold a coding's agencies, which have no
// other place.
const agenciesNote = "Agencies"

func (w *Writer) coding(c dhr.Coding) codingXML {
	x := codingXML{GUID: guid("coding", c.Passage, c.Code), madeXML: w.made(c), Code: targetXML{guid("code", c.Code)}}
	note := func(name, content string) {
		n := textXML{GUID: guid("note", c.Passage, c.Code, name), Name: name, madeXML: x.madeXML, Content: content}
		w.notes = append(w.notes, n)
		x.NoteRefs = append(x.NoteRefs, targetXML{n.GUID})
	}
	if len(c.Agencies) > 0 {
		names := make([]string, len(c.Agencies))
		for i, a := range c.Agencies {
			names[i] = string(a)
		}
		note(agenciesNote, strings.Join(names, ", "))
	}
	if c.Note != "" {
		note("Note on "+c.Code, c.Note)
	}
	return x
}

// Close writes the project itself and says what the format could not hold.
func (w *Writer) Close() (Loss, error) {
	w.finish()
	out, err := w.zip.CreateHeader(header("project.qde", zip.Deflate))
	if err == nil {
		err = writeXML(out, w.project)
	}
	if err != nil {
		return w.loss, fmt.Errorf("write project.qde: %w", err)
	}
	if err := w.zip.Close(); err != nil {
		return w.loss, fmt.Errorf("write the project: %w", err)
	}
	return w.loss, nil
}

// finish puts together what Add has gathered.
func (w *Writer) finish() {
	p := &w.project
	names := slices.Sorted(maps.Keys(w.users))
	if len(names) > 0 {
		p.Users = &struct{ User []userXML }{}
		for _, name := range names {
			p.Users.User = append(p.Users.User, userXML{GUID: guid("user", name), Name: name})
		}
		p.Created, p.Modified = stamp(w.last), stamp(w.last) // not the clock's, for the same bytes
		p.CreatedBy = guid("user", names[0])
	}
	p.Variables = append(variables(), factVariables()...)
	if len(w.head.Cases) > 0 {
		p.Cases = &struct{ Case []caseXML }{}
		for _, c := range w.head.Cases {
			p.Cases.Case = append(p.Cases.Case, caseXML{GUID: guid("case", c.ID), Name: c.ID, Values: append(valuesOf(c), factValues(c.ID, w.head.Facts)...), Sources: w.sources[c.ID]})
		}
	}
	if len(w.pdfs) > 0 {
		p.Sources = &struct{ PDFSource []pdfXML }{w.pdfs}
	}
	if len(w.notes) > 0 {
		p.Notes = &struct{ Note []textXML }{w.notes}
	}
}
