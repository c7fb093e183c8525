package main

import (
	"context"
	"image"
	"sync"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract"
)

// pageDrawer draws pages for the browser. The engine starts with the first page, so
// that serving starts at once and needs no engine where nobody looks at pages.
type pageDrawer struct {
	project dhr.Project
	options extract.Options

	mu     sync.Mutex
	engine *extract.Extractor
}

func newPageDrawer(p dhr.Project) *pageDrawer {
	return &pageDrawer{project: p, options: extract.Options{CacheDir: cacheDir(), Workers: 1}}
}

// RenderPage draws a page of the project's copy of a document.
func (d *pageDrawer) RenderPage(ctx context.Context, document string, page int, dpi float64) (image.Image, error) {
	engine, err := d.start(ctx)
	if err != nil {
		return nil, err
	}
	return engine.Render(ctx, d.project.PDF(document), page, dpi)
}

func (d *pageDrawer) start(ctx context.Context) (*extract.Extractor, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.engine != nil {
		return d.engine, nil
	}
	// The engine outlives the request that started it.
	engine, err := extract.New(context.WithoutCancel(ctx), d.options)
	if err != nil {
		return nil, err
	}
	d.engine = engine
	return engine, nil
}

// close ends the engine; nothing may be being drawn.
func (d *pageDrawer) close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.engine == nil {
		return nil
	}
	engine := d.engine
	d.engine = nil
	return engine.Close()
}
