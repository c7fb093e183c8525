package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/extract/layout"
	"github.com/dhrcoder/dhr/extract/text"
)

// slant sets a word at an angle, as a piece of a watermark.
func (s *sheet) slant(x, y, width float64, word string) *sheet {
	s.page.Words = append(s.page.Words, text.Word{Text: word, X: x, Y: y - 60, W: width, H: 60, Baseline: y, Size: 80, Slanted: true})
	return s
}

func TestWatermark(t *testing.T) {
	s := newSheet(1).put(60, 60, 15, true, "Chronology").lines(60, 90, full, full2, end).
		slant(330, 90, 40, "T").slant(60, 300, 120, "FINAL").slant(200, 110, 128, "DRAF")
	r := layout.Build("doc", []text.Page{s.page})
	if d := cmp.Diff([]string{full + " " + full2 + " " + end}, texts(r)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"FINAL DRAFT"}, r.Markings); d != "" {
		t.Error(d)
	}
}

func TestMarkingBesideTitle(t *testing.T) {
	s := newSheet(1).put(60, 30, 9, false, "Aldersey DHR – Overview").put(480, 30, 9, false, "Confidential").lines(60, 90, full, full2, end)
	if d := cmp.Diff([]string{"Confidential"}, layout.Build("doc", []text.Page{s.page}).Markings); d != "" {
		t.Error(d)
	}
}

func TestRunningHeadOfChapter(t *testing.T) {
	// Every chapter's head is on one page only; the page's number stands beside it.
	var pages []text.Page
	var want []string
	for i, chapter := range []string{"Introduction", "Facts", "Chronology", "Analysis"} {
		number := fmt.Sprint(i + 5)
		s := newSheet(i+1).put(60, 30, 12, false, number).put(300, 30, 12, false, "Chapter "+chapter)
		first := strings.Replace(full, "officers", "people of "+chapter, 1)
		s.lines(60, 160, first, full2, end)
		pages = append(pages, s.page)
		want = append(want, first+" "+full2+" "+end)
	}
	if d := cmp.Diff(want, texts(layout.Build("doc", pages))); d != "" {
		t.Error(d)
	}
}

func TestColumnsWithOverhang(t *testing.T) {
	// One line of the left column could not be broken and stands out into the gutter,
	// as far as the right column.
	s := newSheet(1)
	for i := range 30 {
		left, right := fmt.Sprintf("left words of line %02d that fills it", i), fmt.Sprintf("right words of line %02d that fill it", i)
		if i == 15 {
			left += " overhanging"
			right = ""
		}
		s.put(50, 100+float64(i)*14, 11, false, left)
		s.put(300, 100+float64(i)*14, 11, false, right)
	}
	got := strings.Join(texts(layout.Build("doc", []text.Page{s.page})), " ")
	if strings.LastIndex(got, "left") > strings.Index(got, "right") || !strings.Contains(got, "overhanging") {
		t.Errorf("the columns are mixed: %s", got)
	}
}

