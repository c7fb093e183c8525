package sheet

import (
	"context"
	"image"
)

// Renderer draws pages of the project's documents.
type Renderer interface {
	// RenderPage draws a page, from 1, of the document with that ID upright, so that the
	// boxes of passages lie where their text is drawn. The pages ask only for documents
	// and pages that the project has.
	RenderPage(ctx context.Context, document string, page int, dpi float64) (image.Image, error)
}

// dpi is the resolution of page images: text is read easily at the width that
// the pages give them, and one takes some 100 KB.
const dpi = 108
