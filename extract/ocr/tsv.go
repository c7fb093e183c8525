package ocr

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/dhrcoder/dhr/extract/mend"
	"github.com/dhrcoder/dhr/extract/text"
)

// leastConfidence is the confidence, 0-100, below which what OCR gives is left out
// when it has no two letters or digits on end: specks, rules and stains.
const leastConfidence = 40

// tsvColumns is the number of columns of tesseract's TSV: level, page, block,
// paragraph, line, word, left, top, width, height, conf, text.
const tsvColumns = 12

// ocrWord is a word with the line that OCR puts it in.
type ocrWord struct {
	text.Word
	line string
}

// parseTSV reads the words of tesseract's TSV, with places in points.
func parseTSV(r io.Reader) ([]text.Word, error) {
	const wordLevel, scale = "5", 72.0 / DPI
	var words []ocrWord
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		f := strings.SplitN(lines.Text(), "\t", tsvColumns)
		if len(f) < tsvColumns || f[0] != wordLevel {
			continue
		}
		var n [4]float64
		for i := range n {
			v, err := strconv.Atoi(f[6+i])
			if err != nil {
				return nil, fmt.Errorf("tesseract's answer cannot be read: %w", err)
			}
			n[i] = float64(v) * scale
		}
		confidence, err := strconv.ParseFloat(f[10], 64)
		if err != nil {
			return nil, fmt.Errorf("tesseract's answer cannot be read: %w", err)
		}
		clean := ocrMarks.Replace(mend.Word([]rune(strings.TrimSpace(f[11])), false, false))
		if clean == "—" {
			clean = "–"
		}
		if clean == "" || confidence < leastConfidence && !solid(clean) {
			continue
		}
		words = append(words, parted(ocrWord{
			Word: text.Word{Text: clean, X: n[0], Y: n[1], W: n[2], H: n[3]},
			line: strings.Join(f[2:5], " "),
		})...)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("tesseract's answer cannot be read: %w", err)
	}
	return setLines(words), nil
}

// ocrMarks makes quotation marks straight: OCR guesses their curl, often wrongly.
// A dash between spaces is short in British print, whatever OCR makes of it.
var ocrMarks = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`)

// solid reports whether two letters or digits stand side by side.
func solid(s string) bool {
	before := false
	for _, r := range s {
		is := unicode.IsLetter(r) || unicode.IsDigit(r)
		if is && before {
			return true
		}
		before = is
	}
	return false
}

// setLines gives the words of each line a common baseline and type size, as in
// print, and pages of one type size that size throughout.
func setLines(words []ocrWord) []text.Word {
	var sizes []float64
	for start := 0; start < len(words); {
		end := start + 1
		for end < len(words) && words[end].line == words[start].line {
			end++
		}
		setLine(words[start:end])
		for _, w := range words[start:end] {
			sizes = append(sizes, w.Size)
		}
		start = end
	}
	usual := median(sizes)
	out := make([]text.Word, len(words))
	for i, w := range words {
		if w.Size > 0.88*usual && w.Size < 1.12*usual {
			w.Size = usual
		}
		text.TidyHeight(&w.Word)
		out[i] = text.Round(w.Word)
	}
	return out
}

// setLine estimates the type size from the words' heights. In most text types
// capitals and tall letters rise 0.70 of the size above the baseline and tails hang
// 0.21 below it. Small letters rise 0.47 in one type and 0.52 in another, so words
// of these alone count only where there are no others.
func setLine(line []ocrWord) {
	var sizes, small, bases []float64
	for _, w := range line {
		rise, tail := reach(w.Text)
		if rise == 0 {
			continue
		}
		if size := w.H / (rise + tail); rise == tall {
			sizes = append(sizes, size)
		} else {
			small = append(small, size)
		}
		if tail == 0 {
			bases = append(bases, w.Y+w.H)
		}
	}
	if len(sizes) == 0 {
		sizes = small
	}
	size, base := median(sizes), median(bases)
	for i := range line {
		w := &line[i]
		w.Size, w.Baseline = size, base
		if size == 0 {
			w.Size = w.H
		}
		// A skewed line drifts: a word's own foot counts when it is off.
		if foot := w.Y + w.H; base == 0 || math.Abs(foot-base) > 0.5*w.Size {
			_, tail := reach(w.Text)
			w.Baseline = foot - tail*w.Size
		}
	}
}

// tall is how far capitals and tall letters rise, as a share of the type size.
const tall = 0.70

// reach gives how far a word's letters rise above the baseline and hang below it,
// as shares of the type size; 0 for a word of marks alone.
func reach(word string) (rise, tail float64) {
	for _, r := range word {
		switch {
		case strings.ContainsRune("gpqyQ", r):
			rise, tail = max(rise, 0.47), 0.21
		case strings.ContainsRune("acemnorsuvwxz", r):
			rise = max(rise, 0.47)
		case r == 'j':
			rise, tail = tall, 0.21
		case r == '(' || r == ')' || r == '[' || r == ']' || r == '/':
			rise, tail = tall, max(tail, 0.18)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			rise = tall
		}
	}
	return rise, tail
}

func median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	return sorted[len(sorted)/2]
}
