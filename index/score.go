package index

import (
	"context"

	"github.com/blevesearch/bleve/v2/search"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// usualLength is how many words a passage has, give or take; BM25 compares a
// passage's length with it.
const usualLength = 70

// withScoring has passages scored by BM25 (Robertson and Zaragoza, The
// Probabilistic Relevance Framework: BM25 and Beyond, 2009) with bleve's k1 and b.
// The average length is given and not left to bleve, which derives it from the
// number of distinct words in each segment: the same passages would score
// differently from one build of the index to the next.
func withScoring(ctx context.Context, r bleveindex.IndexReader) (context.Context, error) {
	n, err := r.DocCount()
	if err != nil {
		return nil, err
	}
	lengths := map[string]int{}
	for _, field := range []string{fieldText, fieldKind, fieldFile, fieldCase, fieldZone, fieldYear, fieldType, fieldCode, fieldCSP, fieldRegion, fieldAgency,
		"*"} { // bleve calls a search of several values so
		lengths[field] = int(n) * usualLength
	}
	ctx = context.WithValue(ctx, search.BM25StatsKey,
		&search.BM25Stats{DocCount: float64(n), FieldCardinality: lengths})
	return context.WithValue(ctx, search.GetScoringModelCallbackKey,
		search.GetScoringModelCallbackFn(func() string { return bleveindex.BM25Scoring })), nil
}
