package ocr

import (
	"strings"
	"testing"

	"github.com/dhrcoder/dhr/extract/pdftest"
	"github.com/dhrcoder/dhr/extract/text"
)

func TestParseTSV(t *testing.T) {
	const head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
	row := func(line, left, top, width, height, conf, word string) string {
		return "5\t1\t1\t1\t" + line + "\t1\t" + left + "\t" + top + "\t" + width + "\t" + height + "\t" + conf + "\t" + word + "\n"
	}
	// At 200 dpi a point is 2.78 dots: capitals of 12 points are 23 dots high.
	tsv := head + "4\t1\t1\t1\t1\t0\t100\t100\t900\t30\t-1\t\n" +
		row("1", "100", "177", "50", "23", "96", "The") +
		row("1", "160", "177", "90", "30", "95", "agency’s") +
		row("1", "260", "186", "60", "14", "91", "own") +
		row("1", "330", "190", "10", "3", "12", "—") +
		row("1", "340", "190", "10", "3", "88", "—") +
		row("1", "350", "150", "4", "60", "20", "|") +
		row("2", "100", "260", "60", "14", "93", "own") +
		row("2", "100", "260", "0", "0", "93", " ")
	words, err := parseTSV(strings.NewReader(tsv))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := pdftest.Texts(words), "The agency's own – own"; got != want {
		t.Fatalf("words %q, want %q", got, want)
	}
	for i, w := range words {
		base := 72.0
		if i == 4 {
			base = 98.64
		}
		if w.Size < 11.5 || w.Size > 12.5 || w.Size != words[0].Size || w.Baseline != base {
			t.Errorf("%q has size %v on %v", w.Text, w.Size, w.Baseline)
		}
	}
	if w := words[0]; w.X != 36 || w.W != 18 {
		t.Errorf("first word %+v", w)
	}
}

func TestParseTSVRefuses(t *testing.T) {
	for _, bad := range []string{
		"5\t1\t1\t1\t1\t1\tx\t1\t1\t1\t96\tThe\n",
		"5\t1\t1\t1\t1\t1\t1\t1\t1\t1\tsure\tThe\n",
	} {
		if _, err := parseTSV(strings.NewReader(bad)); err == nil {
			t.Errorf("no error for %q", bad)
		}
	}
}

func TestParted(t *testing.T) {
	for in, want := range map[string]string{
		"MrQ": "Mr Q", "MrsQ's": "Mrs Q's", "Qand": "Q and", "AdultB.": "Adult B.", "Brand": "Brand", "Into": "Into", "Mrs": "Mrs", "Hand": "Hand", "Land": "Land", "Xwho": "X who", "Above": "Above",
	} {
		var got []string
		for _, w := range parted(ocrWord{Word: text.Word{Text: in, W: 30}}) {
			got = append(got, w.Text)
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%q: %q, want %q", in, g, want)
		}
	}
}
