package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/index"
	"github.com/dhrcoder/dhr/review/search"
	"github.com/dhrcoder/dhr/store"
)

// suggestHits suggests a code for every hit of a search, once the user has seen for
// how many.
func (a *app) suggestHits(ctx context.Context, s *store.Store, text string, o searchOptions) error {
	framework, err := a.useCodebook(ctx, s)
	if err != nil {
		return err
	}
	code, known := framework.Code(strings.ToUpper(o.suggest))
	if !known {
		return usagef("the codebook has no code %s", o.suggest)
	}
	found, err := a.ask(ctx, s, index.Query{Text: text, Limit: dhr.MostProposed, Sort: index.SortPlace})
	if err != nil {
		return err
	}
	if found.Total > dhr.MostProposed {
		return fmt.Errorf("the search finds %d passages; at most %d can be suggested at once: narrow it", found.Total, dhr.MostProposed)
	}
	var hits []dhr.ProposedHit
	for _, h := range found.Hits {
		hits = append(hits, dhr.ProposedHit{Passage: h.Passage, Evidence: h.Matches})
	}
	n, err := s.CountHits(ctx, code.ID, hits)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.out, "%s found; %s %s would be suggested for %d of them (%d have it as a suggestion, on %d somebody has decided, %d are never coded, %d are gone)\n",
		count(found.Total, "passage"), code.ID, printable(code.Name), n.New, n.Shown, n.Decided, n.NotCodable, n.Gone)
	if n.New == 0 {
		return nil
	}
	if !o.yes && !a.agreed("Suggest it? Type yes: ") {
		fmt.Fprintln(a.out, "Nothing was suggested.")
		return nil
	}
	p, _, err := s.Propose(ctx, dhr.SearchProposal{Query: text, Code: code.ID, Coder: o.coder, At: time.Now().UTC()}, hits)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.out, "Suggested for %s; they wait in the review queue (dhr serve)\n", count(p.Passages, "passage"))
	return nil
}

// agreed asks a question whose answer is yes or anything else.
func (a *app) agreed(question string) bool {
	fmt.Fprint(a.out, question)
	answer, _ := bufio.NewReader(a.in).ReadString('\n')
	return strings.EqualFold(strings.TrimSpace(answer), "yes")
}

// exportHits writes every hit with its text to a file.
func (a *app) exportHits(ctx context.Context, s *store.Store, text string, o searchOptions) (err error) {
	format := strings.TrimPrefix(strings.ToLower(filepath.Ext(o.output)), ".")
	if format != "csv" && format != "xlsx" && format != "jsonl" {
		return usagef("--output is FILE.csv, FILE.xlsx or FILE.jsonl, not %s", o.output)
	}
	q := index.Query{Text: text, Limit: search.MostExported}
	if o.place {
		q.Sort = index.SortPlace
	}
	found, err := a.ask(ctx, s, q)
	if err != nil {
		return err
	}
	if found.Total > search.MostExported {
		return fmt.Errorf("the search finds %d passages; at most %d are written: narrow it", found.Total, search.MostExported)
	}
	confirmed, err := s.CodedPassages(ctx)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(o.output, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	out := exportOptions{format: format, output: o.output, errs: a.errs}.lines(f, "Hits", search.HitLine{})
	for _, h := range found.Hits {
		var codes []dhr.QueueCode
		for _, c := range confirmed[h.Passage] {
			codes = append(codes, dhr.QueueCode{Code: c, Verdict: dhr.VerdictConfirm})
		}
		if err := out.Write(search.LineOf(pageHit(h), codes)); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(a.errs, "%s written to %s. It holds text of reports, which is personal data: keep it as you keep the project.\n", count(len(found.Hits), "passage"), o.output)
	return nil
}
