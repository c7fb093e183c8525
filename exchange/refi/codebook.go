package refi

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/dhrcoder/dhr"
)

// maxXML bounds a codebook or a project's XML, in bytes: a hundred times that of six
// hundred reviews coded in full.
const maxXML = 256 << 20

// palette holds a colour a factor, told apart by people who do not see red and green
// as well.
func palette() []string {
	return []string{"#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#7A6FAC", "#8C6D31", "#5F6B6D"}
}

// codesOf gives the codebook of a framework: the factors, which cannot be coded
// with, and under each its codes.
func codesOf(framework dhr.Framework) []codeXML {
	var all []codeXML
	colours := palette()
	for i, f := range framework.Factors {
		colour := colours[i%len(colours)]
		parent := codeXML{GUID: guid("factor", f.ID), Name: f.ID + " " + f.Name, IsCodable: "false", Color: colour}
		for _, c := range f.Codes {
			parent.Codes = append(parent.Codes, codeXML{GUID: guid("code", c.ID), Name: codeName(c), IsCodable: "true", Color: colour, Description: description(c)})
		}
		all = append(all, parent)
	}
	return all
}

// codeName is a code's name in a codebook, such as "5E Record keeping".
func codeName(c dhr.Code) string { return c.ID + " " + c.Name }

func description(c dhr.Code) string {
	text := c.Use
	if c.Not != "" {
		text = strings.TrimSpace(text + "\nNot: " + c.Not)
	}
	return text
}

// WriteCodebook writes the framework as a .qdc file. Origin names the program.
func WriteCodebook(w io.Writer, framework dhr.Framework, origin string) error {
	return writeXML(w, codebookXML{XMLName: xml.Name{Space: codebookSpace, Local: "CodeBook"}, Origin: origin, Codes: codesOf(framework)})
}

func writeXML(w io.Writer, root any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return fmt.Errorf("write XML: %w", err)
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(root); err != nil {
		return fmt.Errorf("write XML: %w", err)
	}
	if _, err := io.WriteString(w, "\n"); err != nil {
		return fmt.Errorf("write XML: %w", err)
	}
	return nil
}

// Code is a code of somebody's codebook.
type Code struct {
	GUID        string // in the form of its key: small letters, no braces
	Name        string
	Description string
	Codable     bool
	Parent      int // place in the list of codes; -1 at the top
}

// ReadCodebook reads a .qdc file. Parents come before their children.
func ReadCodebook(r io.Reader) ([]Code, error) {
	var book codebookXML
	if err := readXML(r, "CodeBook", &book); err != nil {
		return nil, err
	}
	return flatten(book.Codes), nil
}

// readXML reads the document whose root has that name, in whatever namespace.
func readXML(r io.Reader, root string, into any) error {
	dec := xml.NewDecoder(&limited{r: r, left: maxXML})
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return fmt.Errorf("it has no element %s", root)
		}
		if err != nil {
			return fmt.Errorf("it is not XML in UTF-8: %w", err)
		}
		if start, ok := token.(xml.StartElement); ok {
			if start.Name.Local != root {
				return fmt.Errorf("its root is %.40q, not %s", start.Name.Local, root)
			}
			if err := dec.DecodeElement(into, &start); err != nil {
				return fmt.Errorf("read %s: %w", root, err)
			}
			return nil
		}
	}
}

// limited is a reader that fails, rather than ends, at a limit.
type limited struct {
	r    io.Reader
	left int64
}

var errTooLarge = errors.New("it is larger than such a file can be")

// Read reads from the reader within the limit.
func (l *limited) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	if l.left -= int64(n); l.left < 0 {
		return 0, errTooLarge
	}
	return n, err
}

// flatten lists codes, parents first.
func flatten(codes []codeXML) []Code {
	var all []Code
	var walk func([]codeXML, int)
	walk = func(codes []codeXML, parent int) {
		for _, c := range codes {
			all = append(all, Code{GUID: key(c.GUID), Name: strings.TrimSpace(c.Name), Description: strings.TrimSpace(c.Description),
				Codable: truth(c.IsCodable), Parent: parent})
			walk(c.Codes, len(all)-1)
		}
	}
	walk(codes, -1)
	return all
}

// truth reads a schema boolean; what is not clearly false is true, so that no code is
// lost to a spelling.
func truth(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "false", "0":
		return false
	}
	return true
}
