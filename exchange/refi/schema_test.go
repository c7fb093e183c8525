package refi

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// testdata/Project.xsd is the standard's schema. The validator below understands the
// parts of XML Schema that it uses, and fails on any other.

type node struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []node     `xml:",any"`
	Text     string     `xml:",chardata"`
}

func (n node) attr(name string) (string, bool) {
	for _, a := range n.Attrs {
		if a.Name.Local == name && a.Name.Space != "xmlns" {
			return a.Value, true
		}
	}
	return "", false
}

func parse(t testing.TB, data []byte) node {
	t.Helper()
	var n node
	if err := xml.Unmarshal(data, &n); err != nil {
		t.Fatal(err)
	}
	return n
}

type schema struct {
	types map[string]node
	space string // of the documents
}

func readSchema(t testing.TB) schema {
	t.Helper()
	data, err := os.ReadFile("testdata/Project.xsd")
	if err != nil {
		t.Fatal(err)
	}
	s := schema{types: map[string]node{}, space: projectSpace}
	for _, n := range parse(t, data).Children {
		if name, _ := n.attr("name"); n.XMLName.Local == "complexType" || n.XMLName.Local == "simpleType" {
			s.types[name] = n
		}
	}
	return s
}

// validate returns what is wrong with an element that should be of a type.
func (s schema) validate(n node, typeName, path string) []string {
	path += "/" + n.XMLName.Local
	if n.XMLName.Space != s.space {
		return []string{path + " is of the namespace " + n.XMLName.Space}
	}
	kind, known := s.types[typeName]
	if !known || kind.XMLName.Local == "simpleType" {
		if len(n.Children) > 0 {
			return []string{path + " has children"}
		}
		return s.value(n.Text, typeName, path)
	}
	wrong := s.attributes(n, kind, path)
	rest := n.Children
	for _, part := range kind.Children {
		switch part.XMLName.Local {
		case "sequence", "choice":
			var w []string
			rest, w = s.particle(rest, part, path)
			wrong = append(wrong, w...)
		case "attribute", "annotation":
		default:
			wrong = append(wrong, "the validator does not know "+part.XMLName.Local)
		}
	}
	if len(rest) > 0 {
		wrong = append(wrong, fmt.Sprintf("%s has %s where none may stand", path, rest[0].XMLName.Local))
	}
	if strings.TrimSpace(n.Text) != "" {
		wrong = append(wrong, path+" has text")
	}
	return wrong
}

func bounds(particle node) (least, most int) {
	least, most = 1, 1
	if v, ok := particle.attr("minOccurs"); ok {
		least, _ = strconv.Atoi(v)
	}
	if v, ok := particle.attr("maxOccurs"); ok {
		if most, _ = strconv.Atoi(v); v == "unbounded" {
			most = 1 << 30
		}
	}
	return least, most
}

// particle takes from the children those that the particle allows, and returns the
// others. The schema is deterministic, so that taking as many as possible is right.
func (s schema) particle(children []node, particle node, path string) (rest []node, wrong []string) {
	least, most := bounds(particle)
	n := 0
	for n < most {
		before := len(children)
		switch particle.XMLName.Local {
		case "element":
			name, _ := particle.attr("name")
			if len(children) > 0 && children[0].XMLName.Local == name {
				kind, _ := particle.attr("type")
				wrong = append(wrong, s.validate(children[0], kind, path)...)
				children = children[1:]
			}
		case "sequence":
			for _, part := range particle.Children {
				var w []string
				children, w = s.particle(children, part, path)
				wrong = append(wrong, w...)
			}
			return children, wrong
		case "choice":
			for _, part := range particle.Children {
				if name, _ := part.attr("name"); len(children) > 0 && children[0].XMLName.Local == name {
					var w []string
					children, w = s.particle(children, part, path)
					wrong = append(wrong, w...)
					break
				}
			}
		default:
			return children, append(wrong, "the validator does not know "+particle.XMLName.Local)
		}
		if len(children) == before {
			break
		}
		n++
	}
	if name, _ := particle.attr("name"); n < least {
		// A choice whose parts may all be left out is satisfied by none.
		optional := len(particle.Children) > 0 && !slices.ContainsFunc(particle.Children, func(p node) bool { l, _ := bounds(p); return l > 0 })
		if !optional {
			wrong = append(wrong, fmt.Sprintf("%s lacks %s %s", path, particle.XMLName.Local, name))
		}
	}
	return children, wrong
}

