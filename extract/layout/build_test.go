package layout_test

import (
	"encoding/binary"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/layout"
	"github.com/dhrcoder/dhr/extract/text"
)

// sheet sets lines on a page as a typewriter would: 6 points a character.
type sheet struct{ page text.Page }

func newSheet(number int) *sheet {
	return &sheet{text.Page{Read: dhr.Page{Number: number, Width: 600, Height: 800}}}
}

// put sets the words of s on a baseline, from x on.
func (s *sheet) put(x, y, size float64, bold bool, words string) *sheet {
	for _, w := range strings.Fields(words) {
		width := float64(len([]rune(w))) * size * 0.5
		s.page.Words = append(s.page.Words, text.Word{Text: w, X: x, Y: y - size*0.8, W: width, H: size,
			Baseline: y, Size: size, Bold: bold})
		x += width + size*0.5
	}
	return s
}

// lines sets lines of running text below one another.
func (s *sheet) lines(x, y float64, lines ...string) *sheet {
	for i, l := range lines {
		s.put(x, y+float64(i)*14, 12, false, l)
	}
	return s
}

func texts(r layout.Result) []string {
	var out []string
	for _, p := range r.Passages {
		t := p.Text
		if p.Number != "" {
			t = p.Number + "| " + t
		}
		out = append(out, t)
	}
	return out
}

const (
	full  = "The officers who went to the house that night did not ask the woman at all about it,"
	full2 = "and the record that they made of the visit says no more than that all was in order then"
	end   = "and that nobody was hurt."
)

func TestBuild(t *testing.T) {
	// Running heads, page numbers, a paragraph that crosses pages around a
	// footnote, a hyphen at a line's end and a note number.
	var pages []text.Page
	for n := 1; n <= 3; n++ {
		s := newSheet(n).put(200, 30, 9, false, "RESTRICTED until published").put(280, 780, 9, false, "Page "+string(rune('0'+n)))
		switch n {
		case 1:
			s.put(60, 100, 15, true, "4. Chronology")
			s.lines(60, 130, "4.1 "+full, full2, "and that nobody was hurt. Her well-being was not thought of by any of those safe-")
			s.put(60, 700, 8, false, "1 Log of the call, seen by the author.")
		case 2:
			s.lines(60, 100, "guarding teams whose task it was.", "4.2 "+full, full2, end)
			w := &s.page.Words[len(s.page.Words)-1]
			s.page.Words = append(s.page.Words, text.Word{Text: "1", X: w.X + w.W, Y: w.Y, W: 4, H: 5, Baseline: w.Baseline - 4, Size: 7, Raised: true})
		case 3:
			s.lines(60, 100, "4.3 "+full, full2, end)
		}
		pages = append(pages, s.page)
	}
	r := layout.Build("doc", pages)
	want := []string{
		"4.1| " + full + " " + full2 + " and that nobody was hurt. Her well-being was not thought of by any of those safeguarding teams whose task it was.",
		"4.2| " + full + " " + full2 + " " + end,
		"4.3| " + full + " " + full2 + " " + end,
		"1| Log of the call, seen by the author.",
	}
	if d := cmp.Diff(want, texts(r)); d != "" {
		t.Error(d)
	}
	if n := r.Passages[3]; n.Zone != dhr.ZoneAppendix || n.Heading != "Footnotes" || n.Page != 1 {
		t.Errorf("the footnote is in zone %q under %q on page %d", n.Zone, n.Heading, n.Page)
	}
	if d := cmp.Diff([]string{"RESTRICTED until published"}, r.Markings); d != "" {
		t.Error(d)
	}
	p := r.Passages[0]
	if p.Zone != dhr.ZoneChronology || p.Heading != "Chronology" || p.Page != 1 || p.PageEnd != 2 || len(p.Boxes) != 4 {
		t.Errorf("got zone %q, heading %q, pages %d-%d, %d boxes", p.Zone, p.Heading, p.Page, p.PageEnd, len(p.Boxes))
	}
	if r.Sections[0].Number != "4" {
		t.Errorf("got section number %q", r.Sections[0].Number)
	}
	if r.Passages[1].ID == r.Passages[2].ID || r.Passages[1].ID != dhr.PassageID("doc", r.Passages[1].Text, 0) {
		t.Error("passages of the same text need IDs of their own")
	}
}

