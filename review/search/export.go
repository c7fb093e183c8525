package search

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/internal/spreadsheet"
	"github.com/dhrcoder/dhr/review/page"
)

// MostExported is how many hits are written to a file at most.
const MostExported = 20_000

// HitLine is a hit as files have it. Its text is a report's: personal data.
type HitLine struct {
	Case     string     `json:"case"`
	Document string     `json:"document"`
	Page     int        `json:"page"` // from 1
	Section  string     `json:"section"`
	Number   string     `json:"number"`
	Zone     dhr.Zone   `json:"zone"`
	Text     string     `json:"text"`
	Hits     []dhr.Span `json:"hits"`  // code points of the text, end exclusive
	Codes    []string   `json:"codes"` // confirmed or added by people
	Passage  string     `json:"passage"`
}

// lineWriter takes the lines of a file one after the other.
type lineWriter interface {
	Write(line any) error
	Flush() error
}

// jsonLines writes JSON Lines.
type jsonLines struct{ *json.Encoder }

func (j jsonLines) Write(line any) error { return j.Encode(line) }
func (j jsonLines) Flush() error         { return nil }

// formats are those of the files, by the name that addresses have.
var formats = map[string]struct {
	kind string // content type
	open func(io.Writer) (lineWriter, error)
}{
	"csv": {"text/csv; charset=utf-8", func(w io.Writer) (lineWriter, error) { return spreadsheet.NewCSV(w, HitLine{}) }},
	"jsonl": {"application/x-ndjson; charset=utf-8", func(w io.Writer) (lineWriter, error) {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		return jsonLines{e}, nil
	}},
	"xlsx": {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", func(w io.Writer) (lineWriter, error) {
		return spreadsheet.NewXLSX(w, "Hits", HitLine{})
	}},
}

// exports are the addresses of the files of a hunt.
func exports(h hunt) []wayView {
	h.Page, h.Lines, h.Sort = 1, false, ""
	var out []wayView
	for _, f := range []struct{ name, format string }{{"CSV", "csv"}, {"XLSX", "xlsx"}, {"JSON Lines", "jsonl"}} {
		address := h.at("/search/export")
		sign := "?"
		if !h.empty() || h.InOrder {
			sign = "&"
		}
		out = append(out, wayView{f.name, address + sign + "format=" + f.format})
	}
	return out
}

// export writes the hits of a search to a file that the browser keeps.
func (s *room) export(w http.ResponseWriter, r *http.Request) error {
	h, err := s.parseHunt(r.URL.Query())
	if err != nil {
		return err
	}
	name := r.URL.Query().Get("format")
	format, known := formats[name]
	if !known || h.empty() || s.searcher == nil {
		return page.BadRequest("There is nothing to write, or no such format: there are csv, xlsx and jsonl.")
	}
	found, err := s.ask(r.Context(), h, Query{Limit: MostExported, InOrder: h.InOrder})
	if err != nil {
		return said(err)
	}
	if found.Total > MostExported {
		return page.BadRequest("The search finds %s passages; at most %s are written to a file. Narrow it first.", page.Number(found.Total), page.Number(MostExported))
	}
	lines, err := s.hitLines(r.Context(), found.Hits)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", format.kind)
	w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="dhr-search-%s.%s"`, s.Now().Format(time.DateOnly), name))
	out, err := format.open(w)
	if err != nil {
		return err
	}
	for _, l := range lines {
		if err := out.Write(l); err != nil {
			return nil // the reader has gone, or part of the file is sent: there is no page left to say so on
		}
	}
	if err := out.Flush(); err != nil {
		s.Log().Debug("export not sent", "error", err)
	}
	return nil
}

// batchSize is how many passages the store is asked about at once.
const batchSize = 500

func (s *room) hitLines(ctx context.Context, hits []Hit) ([]HitLine, error) {
	lines := make([]HitLine, 0, len(hits))
	for len(hits) > 0 {
		part := hits[:min(batchSize, len(hits))]
		hits = hits[len(part):]
		_, codes, err := s.there(ctx, part)
		if err != nil {
			return nil, err
		}
		for _, h := range part {
			lines = append(lines, LineOf(h, codes[h.Passage]))
		}
	}
	return lines, nil
}

// LineOf brings a hit with its passage's codes into the form that files have.
func LineOf(h Hit, codes []dhr.QueueCode) HitLine {
	line := HitLine{Case: h.Case, Document: h.Document, Page: h.Page, Section: h.Heading, Number: h.Number, Zone: h.Zone, Text: h.Text,
		Hits: h.Matches, Passage: h.Passage, Codes: []string{}}
	if line.Hits == nil {
		line.Hits = []dhr.Span{}
	}
	for _, c := range codes {
		if c.Verdict == dhr.VerdictConfirm || c.Verdict == dhr.VerdictAdd {
			line.Codes = append(line.Codes, c.Code)
		}
	}
	return line
}
