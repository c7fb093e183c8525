package corpus

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"
)

// record is a row of a table that a person or another program wrote.
type record struct {
	line   int // from 1; of an XLSX sheet the row
	values []string
}

// readRecords reads a table: CSV with commas, semicolons or tabs, or the first sheet
// of an XLSX workbook. What is wrong with a line is told and the line left out.
func readRecords(content []byte, problem func(line int, msg, hint string)) []record {
	if bytes.HasPrefix(content, []byte("PK\x03\x04")) {
		return readXLSX(content, problem)
	}
	return readCSV(bytes.TrimPrefix(content, []byte("\ufeff")), problem)
}

func readCSV(text []byte, problem func(line int, msg, hint string)) []record {
	broken := false
	for i, line := range bytes.Split(text, []byte("\n")) {
		if !utf8.Valid(line) || bytes.IndexByte(line, 0) >= 0 {
			broken = true
			problem(i+1, "is not UTF-8 text", `in Excel, save as "CSV UTF-8"`)
		}
	}
	if broken {
		return nil
	}
	r := csv.NewReader(bytes.NewReader(norm.NFC.Bytes(text)))
	r.FieldsPerRecord = -1
	first, _, _ := bytes.Cut(text, []byte("\n"))
	for _, comma := range ";\t" { // as some spreadsheets write
		if !bytes.ContainsRune(first, ',') && bytes.ContainsRune(first, comma) {
			r.Comma = comma
		}
	}
	var all []record
	for {
		values, err := r.Read()
		var bad *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return all
		case errors.As(err, &bad):
			problem(bad.StartLine, "has a quotation mark out of place", `put values with commas or quotation marks in "…", and write " inside as ""`)
			continue
		}
		line, _ := r.FieldPos(0)
		all = append(all, record{line, values})
	}
}

// maxUnpacked is how large a workbook may be when unpacked, in bytes.
const maxUnpacked = 256 << 20

// readXLSX reads the first sheet. Excel leaves out the empty cells at the end of a
// row: rows are filled up to the length of the first that is not empty.
func readXLSX(content []byte, problem func(line int, msg, hint string)) []record {
	fail := func() []record {
		problem(0, "cannot be read as an XLSX workbook", "open it in Excel and save it as .xlsx again, or as CSV UTF-8")
		return nil
	}
	f, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked})
	if err != nil {
		return fail()
	}
	defer f.Close()
	rows, err := f.Rows(f.GetSheetName(0))
	if err != nil {
		return fail()
	}
	defer rows.Close()
	var all []record
	width := 0
	for line := 1; rows.Next(); line++ {
		values, err := rows.Columns()
		if err != nil {
			return fail()
		}
		for i, v := range values {
			values[i] = norm.NFC.String(v)
		}
		if width == 0 && !blank(values) {
			width = len(values)
		}
		for len(values) < width {
			values = append(values, "")
		}
		for len(values) > width && values[len(values)-1] == "" {
			values = values[:len(values)-1]
		}
		all = append(all, record{line, values})
	}
	if rows.Error() != nil {
		return fail()
	}
	return all
}
