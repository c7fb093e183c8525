package index

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sort"
	"strings"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/dhrcoder/dhr/index/word"
)

// batchSize is how many passages go to bleve at a time. A batch is one segment of
// the index: larger ones cost memory, smaller ones merging.
const batchSize = 2000

// Indexed says what the index holds of a document.
type Indexed struct {
	Document string // ID
	Stamp    string // as given to Put
	Passages int
}

// Put replaces what the index holds of a document, named by its ID, with the
// entries. The stamp is the caller's: whatever says from what the entries were made
// (versions of extraction, rules, case attributes), to be compared with what
// Documents returns. A document whose Put was cut short is not among Documents.
func (ix *Index) Put(ctx context.Context, document, stamp string, entries []Entry) error {
	if ix.readOnly {
		return fmt.Errorf("index a document: the index is open for reading only")
	}
	old, err := ix.passagesOf(ctx, document)
	if err != nil {
		return fmt.Errorf("index a document: %w", err)
	}
	lex := ix.lexicons.Get().(*word.Lexicon)
	defer ix.lexicons.Put(lex)

	batch := ix.bleve.NewBatch()
	if len(entries) > batchSize {
		batch.Delete(recordID(document))
	}
	for _, id := range old {
		batch.Delete(id)
	}
	vocabulary := map[string]bool{}
	for i, e := range entries {
		if err := ctx.Err(); err != nil {
			return err
		}
		if e.Passage.Document != document {
			return fmt.Errorf("index a document: passage %s belongs to another one", e.Passage.ID)
		}
		tokens := lex.Split(e.Passage.Text, make([]word.Token, 0, len(e.Passage.Text)/5))
		for _, t := range tokens {
			vocabulary[t.Plain] = true
		}
		d, err := passageDocument(e, tokens)
		if err != nil {
			return err
		}
		if err := batch.IndexAdvanced(d); err != nil {
			return fmt.Errorf("index passage %s: %w", e.Passage.ID, err)
		}
		if (i+1)%batchSize == 0 && i+1 < len(entries) {
			ix.mark(batch)
			if err := ix.bleve.Batch(batch); err != nil {
				return fmt.Errorf("index a document: %w", err)
			}
			batch.Reset()
		}
	}
	d, err := recordDocument(document, record{Stamp: stamp, Passages: len(entries)}, vocabulary)
	if err != nil {
		return err
	}
	if err := batch.IndexAdvanced(d); err != nil {
		return fmt.Errorf("index a document: %w", err)
	}
	ix.mark(batch)
	if err := ix.bleve.Batch(batch); err != nil {
		return fmt.Errorf("index a document: %w", err)
	}
	return nil
}

// Remove takes a document, named by its ID, out of the index. It is no error when
// the index does not hold it. What the files still hold of its text goes when
// bleve next merges them; to erase text for certain, delete the folder.
func (ix *Index) Remove(ctx context.Context, document string) error {
	if ix.readOnly {
		return fmt.Errorf("remove a document from the index: it is open for reading only")
	}
	old, err := ix.passagesOf(ctx, document)
	if err != nil {
		return fmt.Errorf("remove a document from the index: %w", err)
	}
	batch := ix.bleve.NewBatch()
	batch.Delete(recordID(document))
	for _, id := range old {
		batch.Delete(id)
	}
	ix.mark(batch)
	if err := ix.bleve.Batch(batch); err != nil {
		return fmt.Errorf("remove a document from the index: %w", err)
	}
	return nil
}

// Documents returns what is completely indexed, in the order of document IDs.
func (ix *Index) Documents(ctx context.Context) ([]Indexed, error) {
	r, err := ix.inner.Reader()
	if err != nil {
		return nil, fmt.Errorf("read the index: %w", err)
	}
	defer r.Close()
	ids, err := idsWith(ctx, r, fieldKind, kindRecord)
	if err != nil {
		return nil, fmt.Errorf("read the index: %w", err)
	}
	all := make([]Indexed, 0, len(ids))
	for _, id := range ids {
		_, show, err := stored(r, id)
		if err != nil {
			return nil, err
		}
		var rec record
		if err := json.Unmarshal(show, &rec); err != nil {
			return nil, fmt.Errorf("%w (record: %v)", ErrDamaged, err)
		}
		all = append(all, Indexed{Document: strings.TrimPrefix(id, recordID("")), Stamp: rec.Stamp, Passages: rec.Passages})
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Document < all[j].Document })
	return all, nil
}

func (ix *Index) passagesOf(ctx context.Context, document string) ([]string, error) {
	r, err := ix.inner.Reader()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return idsWith(ctx, r, fieldOwner, document)
}

// idsWith returns the IDs of the entries whose field has that value.
func idsWith(ctx context.Context, r bleveindex.IndexReader, field, value string) (ids []string, err error) {
	s, err := searcher.NewTermSearcher(ctx, r, value, field, 1, search.SearcherOptions{Score: "none"})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	sctx := searchContext(r, s)
	for {
		m, err := s.Next(sctx)
		if err != nil || m == nil {
			return ids, err
		}
		id, err := r.ExternalID(m.IndexInternalID)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
		sctx.DocumentMatchPool.Put(m)
	}
}

func searchContext(r bleveindex.IndexReader, s search.Searcher) *search.SearchContext {
	return &search.SearchContext{DocumentMatchPool: search.NewDocumentMatchPool(s.DocumentMatchPoolSize()+2, 0),
		IndexReader: r}
}

// stored returns the text and the shown part of an entry.
func stored(r bleveindex.IndexReader, id string) (text string, show []byte, err error) {
	d, err := r.Document(id)
	if err != nil {
		return "", nil, fmt.Errorf("read the index: %w", err)
	}
	if d == nil {
		return "", nil, fmt.Errorf("%w (entry %s is gone)", ErrDamaged, id)
	}
	d.VisitFields(func(f bleveindex.Field) {
		switch f.Name() {
		case fieldText:
			text = string(f.Value())
		case fieldShow:
			show = append(show, f.Value()...)
		}
	})
	return text, show, nil
}