func TestBoxInSection(t *testing.T) {
	s := newSheet(1).put(60, 60, 15, true, "Chronology").lines(60, 90, full, full2, end)
	s.put(72, 160, 12, true, "Key learning").lines(72, 178, "An address is a matter of safety for those who hold it,", "and for those who live there.")
	s.lines(60, 230, "Some days later she telephoned the surgery. "+full, full2, end)
	s.put(60, 310, 15, true, "Analysis").lines(60, 340, full, full2, end)
	r := layout.Build("doc", []text.Page{s.page})
	var got []string
	for _, p := range r.Passages {
		got = append(got, p.Heading+": "+string(p.Zone))
	}
	want := []string{"Chronology: chronology", "Key learning: lessons", "Chronology: chronology", "Analysis: analysis"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestTitleOnFirstPage(t *testing.T) {
	// Title and text share the page: the title's lines are neither passages nor
	// headings of them.
	s := newSheet(1).put(220, 60, 12, true, "HARROW COMMUNITY SAFETY PARTNERSHIP").put(250, 80, 12, true, "Executive Summary").
		put(240, 100, 12, true, "DHR Case No 4").put(230, 120, 12, false, "October 2014").
		put(60, 160, 12, true, "Background to the review").lines(60, 180, full, full2, end).
		put(60, 250, 12, true, "Terms of reference").lines(60, 270, full, full2, end)
	r := layout.Build("doc", []text.Page{s.page})
	var got []string
	for _, c := range r.Sections {
		got = append(got, c.Heading)
	}
	if d := cmp.Diff([]string{"Background to the review", "Terms of reference"}, got); d != "" || len(r.Passages) != 2 {
		t.Errorf("%d passages; headings: %s", len(r.Passages), d)
	}
	if r.About.Year != 2014 {
		t.Errorf("year %d", r.About.Year)
	}
}

func TestChapterAboveItsHeading(t *testing.T) {
	s := newSheet(1).put(60, 60, 18, true, "Chapter 3").put(60, 90, 18, true, "Chronology").lines(60, 130, full, full2, end)
	r := layout.Build("doc", []text.Page{s.page})
	if len(r.Sections) != 1 || r.Sections[0].Number != "Chapter 3" || r.Sections[0].Heading != "Chronology" {
		t.Errorf("got %+v", r.Sections)
	}
}

func TestRowsOverPages(t *testing.T) {
	// The head of two lines is repeated; the row goes on in its last column. A row
	// without a date begins where two cells begin again.
	head := func(s *sheet, y float64) {
		s.put(60, y, 10, true, "Date").put(160, y, 10, true, "Source").put(280, y, 10, true, "Contact").put(280, y+12, 10, true, "details")
	}
	row := func(s *sheet, y float64, cells ...string) {
		for c, words := range cells {
			s.put([]float64{60, 160, 280}[c], y, 10, false, words)
		}
	}
	one, two := newSheet(1).lines(60, 60, full, end), newSheet(2)
	head(one, 120)
	row(one, 146, "3 May 2014", "Police", "A neighbour reported shouting and the sound")
	row(one, 158, "", "", "of breaking glass. Nobody was seen.")
	row(one, 170, "", "Surgery", "She told the nurse that she was not sleeping")
	row(one, 182, "", "", "and that he had taken the telephone with him")
	head(two, 60)
	row(two, 86, "", "", "to the garage.")
	row(two, 98, "1 July 2014", "School", "The child was late.")
	want := []string{
		full + " " + end,
		"3 May 2014. Source: Police. Contact details: A neighbour reported shouting and the sound of breaking glass. Nobody was seen.",
		"Source: Surgery. Contact details: She told the nurse that she was not sleeping and that he had taken the telephone with him to the garage.",
		"1 July 2014. Source: School. Contact details: The child was late.",
	}
	r := layout.Build("doc", []text.Page{one.page, two.page})
	if d := cmp.Diff(want, texts(r)); d != "" {
		t.Error(d)
	}
	if len(r.Passages) == 4 && (r.Passages[2].PageEnd != 2 || r.Passages[2].Zone == dhr.ZoneFront) {
		t.Errorf("got %+v", r.Passages[2])
	}
}

func TestYearAtPageEnd(t *testing.T) {
	// The last line of a table's cell is a year, where page numbers stand.
	s := newSheet(1).lines(60, 60, full, full2, end).
		lines(60, 720, "3 May 2014", "12 October", "2017").lines(200, 720, "The police were called by a neighbour, who had heard her.", "A welfare check was asked for.")
	want := []string{full + " " + full2 + " " + end, "3 May 2014 The police were called by a neighbour, who had heard her.", "12 October 2017 A welfare check was asked for."}
	if d := cmp.Diff(want, texts(layout.Build("doc", []text.Page{s.page}))); d != "" {
		t.Error(d)
	}
}

func TestHeadingBelowColumns(t *testing.T) {
	// The heading is short enough to stand left of the gutter, but the text under it
	// goes across.
	s := newSheet(1)
	for i := range 12 {
		s.put(50, 100+float64(i)*14, 12, false, fmt.Sprintf("left words of line %02d fill it", i))
		s.put(330, 100+float64(i)*14, 12, false, fmt.Sprintf("right words of line %02d fill it", i))
	}
	s.put(50, 292, 12, true, "Analysis").lines(50, 310, full, full2, end)
	r := layout.Build("doc", []text.Page{s.page})
	last := r.Passages[len(r.Passages)-1]
	if last.Heading != "Analysis" || last.Text != full+" "+full2+" "+end {
		t.Errorf("the last passage is %q under %q", last.Text, last.Heading)
	}
	for _, p := range r.Passages[:len(r.Passages)-1] {
		if p.Heading != "" {
			t.Errorf("%q is under %q", p.Text, p.Heading)
		}
	}
}

func TestLetteredHeadings(t *testing.T) {
	s := newSheet(1)
	for i, h := range []string{"A About this review", "B Background", "C A chronology"} {
		y := 60 + float64(i)*90
		s.put(60, y, 15, true, h).lines(60, y+20, full, full2, end)
	}
	var got []string
	for _, c := range layout.Build("doc", []text.Page{s.page}).Sections {
		got = append(got, c.Number+"|"+c.Heading)
	}
	if d := cmp.Diff([]string{"A|About this review", "B|Background", "C|A chronology"}, got); d != "" {
		t.Error(d)
	}
}

func TestTablesInSmallerType(t *testing.T) {
	// There is more text in the table than outside it: the larger type outside is
	// still that of paragraphs.
	s := newSheet(1).lines(60, 110, full, full2, end).tableLines(180, []string{"Date", "Agency", "Event", "Comment"})
	for i := range 20 {
		s.put(60, 200+float64(i)*24, 9, false, fmt.Sprintf("%d May 2014", i+1)).put(190, 200+float64(i)*24, 9, false, "Police").
			put(300, 200+float64(i)*24, 9, false, "A neighbour reported noise there.").put(470, 200+float64(i)*24, 9, false, "Nobody asked.")
	}
	r := layout.Build("doc", []text.Page{s.page})
	if len(r.Passages) != 21 || r.Passages[len(r.Passages)-21].Text != full+" "+full2+" "+end {
		t.Errorf("got %q", texts(r))
	}
}

func TestNoBoxesWithoutPlaces(t *testing.T) {
	s := newSheet(1).lines(60, 110, full, full2, end)
	s.page.Read.Method = dhr.PageByLedongthuc
	r := layout.Build("doc", []text.Page{s.page})
	if len(r.Passages) != 1 || len(r.Passages[0].Boxes) != 0 {
		t.Errorf("got %+v", r.Passages)
	}
}