func TestBuildTable(t *testing.T) {
	// A table without lines between its rows, which crosses a page: the second page
	// repeats its head and goes on with the last row.
	one := newSheet(1).put(60, 60, 15, true, "Key events").
		put(60, 100, 12, true, "Date").put(200, 100, 12, true, "Event").
		lines(60, 120, "3 May 2014").lines(200, 120, "A neighbour reported shouting and", "the sound of breaking glass.").
		lines(60, 160, "June 2014").lines(200, 160, "She told the nurse that she was", "not sleeping, and that he had").page
	two := newSheet(2).put(60, 60, 12, true, "Date").put(200, 60, 12, true, "Event").
		lines(200, 80, "taken the telephone.").
		lines(60, 106, "1 July 2014").lines(200, 106, "She left the house and went to", "her sister.").page
	r := layout.Build("doc", []text.Page{one, two})
	want := []string{
		"3 May 2014 A neighbour reported shouting and the sound of breaking glass.",
		"June 2014 She told the nurse that she was not sleeping, and that he had taken the telephone.",
		"1 July 2014 She left the house and went to her sister.",
	}
	if d := cmp.Diff(want, texts(r)); d != "" {
		t.Error(d)
	}
}

func TestBuildColumns(t *testing.T) {
	// Two columns whose lines stand at different heights.
	s := newSheet(1)
	for i := range 10 {
		s.put(50, 100+float64(i)*14, 12, false, "left column words that fill the line")
		s.put(330, 105+float64(i)*14, 12, false, "right column words to fill the line")
	}
	r := layout.Build("doc", []text.Page{s.page})
	got := strings.Join(texts(r), " ")
	if strings.LastIndex(got, "left") > strings.Index(got, "right") {
		t.Errorf("the columns are mixed: %s", got)
	}
}

func TestBuildNothing(t *testing.T) {
	for _, pages := range [][]text.Page{nil, {{}}, {{}, newSheet(2).page}} {
		if r := layout.Build("doc", pages); len(r.Passages) != 0 {
			t.Errorf("got %d passages of empty pages", len(r.Passages))
		}
	}
}

// FuzzBuild builds pages of arbitrary words in arbitrary places: whatever they are,
// Build returns, twice the same, and its passages are sound.
func FuzzBuild(f *testing.F) {
	f.Add([]byte("1.1 Background 12 March 2014 (a) • Page 3 Contents ..... 4 safe- guarding"), uint8(3))
	f.Add([]byte("Date Event 3/4/2015 Police\x00\xff\xfe called. Recommendation 1 The Trust should"), uint8(40))
	f.Fuzz(func(t *testing.T, data []byte, per uint8) {
		pages := fuzzPages(data, int(per%50)+1)
		r := layout.Build("doc", pages)
		if d := cmp.Diff(r, layout.Build("doc", pages)); d != "" {
			t.Fatalf("the second time differs: %s", d)
		}
		for i, p := range r.Passages {
			if p.Text == "" || p.Ordinal != i || p.Section >= len(r.Sections) || len(p.Boxes) == 0 || p.PageEnd < p.Page {
				t.Fatalf("passage %d is not sound: %+v", i, p)
			}
			if p.Zone != r.Sections[p.Section].Zone {
				t.Fatalf("passage %d has zone %q in a section of zone %q", i, p.Zone, r.Sections[p.Section].Zone)
			}
		}
	})
}

// fuzzPages places the data's words by a hash of their place in the data, some of
// them out of all bounds.
func fuzzPages(data []byte, per int) []text.Page {
	var pages []text.Page
	for i, w := range strings.Split(string(data), " ") {
		if i%per == 0 {
			pages = append(pages, text.Page{Read: dhr.Page{Number: len(pages) + 1, Width: 595, Height: 842}})
		}
		var seed [8]byte
		copy(seed[:], w)
		h := binary.LittleEndian.Uint64(seed[:]) * 0x9E3779B97F4A7C15 >> 16
		word := text.Word{Text: w, X: float64(h % 500), Baseline: float64(h / 500 % 60 * 14), W: float64(len(w)) * 5,
			Size: float64(h/30000%4)*2 + 8, Bold: h&64 != 0, Raised: h&1984 == 0, SoftHyphen: h&32 != 0}
		word.Y, word.H = word.Baseline-word.Size, word.Size
		switch h % 97 {
		case 0:
			word.X = math.NaN()
		case 1:
			word.Baseline = math.Inf(1)
		case 2:
			word.X, word.W = -1e9, 1e12
		case 3:
			word.Size, word.W, word.H = 0, 0, 0
		case 4:
			word.X, word.Baseline = -400, -900
		}
		last := &pages[len(pages)-1]
		last.Words = append(last.Words, word)
		x, y := float64(h>>8%6*100), float64(h>>16%10*80) // lines that often meet
		switch h % 5 {
		case 0:
			last.Rules = append(last.Rules, text.Rect{X: x, Y: y, W: float64(h>>24%5) * 100})
		case 1:
			last.Rules = append(last.Rules, text.Rect{X: x, Y: y, H: float64(h>>24%6) * 80})
		case 2:
			last.Fills = append(last.Fills, text.Rect{X: x, Y: y, W: float64(h>>24%5) * 100, H: float64(h>>32%4) * 40})
		case 3:
			last.Rules = append(last.Rules, text.Rect{X: word.X, Y: word.Baseline, W: word.W, H: word.H})
		}
	}
	return pages
}