func (s schema) attributes(n, kind node, path string) (wrong []string) {
	allowed := map[string]string{}
	for _, a := range kind.Children {
		if a.XMLName.Local != "attribute" {
			continue
		}
		name, _ := a.attr("name")
		allowed[name], _ = a.attr("type")
		if use, _ := a.attr("use"); use == "required" {
			if _, there := n.attr(name); !there {
				wrong = append(wrong, path+" lacks the attribute "+name)
			}
		}
	}
	for _, a := range n.Attrs {
		if a.Name.Local == "xmlns" {
			continue
		}
		kind, known := allowed[a.Name.Local]
		if !known || a.Name.Space != "" {
			wrong = append(wrong, path+" has the attribute "+a.Name.Local)
			continue
		}
		wrong = append(wrong, s.value(a.Value, kind, path+"/@"+a.Name.Local)...)
	}
	return wrong
}

func (s schema) value(v, kind, path string) []string {
	ok := true
	switch kind {
	case "xsd:string":
	case "xsd:integer":
		_, err := strconv.Atoi(v)
		ok = err == nil
	case "xsd:boolean":
		ok = v == "true" || v == "false" || v == "1" || v == "0"
	case "xsd:dateTime":
		_, err := time.Parse(time.RFC3339, v)
		ok = err == nil
	default:
		restriction := s.types[kind].Children
		if len(restriction) != 1 {
			return []string{"the validator does not know the type " + kind}
		}
		ok = false
		for _, facet := range restriction[0].Children {
			want, _ := facet.attr("value")
			switch facet.XMLName.Local {
			case "pattern":
				ok = ok || regexp.MustCompile("^("+want+")$").MatchString(v)
			case "enumeration":
				ok = ok || want == v
			}
		}
	}
	if !ok {
		return []string{fmt.Sprintf("%s is %q, no %s", path, v, kind)}
	}
	return nil
}

func TestProjectIsValid(t *testing.T) {
	s := readSchema(t)
	head, documents := small()
	whole, _ := write(t, head, documents)
	empty, _ := write(t, Head{Name: "None", Framework: framework}, nil)
	for name, data := range map[string][]byte{"whole": whole, "empty": empty} {
		_, files := entries(t, data)
		for _, wrong := range s.validate(parse(t, []byte(files["project.qde"])), "ProjectType", "") {
			t.Errorf("%s: %s", name, wrong)
		}
	}
}

// TestCodebookIsValid uses the project's schema for the codes: that of codebooks has
// the same ones, in a namespace of its own and without notes, which are not written.
func TestCodebookIsValid(t *testing.T) {
	s := readSchema(t)
	s.space = codebookSpace
	var b bytes.Buffer
	if err := WriteCodebook(&b, framework, ""); err != nil {
		t.Fatal(err)
	}
	book := parse(t, b.Bytes())
	for _, wrong := range s.validate(book, "CodeBookType", "") {
		t.Error(wrong)
	}
}

// TestValidatorFindsMistakes makes sure that the validator is one.
func TestValidatorFindsMistakes(t *testing.T) {
	s := readSchema(t)
	good, err := os.ReadFile("testdata/project.qde")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range [][2]string{
		{"<Users>", "<Links></Links><Users>"},
		{`guid="8f8e5de9-`, `guid="8f8e5d-`},
		{`isCodable="true"`, `isCodable="yes"`},
		{`isCodable="true"`, ``},
		{`startPosition="4"`, `startPosition="4.5"`},
		{`typeOfVariable="Integer"`, `typeOfVariable="Number"`},
		{"</Notes>", "</Notes><Links></Links>"},
		{`<CodeRef targetGUID="5a8dafe1-a396-52d2-b3de-81338dba633b"></CodeRef>`, ``},
		{"T14:05:00Z", "14:05"},
		{`xmlns="urn:QDA-XML:project:1.0"`, `xmlns="urn:QDA-XML:project:0:4"`},
		{`origin=`, `source=`},
	} {
		bad := strings.Replace(string(good), c[0], c[1], 1)
		if bad == string(good) {
			t.Fatalf("%q is not in the file", c[0])
		}
		if len(s.validate(parse(t, []byte(bad)), "ProjectType", "")) == 0 {
			t.Errorf("%q for %q passes", c[1], c[0])
		}
	}
}
