package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/dhrcoder/dhr"
)

// propose proposes attributes and recommendations for the cases whose stored
// proposals were made by another version, or from other readings.
func (r *runner) propose(ctx context.Context) error {
	if r.Proposer == nil {
		return nil
	}
	documents, err := r.Store.Documents(ctx)
	if err != nil {
		return err
	}
	held, err := r.Store.ProposalStamps(ctx)
	if err != nil {
		return err
	}
	var todo [][]dhr.Document // of a case each, in the project's order
	for i := 0; i < len(documents); {
		var read []dhr.Document
		of := documents[i].Case
		for ; i < len(documents) && documents[i].Case == of; i++ {
			if documents[i].Status == dhr.DocumentRead {
				read = append(read, documents[i])
			}
		}
		if len(read) > 0 && held[of] != r.proposalStamp(read) {
			todo = append(todo, read)
		}
	}
	done := make([]bool, len(todo))
	err = r.each(ctx, StagePropose, len(todo), func(i int) string { return todo[i][0].Case }, func(ctx context.Context, i int) error {
		var texts [][]dhr.Passage
		for _, d := range todo[i] {
			passages, err := r.Store.Passages(ctx, d.ID)
			if err != nil {
				return err
			}
			texts = append(texts, passages)
		}
		attributes, recommendations := r.Proposer.Propose(texts)
		if err := r.Store.SaveProposals(ctx, todo[i][0].Case, r.proposalStamp(todo[i]), attributes, recommendations); err != nil {
			return fmt.Errorf("store what is proposed of case %s: %w", todo[i][0].Case, err)
		}
		done[i] = true
		return nil
	})
	for _, d := range done {
		if d {
			r.res.Proposed++
		}
	}
	return err
}

// proposalStamp names everything that a case's proposals are made from.
func (r *runner) proposalStamp(documents []dhr.Document) string {
	from := []string{r.Proposer.ProposalVersion()}
	for _, d := range documents {
		from = append(from, d.ID, d.Engine)
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", from))
	return hex.EncodeToString(sum[:16])
}
