package page

import (
	"strings"
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/google/go-cmp/cmp"
)

func TestSegments(t *testing.T) {
	for _, c := range []struct {
		name, text string
		spans      []dhr.Span
		want       []Segment
	}{
		{"none", "plain", nil, []Segment{{Text: "plain", Marked: false}}},
		{"empty", "", nil, nil},
		{"code points, not bytes", "né à Córdoba", []dhr.Span{{Start: 3, End: 4}}, []Segment{{Text: "né ", Marked: false}, {Text: "à", Marked: true}, {Text: " Córdoba", Marked: false}}},
		{"at both ends", "ab", []dhr.Span{{Start: 0, End: 1}, {Start: 1, End: 2}}, []Segment{{Text: "a", Marked: true}, {Text: "b", Marked: true}}},
		{"beyond the end", "ab", []dhr.Span{{Start: 1, End: 9}}, []Segment{{Text: "a", Marked: false}, {Text: "b", Marked: true}}},
		{"outside", "ab", []dhr.Span{{Start: 7, End: 9}}, []Segment{{Text: "ab", Marked: false}}},
		{"negative and backward", "ab", []dhr.Span{{Start: -3, End: 1}, {Start: 2, End: 1}}, []Segment{{Text: "a", Marked: true}, {Text: "b", Marked: false}}},
		{"overlap", "abcd", []dhr.Span{{Start: 0, End: 3}, {Start: 1, End: 4}}, []Segment{{Text: "abc", Marked: true}, {Text: "d", Marked: true}}},
		{"cleaned after cutting", "a\u202Eb", []dhr.Span{{Start: 2, End: 3}}, []Segment{{Text: "a⟨U+202E⟩", Marked: false}, {Text: "b", Marked: true}}},
	} {
		if diff := cmp.Diff(c.want, Segments(c.text, c.spans)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain – “text” é":      "plain – “text” é",
		"tab\there\nand there":  "tab\there\nand there",
		"bell\x07":              "bell⟨U+0007⟩",
		"\u202Eright to left":   "⟨U+202E⟩right to left",
		"שלום":                  "שלום",
		"soft\u00ADhyphen":      "soft\u00ADhyphen",
		"broken \xff bytes":     "broken \uFFFD bytes",
		"tag\U000E0041":         "tag⟨U+E0041⟩",
		"line\u2028separator":   "line⟨U+2028⟩separator",
		"zero\u200Bwidth\uFEFF": "zero⟨U+200B⟩width⟨U+FEFF⟩",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNumber(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 123456: "123,456", 1234567: "1,234,567", -100: "-100", -1000: "-1,000"} {
		if got := Number(n); got != want {
			t.Errorf("Number(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestShort(t *testing.T) {
	if got := Short("né à Córdoba", 4); got != "né à…" {
		t.Error(got)
	}
	if got := Short("né", 2); got != "né" {
		t.Error(got)
	}
}

func FuzzSegments(f *testing.F) {
	f.Add("né à \u202E Córdoba", 3, 4, 2, 9)
	f.Add("\xff\x00<b>", -1, 2, 1, 1)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		joined, marked := "", false
		for _, s := range Segments(text, []dhr.Span{{Start: a, End: b}, {Start: c, End: d}}) {
			if s.Text == "" {
				t.Error("an empty segment")
			}
			joined, marked = joined+s.Text, marked || s.Marked
		}
		// []rune turns each broken byte into a mark of its own, clean a run of them.
		if want := Clean(string([]rune(text))); joined != want {
			t.Errorf("segments give %q, want %q", joined, want)
		}
		if strings.ContainsFunc(joined, Hidden) {
			t.Errorf("hidden characters in %q", joined)
		}
		if marked && (min(b, d) < 0 && max(b, d) < 0) {
			t.Error("marked outside the text")
		}
	})
}

func FuzzLocalPage(f *testing.F) {
	for _, next := range []string{"/review?code=5E", "//host/", "/\\host", "http:/review", "/coder", "/page?document=x", "/review#x", "\x00", "/review/../x"} {
		f.Add(next)
	}
	s := &Site{routes: []route{{"GET", "/"}, {"GET", "/review"}, {"GET", "/codebook"}, {"POST", "/coder"}, {"GET", ImagePath}}}
	f.Fuzz(func(t *testing.T, next string) {
		got := s.LocalPage(next)
		path, _, _ := strings.Cut(got, "?")
		if path != "/" && path != "/review" && path != "/codebook" || strings.ContainsAny(got, "\r\n\\") && !strings.Contains(got, "?") {
			t.Errorf("LocalPage(%q) = %q", next, got)
		}
	})
}
