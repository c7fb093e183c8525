package pdfium

// frame turns a page's own coordinates (points, y upwards, any origin) into those
// of the upright page (points from its top left corner, y downwards).
type frame struct {
	left, bottom, right, top float64 // the visible part of the page
	turn                     int     // quarter turns clockwise that set it upright
}

// size is the upright page's width and height in points.
func (f frame) size() (w, h float64) {
	if f.turn%2 == 0 {
		return f.right - f.left, f.top - f.bottom
	}
	return f.top - f.bottom, f.right - f.left
}

// point turns one point.
func (f frame) point(x, y float64) (float64, float64) {
	switch f.turn {
	case 1:
		return y - f.bottom, x - f.left
	case 2:
		return f.right - x, y - f.bottom
	case 3:
		return f.top - y, f.right - x
	}
	return x - f.left, f.top - y
}

// rect turns a rectangle and gives its top left corner and its size.
func (f frame) rect(left, bottom, right, top float64) (x, y, w, h float64) {
	x1, y1 := f.point(left, bottom)
	x2, y2 := f.point(right, top)
	x, y = min(x1, x2), min(y1, y2)
	return x, y, max(x1, x2) - x, max(y1, y2) - y
}

// turnFor gives the quarter turns that set text upright whose baseline runs in
// the direction (dx, dy), y upwards.
func turnFor(dx, dy float64) int {
	switch {
	case dx >= abs(dy):
		return 0
	case dy >= abs(dx):
		return 1
	case -dx >= abs(dy):
		return 2
	}
	return 3
}

// slanted reports whether a baseline in that direction runs at an angle to all
// edges of the page: by more than 10 degrees.
func slanted(dx, dy float64) bool {
	return min(abs(dx), abs(dy)) > 0.176*max(abs(dx), abs(dy))
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}
