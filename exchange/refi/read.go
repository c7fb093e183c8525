package refi

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/dhrcoder/dhr"
)

// ReadProject reads a .qdpx file of that size. The error says, for a person, what is
// wrong with the file as a whole; what is wrong with a part of it, or not read, is in
// the project's Loss. A coding that the file states twice is read once.
func ReadProject(r io.ReaderAt, size int64) (Project, error) {
	a, err := openArchive(r, size)
	if err != nil {
		return Project{}, err
	}
	f, err := a.open(a.qde, maxXML)
	if err != nil {
		return Project{}, err
	}
	defer f.Close()
	rd := reader{archive: a, users: map[string]string{}, notes: map[string]textXML{}, seen: map[string]bool{}}
	if err := readXML(f, "Project", &rd.xml); err != nil {
		return Project{}, fmt.Errorf("its %s: %w", a.qde.Name, err)
	}
	if err := rd.read(); err != nil {
		return Project{}, err
	}
	return rd.project, nil
}

type reader struct {
	archive *archive
	xml     projectIn
	users   map[string]string  // name by GUID
	notes   map[string]textXML // by GUID
	seen    map[string]bool    // codings read, by GUID
	project Project
}

func (r *reader) read() error {
	x, p := &r.xml, &r.project
	p.Name, p.Origin = x.Name, x.Origin
	p.Codes = flatten(x.Codes)
	for _, u := range x.Users {
		name := strings.TrimSpace(u.Name)
		if name == "" {
			name = strings.TrimSpace(u.ID)
		}
		r.users[key(u.GUID)] = name
	}
	for _, n := range x.Notes {
		r.notes[key(n.GUID)] = n
	}
	variables := map[string]string{}
	for _, v := range x.Variables {
		variables[key(v.GUID)] = strings.ToLower(strings.TrimSpace(v.Name))
	}
	for _, c := range x.Cases {
		p.Cases = append(p.Cases, caseOf(c.Name, c.Values, targets(c.Sources), variables))
		p.Loss.Add(len(c.Codes), "codes given to whole cases")
		p.Loss.Add(len(c.Spots), "selections that belong to cases")
	}
	for _, s := range x.PDFs {
		if err := r.pdf(s, variables); err != nil {
			return err
		}
	}
	for _, s := range x.Texts {
		if err := r.text(s, variables); err != nil {
			return err
		}
	}
	p.Loss.Add(len(x.Pictures), "pictures")
	p.Loss.Add(len(x.Audios), "sound recordings")
	p.Loss.Add(len(x.Videos), "films")
	p.Loss.Add(len(x.Links), "links")
	p.Loss.Add(len(x.Sets), "sets")
	p.Loss.Add(len(x.Graphs), "graphs")
	p.Loss.Add(len(x.NoteRefs), "notes on the project")
	return nil
}

func targets(refs []targetXML) []string {
	var all []string
	for _, t := range refs {
		all = append(all, key(t.GUID))
	}
	return all
}

// caseOf reads a case. Some programs give variables to sources instead, so that a
// source with values is read as a case of one source.
func caseOf(name string, values []valueXML, sources []string, variables map[string]string) Case {
	c := Case{Name: strings.TrimSpace(name), Sources: sources, Values: map[string]string{}}
	for _, v := range values {
		for _, value := range []string{v.Text, v.Integer, v.Float, v.Date} {
			if value != "" {
				c.Values[variables[key(v.Variable.GUID)]] = value
				break
			}
		}
	}
	return c
}

// source begins the source that an element describes.
func (r *reader) source(id, name string, values []valueXML, variables map[string]string) Source {
	s := Source{GUID: key(id), Name: strings.TrimSpace(name)}
	if len(values) > 0 {
		r.project.Cases = append(r.project.Cases, caseOf(strings.TrimSuffix(s.Name, ".pdf"), values, []string{s.GUID}, variables))
	}
	return s
}

