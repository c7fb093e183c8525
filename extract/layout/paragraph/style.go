package paragraph

import (
	"strings"
	"unicode"

	"github.com/dhrcoder/dhr/extract/layout/numbering"
	"github.com/dhrcoder/dhr/extract/layout/paper"
)

// Styled reports whether the part's type and length are those of a heading.
func Styled(p Part, m *paper.Measure) bool {
	full := p.Full()
	n := paper.WordCount(full)
	if p.Style.Size >= 1.4*m.Size && n <= 3*paper.HeadingWords {
		return true
	}
	if n == 0 || n > paper.HeadingWords || len(p.Lines) > 5 || !strings.ContainsFunc(full, unicode.IsLetter) {
		return false
	}
	if p.Label.Kind == numbering.Bullet {
		return false
	}
	larger := p.Style.Size >= 1.12*m.Size && p.Style.Size-m.Size >= 1
	if !larger && !(p.Style.Bold && !m.Bold) && !p.Style.Caps && !(p.Style.italic && (p.Gap > 1.2 || p.Gap == 0) && (n <= 10 || n <= 20 && strings.HasSuffix(full, "?"))) {
		return false
	}
	if !larger && (strings.HasSuffix(full, ".") && n > 8 || n >= 8 && instructs(full)) {
		return false
	}
	if strings.HasSuffix(full, ",") || strings.HasSuffix(full, ";") || strings.HasSuffix(full, ".") && n > 15 {
		return false
	}
	if !larger && !p.Style.Bold && p.Style.Caps && n < 2 && len(full) < 5 {
		return false
	}
	return !paper.StartsLower(full) || larger
}

// instructs reports whether the text tells somebody to do something, as
// recommendations in bold type do.
func instructs(s string) bool {
	s = strings.ToLower(s)
	return !strings.HasSuffix(s, "?") && (strings.Contains(s, " should ") || strings.Contains(s, " must ") || strings.Contains(s, " to ensure "))
}
