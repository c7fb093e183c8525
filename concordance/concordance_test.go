package concordance

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

func find(text, word string) Source {
	s := Source{Text: text}
	runes := []rune(text)
	for i := 0; i+len(word) <= len(runes); i++ {
		if string(runes[i:i+len(word)]) == word {
			s.Matches = append(s.Matches, dhr.Span{Start: i, End: i + len(word)})
		}
	}
	return s
}

func TestLines(t *testing.T) {
	sources := []Source{
		find("The café had no refuge for Zoë, and “no refuge” was written.", "refuge"),
		find("refuge", "refuge"),
		find("A full refuge. Another one was far.", "refuge"),
	}
	for _, c := range []struct {
		order Order
		want  []string
	}{
		{OrderSource, []string{"…had no <refuge> for Zoë,…", "…and “no <refuge>” was…", "<refuge>", "A full <refuge>. Another…"}},
		{OrderLeft, []string{"<refuge>", "A full <refuge>. Another…", "…and “no <refuge>” was…", "…had no <refuge> for Zoë,…"}},
		{OrderRight, []string{"<refuge>", "A full <refuge>. Another…", "…had no <refuge> for Zoë,…", "…and “no <refuge>” was…"}},
	} {
		var got []string
		for _, l := range Lines(sources, 10, 0, c.order) {
			text := l.Left + "<" + l.Node + ">" + l.Right
			if l.CutLeft {
				text = "…" + text
			}
			if l.CutRight {
				text += "…"
			}
			got = append(got, text)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%q: %s", c.order, d)
		}
	}
	if n := len(Lines(sources, 10, 2, OrderLeft)); n != 2 {
		t.Errorf("%d lines of 2", n)
	}
	bad := []Source{{Text: "abc", Matches: []dhr.Span{{Start: -1, End: 2}, {Start: 2, End: 9}, {Start: 2, End: 1}}}}
	if got := Lines(bad, 10, 0, OrderSource); len(got) != 0 {
		t.Errorf("spans outside the text give %v", got)
	}
	if _, err := ParseOrder("up"); err == nil || !strings.Contains(err.Error(), "left and right") {
		t.Error(err)
	}
}
