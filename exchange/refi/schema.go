package refi

import "encoding/xml"

// The namespaces of what is written. What is read may be of any namespace: older
// files have others.
const (
	projectSpace  = "urn:QDA-XML:project:1.0"
	codebookSpace = "urn:QDA-XML:codebook:1.0"
)

// The types below are the elements of the schemas, with their children in the order
// that the schemas prescribe. Numbers, times and truths are text, so that a wrong one
// spoils only itself and not the file.

// projectIn is a project as it is read.
type projectIn struct {
	Name      string        `xml:"name,attr"`
	Origin    string        `xml:"origin,attr"`
	Created   string        `xml:"creationDateTime,attr"`
	Modified  string        `xml:"modifiedDateTime,attr"`
	Users     []userXML     `xml:"Users>User"`
	Codes     []codeXML     `xml:"CodeBook>Codes>Code"`
	Variables []variableXML `xml:"Variables>Variable"`
	Cases     []caseXML     `xml:"Cases>Case"`
	PDFs      []pdfXML      `xml:"Sources>PDFSource"`
	Texts     []textXML     `xml:"Sources>TextSource"`
	Pictures  []struct{}    `xml:"Sources>PictureSource"`
	Audios    []struct{}    `xml:"Sources>AudioSource"`
	Videos    []struct{}    `xml:"Sources>VideoSource"`
	Notes     []textXML     `xml:"Notes>Note"`
	Links     []struct{}    `xml:"Links>Link"`
	Sets      []struct{}    `xml:"Sets>Set"`
	Graphs    []struct{}    `xml:"Graphs>Graph"`
	NoteRefs  []targetXML   `xml:"NoteRef"`
}

// projectOut is a project as it is written. The lists are pointers because the schema
// has no empty ones and encoding/xml writes a path such as Users>User without users.
type projectOut struct {
	XMLName   xml.Name
	Name      string                        `xml:"name,attr"`
	Origin    string                        `xml:"origin,attr,omitempty"`
	CreatedBy string                        `xml:"creatingUserGUID,attr,omitempty"`
	Created   string                        `xml:"creationDateTime,attr,omitempty"`
	Modified  string                        `xml:"modifiedDateTime,attr,omitempty"`
	Users     *struct{ User []userXML }     `xml:"Users"`
	Codes     []codeXML                     `xml:"CodeBook>Codes>Code"`
	Variables []variableXML                 `xml:"Variables>Variable"`
	Cases     *struct{ Case []caseXML }     `xml:"Cases"`
	Sources   *struct{ PDFSource []pdfXML } `xml:"Sources"`
	Notes     *struct{ Note []textXML }     `xml:"Notes"`
	Text      string                        `xml:"Description,omitempty"`
}

type codebookXML struct {
	XMLName xml.Name
	Origin  string    `xml:"origin,attr,omitempty"`
	Codes   []codeXML `xml:"Codes>Code"`
}

type userXML struct {
	GUID string `xml:"guid,attr"`
	Name string `xml:"name,attr,omitempty"`
	ID   string `xml:"id,attr,omitempty"`
}

type codeXML struct {
	GUID        string      `xml:"guid,attr"`
	Name        string      `xml:"name,attr"`
	IsCodable   string      `xml:"isCodable,attr"`
	Color       string      `xml:"color,attr,omitempty"`
	Description string      `xml:"Description,omitempty"`
	NoteRefs    []targetXML `xml:"NoteRef"`
	Codes       []codeXML   `xml:"Code"`
}

type variableXML struct {
	GUID string `xml:"guid,attr"`
	Name string `xml:"name,attr"`
	Type string `xml:"typeOfVariable,attr"`
}

type valueXML struct {
	Variable targetXML `xml:"VariableRef"`
	Text     string    `xml:"TextValue,omitempty"`
	Integer  string    `xml:"IntegerValue,omitempty"`
	Float    string    `xml:"FloatValue,omitempty"`
	Date     string    `xml:"DateValue,omitempty"`
}

type caseXML struct {
	GUID    string      `xml:"guid,attr"`
	Name    string      `xml:"name,attr,omitempty"`
	Codes   []targetXML `xml:"CodeRef"`
	Values  []valueXML  `xml:"VariableValue"`
	Sources []targetXML `xml:"SourceRef"`
	Spots   []targetXML `xml:"SelectionRef"`
}

type targetXML struct {
	GUID string `xml:"targetGUID,attr"`
}

// madeXML says who made something, and when.
type madeXML struct {
	By string `xml:"creatingUser,attr,omitempty"`
	At string `xml:"creationDateTime,attr,omitempty"`
}

// textXML is a TextSource, a PDFSource's Representation or a Note.
type textXML struct {
	GUID     string `xml:"guid,attr"`
	Name     string `xml:"name,attr,omitempty"`
	RichPath string `xml:"richTextPath,attr,omitempty"` // never written: a text there makes ATLAS.ti refuse the project
	Path     string `xml:"plainTextPath,attr,omitempty"`
	madeXML
	Content    string         `xml:"PlainTextContent,omitempty"`
	Selections []selectionXML `xml:"PlainTextSelection"`
	Codings    []codingXML    `xml:"Coding"`
	NoteRefs   []targetXML    `xml:"NoteRef"`
	Values     []valueXML     `xml:"VariableValue"`
}

type pdfXML struct {
	GUID string `xml:"guid,attr"`
	Name string `xml:"name,attr,omitempty"`
	Path string `xml:"path,attr,omitempty"`
	madeXML
	Regions  []regionXML `xml:"PDFSelection"`
	Texts    []textXML   `xml:"Representation"` // one at most by the schema
	Codings  []codingXML `xml:"Coding"`
	NoteRefs []targetXML `xml:"NoteRef"`
	Values   []valueXML  `xml:"VariableValue"`
}

type selectionXML struct {
	GUID  string `xml:"guid,attr"`
	Name  string `xml:"name,attr,omitempty"`
	Start string `xml:"startPosition,attr"`
	End   string `xml:"endPosition,attr"`
	madeXML
	Codings  []codingXML `xml:"Coding"`
	NoteRefs []targetXML `xml:"NoteRef"`
}

type regionXML struct {
	GUID string `xml:"guid,attr"`
	madeXML
	Texts    []textXML   `xml:"Representation"`
	Codings  []codingXML `xml:"Coding"`
	NoteRefs []targetXML `xml:"NoteRef"`
}

type codingXML struct {
	GUID string `xml:"guid,attr"`
	madeXML
	Code     targetXML   `xml:"CodeRef"`
	NoteRefs []targetXML `xml:"NoteRef"`
}
