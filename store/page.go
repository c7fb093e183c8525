package store

import (
	"context"
	"database/sql"

	"github.com/dhrcoder/dhr"
)

// DocumentPage is a page with the ID of its document.
type DocumentPage struct {
	Document string
	Page     dhr.Page
}

const pageColumns = `g.number, g.method, g.width, g.height, g.words, g.quality, g.agreement, g.reason`

func pageFields(p *dhr.Page) []any {
	return []any{&p.Number, &p.Method, &p.Width, &p.Height, &p.Words, &p.Quality, &p.Agreement, &p.Reason}
}

// Pages returns the pages of a document, named by its ID.
func (s *Store) Pages(ctx context.Context, document string) ([]dhr.Page, error) {
	all, err := collect(ctx, s.db, func(rows *sql.Rows) (p dhr.Page, err error) {
		err = rows.Scan(pageFields(&p)...)
		return p, err
	}, `SELECT `+pageColumns+` FROM pages g WHERE document = (SELECT num FROM documents WHERE id = ?) ORDER BY number`, document)
	return all, s.explain(ctx, err)
}

// PagesNotGood returns the pages of all documents that are unread, or poor, which
// is to say that there is a reason for doubt.
func (s *Store) PagesNotGood(ctx context.Context) ([]DocumentPage, error) {
	all, err := collect(ctx, s.db, func(rows *sql.Rows) (p DocumentPage, err error) {
		err = rows.Scan(append([]any{&p.Document}, pageFields(&p.Page)...)...)
		return p, err
	}, `SELECT d.id, `+pageColumns+` FROM documents d CROSS JOIN pages g ON g.document = d.num
		WHERE g.reason <> '' OR g.method = 'unread' ORDER BY d.case_id, d.name, g.number`)
	return all, s.explain(ctx, err)
}

// Sections returns the sections of a document, named by its ID.
func (s *Store) Sections(ctx context.Context, document string) ([]dhr.Section, error) {
	all, err := collect(ctx, s.db, func(rows *sql.Rows) (c dhr.Section, err error) {
		err = rows.Scan(&c.Ordinal, &c.Heading, &c.Number, &c.Zone, &c.Confidence, &c.Page)
		return c, err
	}, `SELECT ordinal, heading, number, zone, confidence, page FROM sections
		WHERE document = (SELECT num FROM documents WHERE id = ?) ORDER BY ordinal`, document)
	return all, s.explain(ctx, err)
}

// Markings returns the protective or draft markings of a document, named by its ID.
func (s *Store) Markings(ctx context.Context, document string) ([]string, error) {
	all, err := collect(ctx, s.db, func(rows *sql.Rows) (m string, err error) {
		err = rows.Scan(&m)
		return m, err
	}, `SELECT text FROM markings WHERE document = (SELECT num FROM documents WHERE id = ?) ORDER BY ordinal`, document)
	return all, s.explain(ctx, err)
}
