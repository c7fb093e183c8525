package main

import (
	"context"
	"io"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify"
	"github.com/dhrcoder/dhr/classify/recommendation"
	"github.com/dhrcoder/dhr/exchange"
	"github.com/dhrcoder/dhr/store"
)

// proposalVersion changes whenever other attributes or recommendations are proposed
// for the same passages and rules.
const proposalVersion = "3"

// proposer proposes attributes and recommendations of cases.
type proposer struct{ rules string }

// newProposer proposes anew whenever the project's rules change.
func newProposer(book codebook) proposer { return proposer{rules: book.rules.Hash()} }

// ProposalVersion names everything that shapes the proposals.
func (p proposer) ProposalVersion() string { return "facts-" + proposalVersion + "-" + p.rules }

// Propose works the proposals of one case out from the passages of its documents. A
// recommendation that an earlier document has word for word, as a summary repeats those
// of the report, is proposed once.
func (p proposer) Propose(documents [][]dhr.Passage) ([]dhr.Attribute, []dhr.Recommendation) {
	var recommendations []dhr.Recommendation
	for _, passages := range documents {
		earlier := recommendations
		for _, r := range recommendation.Find(passages) {
			if !slices.ContainsFunc(earlier, func(o dhr.Recommendation) bool { return sameWords(o.Text, r.Text) }) {
				recommendations = append(recommendations, r)
			}
		}
	}
	return classify.Proposals(documents), recommendations
}

// sameWords compares two texts but for case, white space and a full stop.
func sameWords(a, b string) bool {
	plain := func(s string) string { return strings.Trim(strings.Join(strings.Fields(s), " "), " .;") }
	return strings.EqualFold(plain(a), plain(b))
}

// exportFacts writes what stands of attributes and recommendations, without text.
func exportFacts(ctx context.Context, s *store.Store, w io.Writer, o exportOptions) error {
	facts, err := s.Facts(ctx)
	if err != nil {
		return err
	}
	var ids []string
	for _, f := range facts {
		if f.Recommendation() {
			ids = append(ids, f.Passage)
		}
	}
	where, err := places(ctx, s, ids)
	if err != nil {
		return err
	}
	out := o.lines(w, "facts", exchange.FactLine{})
	for _, f := range facts {
		if err := out.Write(exchange.NewFactLine(f, where[f.Passage])); err != nil {
			return err
		}
	}
	return out.Flush()
}
