package furniture

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr/extract/layout/match"
	"github.com/dhrcoder/dhr/extract/layout/paper"
	"github.com/dhrcoder/dhr/extract/text"
)

var (
	// markingWords begins what protective and draft markings say.
	markingWords = match.Must([]string{`\b(?:restricted|confidential|official|protect(?:ed)?|secret|draft|sensitive|embargo(?:ed)?|not (?:to be|for) (?:\w+ ){0,4}(?:circulat|publi|photocop|cop|distribut|disclos|shar)\w*|(?:do|please do) not (?:circulat|publi|photocop|cop|distribut|disclos|shar)\w*|for publication|protective marking)\b`})

	// markingOnly is a line that says nothing else.
	markingOnly = regexp.MustCompile(`^[\W\d]*(?:(?:government|protective|marking|scheme|security|classification|restricted|confidential|official|protect(?:ed)?|secret|sensitive|strictly|private|draft|final|version|v\d[\d.]*|until|published|publication|prior|before|by|the|community|safety|partnership|home|office|quality|assurance|panel|only|embargoed|pre|post|not|to|be|been|for|or|and|in|with|please|do|of|no|part|this|document|report|is|it|must|may|should|circulat\w*|publi\w*|photocop\w*|cop(?:y|ied|ying)|distribut\w*|disclos\w*|shared?|without|permission|consent|express|from|chair|nor|any|\d+)[\W\d]*)+$`)
)

// IsMarking reports whether the text is a protective or draft marking and nothing
// else.
func IsMarking(s string) bool {
	s = strings.ToLower(s)
	return markingWords.Any(s) && markingOnly.MatchString(s)
}

// Markings gives the protective and draft markings of the pages' heads, feet,
// watermarks and title page, each once, as first printed.
func Markings(sheets []*paper.Sheet) []string {
	var found []string
	seen := map[string]bool{}
	add := func(t string) bool {
		if !IsMarking(t) {
			return false
		}
		t = strings.TrimSpace(pageOf.ReplaceAllString(t, " "))
		if k := masked(t); t != "" && !seen[k] {
			seen[k] = true
			found = append(found, t)
		}
		return true
	}
	for n, s := range sheets {
		for i, r := range s.Rows {
			if _, edge := edge(s, i); !edge && n > 0 && len(r.Words) > 3 || len(r.Words) > 25 {
				continue
			}
			// A running head may have the title on one side and the marking on the
			// other.
			parts := wideApart(r)
			if len(parts) > 1 || !add(paper.Joined(r.Words)) {
				for _, p := range parts {
					add(p)
				}
			}
		}
		add(slantedText(s.Slanted))
	}
	return found
}

// pageOf is a page number within a running head.
var pageOf = regexp.MustCompile(`(?i)[ |–-]*\bpage \d+(?: of \d+)?[ |–-]*`)

// wideApart gives the row's text cut where there is far more than a space.
func wideApart(rw paper.Row) []string {
	var parts []string
	from := 0
	for i, w := range rw.Words {
		if i+1 < len(rw.Words) && rw.Words[i+1].X-w.X-w.W < 2*w.Size {
			continue
		}
		parts = append(parts, paper.Joined(rw.Words[from:i+1]))
		from = i + 1
	}
	return parts
}

// slantedText joins words that run at an angle, which may have come in pieces.
func slantedText(words []text.Word) string {
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b text.Word) int { return cmp.Compare(a.X, b.X) })
	var b strings.Builder
	for i, w := range words {
		if i > 0 && w.X-words[i-1].X-words[i-1].W > 0.05*w.Size {
			b.WriteByte(' ')
		}
		b.WriteString(w.Text)
	}
	return b.String()
}
