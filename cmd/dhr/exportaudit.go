package main

import (
	"context"
	"fmt"
	"io"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/exchange"
	"github.com/dhrcoder/dhr/store"
)

// auditHelp tells of the export of this file.
const auditHelp = `

  audit        every decision in the order in which they were made, undos and rounds
               of double coding included, with what it was made on and its hash, which
               vouches for all before it`

// withAudit adds the export of the record of decisions.
func withAudit(kinds []string, by map[string]exporter) ([]string, map[string]exporter) {
	by["audit"] = exportAudit
	return append(kinds, "audit"), by
}

func exportAudit(ctx context.Context, s *store.Store, w io.Writer, o exportOptions) error {
	chain, err := s.CheckChain(ctx)
	if err != nil {
		return err
	}
	if chain.Broken > 0 {
		fmt.Fprintln(o.errs, "WARNING: "+chainTrouble(chain))
	}
	entries, err := s.Audit(ctx, dhr.AuditFilter{}, 0, 0)
	if err != nil {
		return err
	}
	out := o.lines(w, "audit", exchange.AuditLine{})
	for _, e := range entries {
		if err := out.Write(exchange.NewAuditLine(e)); err != nil {
			return err
		}
	}
	return out.Flush()
}

// chainTrouble says what is wrong with the record of decisions; "" for nothing.
func chainTrouble(c dhr.Chain) string {
	if c.Broken == 0 {
		return ""
	}
	return fmt.Sprintf("decision %d does not fit the record: it, or one before it, was changed or removed outside dhr; compare the project with a copy of it", c.Broken)
}
