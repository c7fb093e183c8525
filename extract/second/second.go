// Package second reads PDFs with ledongthuc/pdf, to check and to replace pages that
// pdfium fails on.
package second

import (
	"bufio"
	"bytes"
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"

	"github.com/dhrcoder/dhr/extract/fault"
	"github.com/dhrcoder/dhr/extract/mend"
	"github.com/dhrcoder/dhr/extract/text"
)

// Limit is how long the second reader may take over a page, or to open a
// document. It has no means to be stopped: what hangs is left behind and the
// document gets no more of it. Package worker reads in
// processes of their own, which can be killed.
const Limit = 10 * time.Second

// maxObject is the highest object number the second reader is given. It makes a
// table of that length before it looks at the rest, and a number made up by a
// damaged file then ends the whole process beyond recovery.
const maxObject = 5_000_000

// Document is a document open in ledongthuc/pdf. Its text has no usable place on the
// page, so it serves to check and to replace pages that pdfium fails on.
type Document struct {
	reader *pdf.Reader
	err    error // why it reads no pages, or no more of them
	limit  time.Duration
}

// Open opens the document. What goes wrong is kept and given for each page.
func Open(data []byte, limit time.Duration) *Document {
	s := &Document{limit: limit}
	if s.err = checkObjects(data); s.err != nil {
		return s
	}
	s.reader, s.err = fault.Within(limit, func() (*pdf.Reader, error) {
		return pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	})
	return s
}

// Read gives the words of a page, by line, and its size. It never goes through
// Reader.GetPlainText, which mixes up the fonts of different pages.
func (s *Document) Read(number int) (text.Sheet, error) {
	if s.err != nil {
		return text.Sheet{}, s.err
	}
	found, err := fault.Within(s.limit, func() (text.Sheet, error) {
		page := s.reader.Page(number)
		if page.V.IsNull() {
			return text.Sheet{}, fault.ErrNoPage
		}
		plain, err := page.GetPlainText(nil)
		if err != nil {
			return text.Sheet{}, err
		}
		if len(plain) > 2*fault.MaxPageChars {
			return text.Sheet{}, fault.ErrTooMuchText
		}
		out := text.Sheet{Width: 595, Height: 842}
		if box := page.V.Key("MediaBox"); box.Len() == 4 {
			w := box.Index(2).Float64() - box.Index(0).Float64()
			h := box.Index(3).Float64() - box.Index(1).Float64()
			if w > 0 && h > 0 {
				out.Width, out.Height = w, h
			}
		}
		out.Words = placeLines(plain, out.Width, out.Height)
		return out, nil
	})
	if errors.Is(err, fault.ErrSlow) {
		s.err = err
	}
	return found, err
}

// objectCounts finds the numbers of objects that a trailer or an index announces.
var objectCounts = regexp.MustCompile(`/(?:Size|Index)\s*\[?((?:\s*\d+)+)`)

var errObjects = errors.New("the second reader cannot hold this many objects")

// checkObjects refuses a file that numbers its objects beyond reason.
func checkObjects(data []byte) error {
	for _, found := range objectCounts.FindAllSubmatch(data, -1) {
		for _, digits := range bytes.Fields(found[1]) {
			if n, err := strconv.Atoi(string(digits)); err != nil || n > maxObject {
				return errObjects
			}
		}
	}
	for rest := data; ; {
		_, after, found := bytes.Cut(rest, []byte("xref"))
		if !found {
			return nil
		}
		if err := checkTable(after); err != nil {
			return err
		}
		rest = after
	}
}

// checkTable looks at the sections of a cross-reference table: "start count", then
// as many entries of three parts.
func checkTable(table []byte) error {
	words := bufio.NewScanner(bytes.NewReader(table))
	words.Split(bufio.ScanWords)
	next := func() (int, bool) {
		if !words.Scan() {
			return 0, false
		}
		digits := words.Bytes()
		if bytes.ContainsFunc(digits, func(r rune) bool { return r < '0' || r > '9' }) {
			return 0, false
		}
		n, err := strconv.Atoi(string(digits))
		if err != nil {
			n = maxObject + 1
		}
		return n, true
	}
	for {
		start, ok1 := next()
		count, ok2 := next()
		switch {
		case ok1 && start > maxObject || ok2 && count > maxObject:
			return errObjects
		case !ok1 || !ok2:
			return nil
		}
		for range 3 * count {
			if !words.Scan() {
				return nil
			}
		}
	}
}

// placeLines gives the words of plain text a place, as if it had been typed down
// the page line by line, so that layout can treat them like others. The places are
// made up, and the page's Reason says so.
func placeLines(plain string, width, height float64) []text.Word {
	lines := strings.FieldsFunc(plain, func(r rune) bool { return r == '\n' || r == '\r' })
	const margin, size, leading, advance = 56.0, 10.0, 12.0, 5.0
	step := leading
	if room := height - 2*margin; float64(len(lines))*leading > room {
		step = room / float64(len(lines))
	}
	var words []text.Word
	for i, line := range lines {
		x, base := margin, margin+float64(i+1)*step
		for _, field := range strings.FieldsFunc(line, mend.IsBoundary) {
			clean := mend.Word([]rune(field), false, false)
			if clean == "" {
				continue
			}
			w := advance * float64(utf8.RuneCountInString(clean))
			words = append(words, text.Round(text.Word{Text: clean, X: min(x, width), Y: base - 0.8*size, W: w, H: size, Baseline: base, Size: size}))
			x += w + advance
		}
	}
	return words
}
