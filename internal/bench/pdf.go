package main

import (
	"fmt"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
)

// The page, in millimetres and points: some 400 words on A4, as in published
// reports.
const (
	margin   = 25
	textSize = 11.5
	lead     = 6.6
)

// writeReport writes a report as a PDF with embedded fonts (the Go fonts), a
// running head, numbered headings and paragraphs, and page numbers.
func writeReport(file string, r report) error {
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.SetCatalogSort(true)
	day := time.Date(2016, 12, 1, 0, 0, 0, 0, time.UTC)
	pdf.SetCreationDate(day)
	pdf.SetModificationDate(day)
	pdf.SetTitle(r.title, true)
	pdf.AddUTF8FontFromBytes("text", "", goregular.TTF)
	pdf.AddUTF8FontFromBytes("text", "B", gobold.TTF)
	pdf.SetMargins(margin, margin, margin)
	pdf.SetAutoPageBreak(true, margin)
	pdf.SetHeaderFunc(func() {
		pdf.SetFont("text", "", 9)
		pdf.SetY(12)
		pdf.CellFormat(0, 6, r.header, "", 1, "R", false, 0, "")
		pdf.SetY(margin)
	})
	pdf.SetFooterFunc(func() {
		pdf.SetFont("text", "", 9)
		pdf.SetY(-16)
		pdf.CellFormat(0, 6, fmt.Sprintf("Page %d", pdf.PageNo()), "", 0, "C", false, 0, "")
	})
	pdf.AddPage()
	pdf.SetFont("text", "B", 20)
	pdf.SetY(90)
	pdf.MultiCell(0, 10, r.title, "", "C", false)
	pdf.AddPage()
	for i, s := range r.sections {
		pdf.Ln(lead)
		pdf.SetFont("text", "B", 13)
		pdf.MultiCell(0, 8, fmt.Sprintf("%d. %s", i+1, s.heading), "", "L", false)
		pdf.Ln(2)
		pdf.SetFont("text", "", textSize)
		for j, p := range s.paragraphs {
			pdf.MultiCell(0, lead, fmt.Sprintf("%d.%d %s", i+1, j+1, p), "", "L", false)
			pdf.Ln(4)
		}
	}
	if err := pdf.OutputFileAndClose(file); err != nil {
		return fmt.Errorf("write %s: %w", file, err)
	}
	return nil
}
