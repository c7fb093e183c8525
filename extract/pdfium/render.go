package pdfium

import (
	"fmt"
	"image"
	"math"

	"github.com/dhrcoder/dhr/extract/fault"
)

// maxPixels bounds a rendered page: 25 megapixels, an A4 page at 500 dpi.
const maxPixels = 25_000_000

// pdfium's bitmap formats and rendering flags.
const (
	bitmapGray  = 1
	bitmapBGRx  = 3
	renderAnnot = 1
	renderGray  = 8
)

// Render draws a page upright, as readPage saw it.
func (d *Document) Render(number int, dpi float64, gray bool) (img image.Image, err error) {
	trapped := d.in.try(func() {
		if number < 1 || number > d.Pages {
			err = fault.ErrNoSuchPage
			return
		}
		var p *pdfPage
		if p, err = d.openPage(number); err != nil {
			return
		}
		if _, err = p.read(); err == nil {
			img, err = p.draw(dpi, gray)
		}
		p.close()
	})
	if trapped != nil {
		return nil, trapped
	}
	return img, err
}

func (p *pdfPage) draw(dpi float64, gray bool) (image.Image, error) {
	in := p.in
	points, pointsHigh := p.frame.size()
	w, h := int(math.Round(points*dpi/72)), int(math.Round(pointsHigh*dpi/72))
	if w < 1 || h < 1 || w > maxPixels/h {
		return nil, fmt.Errorf("a page of %.0f by %.0f points at %.0f dpi is more than %d megapixels: ask for fewer dpi", points, pointsHigh, dpi, maxPixels/1_000_000)
	}
	format, flags := uint64(bitmapBGRx), uint64(renderAnnot)
	if gray {
		format, flags = bitmapGray, renderAnnot|renderGray
	}
	bitmap := in.do("FPDFBitmap_CreateEx", uint64(w), uint64(h), format, 0, 0)
	if bitmap == 0 {
		return nil, fmt.Errorf("there is no memory to draw the page: ask for fewer dpi")
	}
	in.do("FPDFBitmap_FillRect", bitmap, 0, 0, uint64(w), uint64(h), 0xFFFFFFFF)
	in.do("FPDF_RenderPageBitmap", bitmap, p.handle, 0, 0, uint64(w), uint64(h), uint64(p.frame.turn), flags)
	stride := toInt(in.do("FPDFBitmap_GetStride", bitmap))
	pixels := in.bytes(uint32(in.do("FPDFBitmap_GetBuffer", bitmap)), stride*h)
	var img image.Image
	if gray {
		grey := image.NewGray(image.Rect(0, 0, w, h))
		for y := range h {
			copy(grey.Pix[y*grey.Stride:][:w], pixels[y*stride:])
		}
		img = grey
	} else {
		rgba := image.NewRGBA(image.Rect(0, 0, w, h))
		for y := range h {
			from, to := pixels[y*stride:][:4*w], rgba.Pix[y*rgba.Stride:][:4*w]
			for x := 0; x < 4*w; x += 4 {
				to[x], to[x+1], to[x+2], to[x+3] = from[x+2], from[x+1], from[x], 0xFF
			}
		}
		img = rgba
	}
	in.do("FPDFBitmap_Destroy", bitmap)
	return img, nil
}
