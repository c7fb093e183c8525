package page

import (
	"slices"
	"strconv"

	"github.com/dhrcoder/dhr/report/table"
)

// chart is a drawing with its coordinates worked out, in SVG user units.
type chart struct {
	table.Chart
	Width, Height int
	Legend        []key
	Ticks         []tick
	Rows          []barRow
	Small         []small
}

type key struct {
	X     int
	Text  string
	Class string
}

type tick struct {
	X, Y int
	Text string
}

type barRow struct {
	Y     int // of the middle of the bar
	Label string
	Value string
	End   string // where the value stands
	Parts []part
}

type part struct {
	X, Width string
	Class    string
	Text     string // of a value that is suppressed
}

// small is a drawing of one line, one of several on a chart.
type small struct {
	X, Y   int
	Label  string
	Marks  []mark
	Paths  []string
	Years  []tick
	Spoken string
}

type mark struct{ X, Y, Text string }

// Measures of the bar charts.
const (
	chartWidth = 760
	labelWidth = 300
	barHeight  = 17
	topHeight  = 44
	valueWidth = 40
	letters    = 46 // of a label that fit its width
)

func draw(c table.Chart) chart {
	if len(c.Bars) > 0 {
		return drawBars(c)
	}
	return drawLines(c)
}

var partClasses = []string{"p1", "p2", "p4", "p3"}

func drawBars(c table.Chart) chart {
	d := chart{Chart: c, Width: chartWidth, Height: topHeight + barHeight*len(c.Bars) + 6}
	plot := float64(chartWidth - labelWidth - valueWidth)
	length := func(n int) float64 {
		if c.Max == 0 {
			return 0
		}
		return plot * float64(n) / float64(c.Max)
	}
	x := labelWidth
	for i, name := range c.Parts {
		d.Legend = append(d.Legend, key{X: x, Text: name, Class: partClasses[i]})
		x += 30 + 7*len(name)
	}
	if slices.ContainsFunc(c.Bars, func(b table.Bar) bool { return b.Length > 0 && b.Parts == nil }) {
		d.Legend = append(d.Legend, key{X: x, Text: "All, parts suppressed", Class: "p0"})
	}
	step := tickStep(c.Max)
	for n := 0; step > 0 && n <= c.Max; n += step {
		d.Ticks = append(d.Ticks, tick{X: labelWidth + int(length(n)), Text: strconv.Itoa(n)})
	}
	for i, b := range c.Bars {
		r := barRow{Y: topHeight + barHeight*i + barHeight/2, Label: shorten(b.Label), Value: b.Value.String()}
		at := float64(labelWidth)
		switch {
		case b.Parts != nil:
			for j, n := range b.Parts {
				if n > 0 {
					r.Parts = append(r.Parts, part{X: unit(at), Width: unit(length(n)), Class: partClasses[j]})
					at += length(n)
				}
			}
		case b.Length > 0:
			r.Parts = append(r.Parts, part{X: unit(at), Width: unit(length(b.Length)), Class: "p0"})
			at += length(b.Length)
		}
		r.End = unit(at + 5)
		d.Rows = append(d.Rows, r)
	}
	return d
}

// tickStep is the distance of the axis's marks: 1, 2 or 5 times a power of ten.
func tickStep(most int) int {
	for step := 1; ; step *= 10 {
		for _, n := range []int{1, 2, 5} {
			if most <= 8*n*step {
				return n * step
			}
		}
	}
}

// Measures of the charts of small lines.
const (
	across      = 3
	smallWidth  = 250
	smallHeight = 112
	plotWidth   = 200
	plotHeight  = 56
	plotTop     = 32
	plotLeft    = 30
	smallLabel  = 34
)

func drawLines(c table.Chart) chart {
	d := chart{Chart: c, Width: across * smallWidth, Height: smallHeight * ((len(c.Lines) + across - 1) / across)}
	for i, l := range c.Lines {
		s := small{X: i % across * smallWidth, Y: i / across * smallHeight, Label: cut(l.Label, smallLabel)}
		path := ""
		for j, p := range l.Points {
			x := float64(plotLeft + plotWidth/2)
			if len(l.Points) > 1 {
				x = plotLeft + plotWidth*float64(j)/float64(len(l.Points)-1)
			}
			if j == 0 || j == len(l.Points)-1 {
				s.Years = append(s.Years, tick{X: int(x), Y: plotTop + plotHeight + 14, Text: p.Year})
			}
			s.Spoken += p.Year + ": " + p.Value.String() + "; "
			if !p.Known { // the line breaks off
				if path != "" {
					s.Paths = append(s.Paths, path)
				}
				path = ""
				continue
			}
			m := mark{X: unit(x), Y: unit(plotTop + plotHeight*(1-p.Share)), Text: p.Value.String()}
			s.Marks = append(s.Marks, m)
			if path == "" {
				path = m.X + "," + m.Y
			} else {
				path += " " + m.X + "," + m.Y
			}
		}
		if path != "" {
			s.Paths = append(s.Paths, path)
		}
		d.Small = append(d.Small, s)
	}
	return d
}

func unit(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }

func shorten(label string) string { return cut(label, letters) }

func cut(label string, n int) string {
	if r := []rune(label); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return label
}
