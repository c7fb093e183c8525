package layout

import (
	"strings"
	"unicode"
)

// styled reports whether the part's type and length are those of a heading.
func styled(p part, m *measure) bool {
	full := p.full()
	n := wordCount(full)
	if p.style.size >= 1.4*m.size && n <= 3*headingWords {
		return true
	}
	if n == 0 || n > headingWords || len(p.lines) > 5 || !strings.ContainsFunc(full, unicode.IsLetter) {
		return false
	}
	if p.label.kind == bullet {
		return false
	}
	larger := p.style.size >= 1.12*m.size && p.style.size-m.size >= 1
	if !larger && !(p.style.bold && !m.bold) && !p.style.caps && !(p.style.italic && (p.gap > 1.2 || p.gap == 0) && (n <= 10 || n <= 20 && strings.HasSuffix(full, "?"))) {
		return false
	}
	if !larger && (strings.HasSuffix(full, ".") && n > 8 || n >= 8 && instructs(full)) {
		return false
	}
	if strings.HasSuffix(full, ",") || strings.HasSuffix(full, ";") || strings.HasSuffix(full, ".") && n > 15 {
		return false
	}
	if !larger && !p.style.bold && p.style.caps && n < 2 && len(full) < 5 {
		return false
	}
	return !startsLower(full) || larger
}

// instructs reports whether the text tells somebody to do something, as
// recommendations in bold type do.
func instructs(s string) bool {
	s = strings.ToLower(s)
	return !strings.HasSuffix(s, "?") && (strings.Contains(s, " should ") || strings.Contains(s, " must ") || strings.Contains(s, " to ensure "))
}
