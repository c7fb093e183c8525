package pdfium

import "testing"

func TestFrame(t *testing.T) {
	// The visible part of the page is 100 wide and 200 high and does not begin at 0.
	tests := []struct {
		turn       int
		w, h, x, y float64 // of the upright page, and where the bottom left corner comes to lie
	}{
		{0, 100, 200, 0, 200},
		{1, 200, 100, 0, 0},
		{2, 100, 200, 100, 0},
		{3, 200, 100, 200, 100},
	}
	for _, tt := range tests {
		f := frame{left: 10, bottom: 20, right: 110, top: 220, turn: tt.turn}
		w, h := f.size()
		x, y := f.point(10, 20)
		if w != tt.w || h != tt.h || x != tt.x || y != tt.y {
			t.Errorf("turn %d: %v by %v, corner at %v, %v", tt.turn, w, h, x, y)
		}
		if x, y, w, h := f.rect(10, 20, 110, 220); x != 0 || y != 0 || w != tt.w || h != tt.h {
			t.Errorf("turn %d: the whole page is %v, %v, %v, %v", tt.turn, x, y, w, h)
		}
	}
	for _, tt := range []struct {
		dx, dy float64
		want   int
	}{{1, 0, 0}, {0, 1, 1}, {-1, 0, 2}, {0, -1, 3}, {5, 1, 0}, {0, 0, 0}} {
		if got := turnFor(tt.dx, tt.dy); got != tt.want {
			t.Errorf("turnFor(%v, %v) = %d", tt.dx, tt.dy, got)
		}
	}
}

func TestSlanted(t *testing.T) {
	for _, tt := range []struct {
		dx, dy float64
		want   bool
	}{{1, 0, false}, {0, -12, false}, {12, 1, false}, {-1, 0.1, false}, {0.7, 0.7, true}, {-3, 9, true}, {0, 0, false}} {
		if got := slanted(tt.dx, tt.dy); got != tt.want {
			t.Errorf("slanted(%v, %v) = %v", tt.dx, tt.dy, got)
		}
	}
}
