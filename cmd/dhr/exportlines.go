package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/dhrcoder/dhr/exchange"
	"github.com/dhrcoder/dhr/internal/spreadsheet"
)

// lineWriter takes the lines of an export one after the other.
type lineWriter interface {
	Write(line any) error
	Flush() error
}

// choose settles the format of an export before any of it is written.
func (o *exportOptions) choose(kind string, terminal bool) error {
	own := kind == "qdc" || kind == "qdpx"
	if own && o.format != "" {
		return usagef("a %s has a format of its own: leave --format out", kind)
	}
	if o.format == "" && !own {
		switch ext := strings.ToLower(filepath.Ext(o.output)); ext {
		case ".jsonl", ".csv", ".xlsx":
			o.format = ext[1:]
		default:
			o.format = "jsonl"
			if kind == "cases" {
				o.format = "csv"
			}
		}
	}
	switch o.format {
	case "", "jsonl", "csv":
	case "xlsx":
		if terminal && o.output == "" {
			return usagef("a workbook is not to be read on a screen: give --output FILE.xlsx")
		}
	default:
		return usagef("there is no format %q; there are jsonl, csv and xlsx", o.format)
	}
	return nil
}

// lines writes lines of the kind of the example in the format that was chosen.
func (o exportOptions) lines(w io.Writer, sheet string, example any) lineWriter {
	var out lineWriter
	var err error
	switch o.format {
	case "csv":
		out, err = spreadsheet.NewCSV(w, example)
	case "xlsx":
		var book *spreadsheet.XLSX
		book, err = spreadsheet.NewXLSX(w, sheet, example)
		out = cutTeller{book, o.errs}
	default:
		out = exchange.NewWriter(w)
	}
	if err != nil {
		return failedWriter{err}
	}
	return out
}

// cutTeller says when text did not fit into the cells of a workbook.
type cutTeller struct {
	*spreadsheet.XLSX
	errs io.Writer
}

// Flush writes the workbook.
func (c cutTeller) Flush() error {
	if n := c.Cut(); n > 0 {
		fmt.Fprintf(c.errs, "%s longer than a cell can hold: the rest was cut; csv and jsonl hold all\n", count(n, "text"))
	}
	return c.XLSX.Flush()
}

// failedWriter gives the error for which nothing can be written.
type failedWriter struct{ err error }

func (f failedWriter) Write(any) error { return f.err }
func (f failedWriter) Flush() error    { return f.err }
