package pdfium

import "github.com/dhrcoder/dhr/extract/fault"

// Kinds of page objects and annotations, FPDF_PAGEOBJ_… and FPDF_ANNOT_….
const (
	objectPath  = 2
	objectImage = 3
	objectForm  = 5

	annotFreeText = 3
	annotStamp    = 13
	annotWidget   = 20
)

// maxObjects and maxAnnots bound how many of a page are looked at.
const (
	maxObjects = 5000
	maxAnnots  = 200
)

// artwork measures what a page without text shows instead: the share that its
// largest picture covers and the number of its outlines.
func (p *pdfPage) artwork() (picture float64, paths int) {
	in := p.in
	area := (p.frame.right - p.frame.left) * (p.frame.top - p.frame.bottom)
	n := min(toInt(in.do("FPDFPage_CountObjects", p.handle)), maxObjects)
	for i := range n {
		object := in.do("FPDFPage_GetObject", p.handle, uint64(i))
		images, outlines := p.count(object, 0)
		paths += outlines
		if images == 0 {
			continue
		}
		b := uint64(in.scratch)
		if toInt(in.do("FPDFPageObj_GetBounds", object, b, b+4, b+8, b+12)) != 0 {
			l, bottom := in.float32At(in.scratch), in.float32At(in.scratch+4)
			r, top := in.float32At(in.scratch+8), in.float32At(in.scratch+12)
			w := min(r, p.frame.right) - max(l, p.frame.left)
			h := min(top, p.frame.top) - max(bottom, p.frame.bottom)
			if w > 0 && h > 0 {
				picture = max(picture, w*h/area)
			}
		}
	}
	return picture, paths
}

// count gives the pictures and outlines in an object, looking into groups.
func (p *pdfPage) count(object uint64, depth int) (images, paths int) {
	in := p.in
	switch toInt(in.do("FPDFPageObj_GetType", object)) {
	case objectImage:
		return 1, 0
	case objectPath:
		return 0, 1
	case objectForm:
		if depth == 3 {
			return 0, 0
		}
		n := min(toInt(in.do("FPDFFormObj_CountObjects", object)), maxObjects)
		for i := range n {
			im, pa := p.count(in.do("FPDFFormObj_GetObject", object, uint64(i)), depth+1)
			images, paths = images+im, paths+pa
		}
	}
	return images, paths
}

// flattenFields makes filled-in form fields, typed comments and stamps part of the
// page, so that their text is read like the rest. Pages without them, nearly all,
// cost one call.
func (p *pdfPage) flattenFields() {
	in := p.in
	n := min(toInt(in.do("FPDFPage_GetAnnotCount", p.handle)), maxAnnots)
	found := false
	for i := 0; i < n && !found; i++ {
		annot := in.do("FPDFPage_GetAnnot", p.handle, uint64(i))
		if annot == 0 {
			continue
		}
		switch toInt(in.do("FPDFAnnot_GetSubtype", annot)) {
		case annotWidget, annotFreeText, annotStamp:
			found = true
		}
		in.do("FPDFPage_CloseAnnot", annot)
	}
	if !found {
		return
	}
	const (
		forDisplay = 0
		succeeded  = 1
	)
	if toInt(in.do("FPDFPage_Flatten", p.handle, forDisplay)) != succeeded {
		return
	}
	// pdfium parses what it added only when the page is loaded anew.
	in.do("FPDF_ClosePage", p.handle)
	if p.handle = in.do("FPDF_LoadPage", p.doc.handle, uint64(p.number-1)); p.handle == 0 {
		panic(trap{fault.ErrNoPage})
	}
}