func (r *reader) pdf(x pdfXML, variables map[string]string) error {
	s := r.source(x.GUID, x.Name, x.Values, variables)
	if f := r.archive.find(x.Path); f != nil {
		sum, err := r.archive.hash(f)
		if err != nil {
			return err
		}
		s.SHA256 = sum
	}
	for i, t := range x.Texts {
		if i > 0 {
			r.project.Loss.Add(1, "further texts of one document")
			continue
		}
		if err := r.addText(&s, t, x.madeXML); err != nil {
			return err
		}
	}
	// Regions come after the text: what the text has coded already is not read again.
	for _, region := range x.Regions {
		r.region(&s, region, x.madeXML)
	}
	r.project.Loss.Add(len(x.Codings), "codes given to whole documents")
	r.project.Loss.Add(len(x.NoteRefs), "notes on documents")
	r.project.Sources = append(r.project.Sources, s)
	return nil
}

func (r *reader) text(x textXML, variables map[string]string) error {
	s := r.source(x.GUID, x.Name, x.Values, variables)
	if err := r.addText(&s, x, madeXML{}); err != nil {
		return err
	}
	r.project.Sources = append(r.project.Sources, s)
	return nil
}

// addText reads a text with its selections.
func (r *reader) addText(s *Source, x textXML, outer madeXML) error {
	data := []byte(x.Content)
	if f := r.archive.find(x.Path); f != nil && x.Content == "" {
		var err error
		if data, err = r.archive.read(f, maxText); err != nil {
			return err
		}
	}
	if len(data) == 0 {
		r.project.Loss.Add(1, "documents without plain text, whose codings have no place")
	}
	made := join(x.madeXML, outer)
	var spans []dhr.Span
	for _, sel := range x.Selections {
		start, err1 := strconv.Atoi(strings.TrimSpace(sel.Start))
		end, err2 := strconv.Atoi(strings.TrimSpace(sel.End))
		if err1 != nil || err2 != nil || end <= start || start < 0 || len(data) == 0 {
			r.project.Loss.Add(len(sel.Codings), "codings of selections without a place in a text")
			continue
		}
		out := Selection{Codings: r.codings(sel.Codings, join(sel.madeXML, made))}
		r.project.Loss.Add(len(sel.NoteRefs), "notes on selections")
		if len(out.Codings) > 0 {
			spans = append(spans, dhr.Span{Start: start, End: end})
			s.Selections = append(s.Selections, out)
		}
	}
	text, settled, unusual := decodeText(data).settle(spans)
	s.Text = text
	for i, span := range settled {
		s.Selections[i].Span = span
	}
	if unusual {
		r.project.Loss.Add(1, "texts in which the program counts line ends, byte order marks or rare characters in its own way (read so that selections begin and end with words; look at some)")
	}
	r.project.Loss.Add(len(x.Codings), "codes given to whole documents")
	r.project.Loss.Add(len(x.NoteRefs), "notes on documents")
	return nil
}

// region reads a coded part of a page. Without its words it cannot be read: programs
// do not agree on where its coordinates begin.
func (r *reader) region(s *Source, x regionXML, outer madeXML) {
	codings := r.codings(x.Codings, join(x.madeXML, outer))
	r.project.Loss.Add(len(x.NoteRefs), "notes on selections")
	if len(codings) == 0 {
		return
	}
	for _, t := range x.Texts {
		if words := strings.TrimSpace(t.Content); words != "" {
			s.Selections = append(s.Selections, Selection{Text: words, Codings: codings})
			return
		}
	}
	r.project.Loss.Add(len(codings), "codings of regions of a page, of which the file gives no words")
}

// codings reads those codings that have not been read yet.
func (r *reader) codings(list []codingXML, outer madeXML) []Coding {
	var all []Coding
	for _, x := range list {
		if id := key(x.GUID); id != "" {
			if r.seen[id] {
				continue
			}
			r.seen[id] = true
		}
		made := join(x.madeXML, outer)
		c := Coding{Code: key(x.Code.GUID), Coder: r.users[key(made.By)]}
		_, c.Dated = parseTime(x.At)
		at, ok := parseTime(made.At)
		for _, other := range []string{r.xml.Modified, r.xml.Created} {
			if !ok {
				at, ok = parseTime(other)
			}
		}
		if !ok {
			at = r.archive.written()
		}
		c.At = at
		r.noteOn(&c, x.NoteRefs)
		all = append(all, c)
	}
	return all
}
