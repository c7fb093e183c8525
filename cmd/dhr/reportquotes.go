package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report"
	"github.com/dhrcoder/dhr/report/quote"
	"github.com/dhrcoder/dhr/store"
)

// reportQuotes chooses quotations and masks the names of the parties, as proposed or
// stated by people, and those of a file.
func reportQuotes(ctx context.Context, s *store.Store, src report.Source, n int, file string) (*quote.Quotes, error) {
	given, err := readNames(file)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, c := range src.Codings {
		if c.Coded() {
			ids = append(ids, c.Passage)
		}
	}
	passages, err := s.PassagesByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	from := quote.Source{Framework: src.Input.Framework, Cases: src.Cases, Codings: src.Codings, CaseOf: src.CaseOf,
		Passages: map[string]dhr.Passage{}, MaskOf: map[string]quote.Mask{}}
	for _, p := range passages {
		from.Passages[p.ID] = p
	}
	quotes := &quote.Quotes{}
	for _, c := range src.Cases {
		by := map[string]string{}
		for _, name := range given {
			by[name] = "[name]"
		}
		for _, a := range src.Facts.Attributes[c.ID] { // a name too many does no harm
			maskParty(by, a.Name, a.Value)
		}
		for _, f := range src.Facts.Standing {
			if f.Case == c.ID && f.Stated() {
				maskParty(by, f.Name, f.Values[0])
			}
		}
		from.MaskOf[c.ID] = quote.NewMask(by)
		quotes.Names = max(quotes.Names, from.MaskOf[c.ID].Names())
	}
	quotes.List = quote.Choose(from, n)
	return quotes, nil
}

// maskParty masks a party's name.
func maskParty(by map[string]string, attribute dhr.AttributeName, name string) {
	switch attribute {
	case dhr.AttributeVictimName:
		by[name] = "[victim]"
	case dhr.AttributePerpetratorName:
		by[name] = "[perpetrator]"
	}
}

// readNames reads names to mask, one a line; none without a file.
func readNames(name string) (names []string, err error) {
	if name == "" {
		return nil, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read the names to mask: %w", err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff")); line != "" {
			names = append(names, line)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read the names to mask from %s: %w", name, err)
	}
	return names, nil
}
