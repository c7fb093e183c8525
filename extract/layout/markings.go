package layout

import (
	"regexp"
	"strings"
)

var (
	// markingWords begins what protective and draft markings say.
	markingWords = regexp.MustCompile(`(?i)\b(?:restricted|confidential|official|protect(?:ed)?|secret|draft|sensitive|embargo(?:ed)?|not (?:to be|for) (?:\w+ ){0,4}(?:circulat|publi|photocop|cop|distribut|disclos|shar)\w*|(?:do|please do) not (?:circulat|publi|photocop|cop|distribut|disclos|shar)\w*|for publication|protective marking)\b`)

	// markingOnly is a line that says nothing else.
	markingOnly = regexp.MustCompile(`(?i)^[\W\d]*(?:(?:government|protective|marking|scheme|security|classification|restricted|confidential|official|protect(?:ed)?|secret|sensitive|strictly|private|draft|final|version|v\d[\d.]*|until|published|publication|prior|before|by|the|community|safety|partnership|home|office|quality|assurance|panel|only|embargoed|pre|post|not|to|be|been|for|or|and|in|with|please|do|of|no|part|this|document|report|is|it|must|may|should|circulat\w*|publi\w*|photocop\w*|cop(?:y|ied|ying)|distribut\w*|disclos\w*|shared?|without|permission|consent|express|from|chair|nor|any|\d+)[\W\d]*)+$`)
)

// findMarkings gives the protective and draft markings of the pages' heads, feet
// and title page, each once, as first printed.
func findMarkings(sheets []*sheet) []string {
	var found []string
	seen := map[string]bool{}
	for n, s := range sheets {
		for i, r := range s.rows {
			if _, edge := s.edge(i); !edge && n > 0 && len(r.words) > 3 {
				continue
			}
			t := joined(r.words)
			if len(r.words) > 25 || !markingWords.MatchString(t) || !markingOnly.MatchString(t) {
				continue
			}
			t = strings.TrimSpace(pageOf.ReplaceAllString(t, ""))
			if k := masked(t); t != "" && !seen[k] {
				seen[k] = true
				found = append(found, t)
			}
		}
	}
	return found
}

// pageOf is a page number within a running head.
var pageOf = regexp.MustCompile(`(?i)[ |–-]*\bpage \d+(?: of \d+)?[ |–-]*`)
