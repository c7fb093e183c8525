package dhr

// Document is one PDF of a case.
type Document struct {
	ID     string // SHA-256 of the file's bytes, 64 lower-case hexadecimal digits
	Name   string // the file's base name; unique in a project
	Case   string // ID of its case
	Bytes  int64
	Status DocumentStatus
	Reason string // why it failed, or what is poor about it; in words for the user, without report text
	Pages  int    // 0 before it is read
	Engine string // engine version that read it, see Reading.Engine; empty before it is read

	// Tried is the engine version that last tried to read it: Engine, or that of a
	// failed attempt. Suggested is the version of the rules and model whose
	// suggestions are stored, empty while there are none.
	Tried     string
	Suggested string

	Corrected int // corrections that people made to the zones of its sections
}

// DocumentStatus says how far a document has come.
type DocumentStatus string

// The states of a document. A failed document is tried again only when its bytes
// or the extraction engine change.
const (
	DocumentAdded  DocumentStatus = "added"
	DocumentRead   DocumentStatus = "read"
	DocumentFailed DocumentStatus = "failed"
)

// Page says how one page was read.
type Page struct {
	Number  int // from 1
	Method  PageMethod
	Width   float64 // points, as displayed
	Height  float64
	Words   int
	Quality float64 // share of the words that are dictionary words or names, 0-1
	// Agreement is the share of words on which two readers agree, 0-1, or -1 when
	// only one has read the page.
	Agreement float64
	Reason    string // why the page is unread or poor; empty when it is good
}

// PageMethod names what read a page.
type PageMethod string

// The readers of a page. A page that none could read, or that is a picture while
// no OCR is installed, is unread; a blank page has no words and needs none.
const (
	PageByPDFium     PageMethod = "pdfium"
	PageByLedongthuc PageMethod = "ledongthuc"
	PageByOCR        PageMethod = "ocr"
	PageBlank        PageMethod = "blank"
	PageUnread       PageMethod = "unread"
)

// Reading is what extraction found in one document: a plain value without
// reference to files, ready to be stored.
type Reading struct {
	Engine   string // name and version of everything that shapes the result
	Pages    []Page
	Sections []Section
	Passages []Passage
	Markings []string // protective or draft markings met, such as "RESTRICTED"
	About    About
}

// About is what a report says of itself; empty where it does not say.
type About struct {
	Title string
	CSP   string
	Year  int
	Type  CaseType
}

// UnreadPages returns the numbers of the pages that no reader could read.
func (r Reading) UnreadPages() []int {
	var unread []int
	for _, p := range r.Pages {
		if p.Method == PageUnread {
			unread = append(unread, p.Number)
		}
	}
	return unread
}
