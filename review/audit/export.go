package audit

import (
	"net/http"

	"github.com/dhrcoder/dhr/exchange"
	"github.com/dhrcoder/dhr/internal/spreadsheet"
	"github.com/dhrcoder/dhr/review/page"
)

// export sends the filtered record as a file.
func (s *room) export(w http.ResponseWriter, r *http.Request) error {
	_, f, err := s.parse(r.URL.Query())
	if err != nil {
		return err
	}
	format := r.URL.Query().Get("format")
	if format == "" {
		format = "csv"
	}
	kind, known := map[string]string{"csv": "text/csv; charset=utf-8", "jsonl": "application/jsonl"}[format]
	if !known {
		return page.BadRequest("The record can be had as csv or jsonl, not as %s.", page.Quoted(format))
	}
	entries, err := s.store.Audit(r.Context(), f, 0, 0)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Disposition", `attachment; filename="decisions.`+format+`"`)
	var out interface {
		Write(any) error
		Flush() error
	} = exchange.NewWriter(w)
	if format == "csv" {
		out, err = spreadsheet.NewCSV(w, exchange.AuditLine{})
	}
	for i := 0; err == nil && i < len(entries); i++ {
		err = out.Write(exchange.NewAuditLine(entries[i]))
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil { // the reader has gone: nobody is left to tell
		s.Log().Debug("record not sent", "error", err)
	}
	return nil
}
