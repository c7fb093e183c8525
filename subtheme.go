package dhr

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxSubtheme is how long the name of a sub-theme may be, in code points, and
// MaxSubthemes how many one coding may have.
const (
	MaxSubtheme  = 80
	MaxSubthemes = 20
)

// CleanSubthemes returns the names of sub-themes as decisions keep them: without
// outer and repeated white space, sorted, each once, none empty. The error says which
// name is too long or holds a control character, or that there are too many.
func CleanSubthemes(names []string) ([]string, error) {
	var clean []string
	for _, n := range names {
		if n = strings.Join(strings.Fields(n), " "); n != "" {
			clean = append(clean, n)
		}
	}
	slices.Sort(clean)
	clean = slices.Compact(clean)
	return clean, validSubthemes(clean)
}

func validSubthemes(names []string) error {
	if len(names) > MaxSubthemes {
		return fmt.Errorf("%d sub-themes: a coding has at most %d", len(names), MaxSubthemes)
	}
	for i, n := range names {
		switch {
		case n == "" || n != strings.Join(strings.Fields(n), " "):
			return fmt.Errorf("sub-theme %q is empty or has white space to spare", n)
		case utf8.RuneCountInString(n) > MaxSubtheme:
			return fmt.Errorf("sub-theme %q… is longer than %d characters", string([]rune(n)[:20]), MaxSubtheme)
		case !utf8.ValidString(n) || strings.ContainsFunc(n, unicode.IsControl):
			return fmt.Errorf("sub-theme %q holds characters that are not text", n)
		case i > 0 && names[i-1] >= n:
			return fmt.Errorf("the sub-themes are not sorted, or one is named twice: %q", n)
		}
	}
	return nil
}
