package eval

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"github.com/dhrcoder/dhr"
)

// Gold is one case coded by hand, in the format of samples/FORMAT.md.
type Gold struct {
	ID         string
	Case       dhr.Case
	Attributes map[string]string // every header line by its key
	Sections   []GoldSection
}

// GoldSection is a headed part of a gold file.
type GoldSection struct {
	Role       string // such as "agency_analysis"
	Heading    string
	Paragraphs []GoldParagraph
}

// GoldParagraph is one paragraph with the codes a coder gave it.
type GoldParagraph struct {
	Line           int // in the gold file, from 1
	Text           string
	Labels         []GoldLabel
	Recommendation bool
	Agency, Theme  string // of a recommendation
}

// GoldLabel is one code of a paragraph, with the agencies it names.
type GoldLabel struct {
	Code     string
	Agencies []dhr.Agency
}

// ReadGold reads every gold file (*.txt) of a folder, sorted by name. All mistakes
// come back at once as dhr.Problems.
func ReadGold(fsys fs.FS, dir string) ([]Gold, error) {
	names, err := fs.Glob(fsys, path.Join(dir, "*.txt"))
	if err != nil {
		return nil, fmt.Errorf("read gold: %w", err)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("read gold: no .txt files in %s", dir)
	}
	var all []Gold
	var problems dhr.Problems
	for _, name := range names {
		f, err := fsys.Open(name)
		if err != nil {
			return nil, fmt.Errorf("read gold: %w", err)
		}
		g, ps, err := parseGold(f, name)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("read gold %s: %w", name, err)
		}
		problems = append(problems, ps...)
		all = append(all, g)
	}
	return all, problems.Err()
}

func parseGold(r io.Reader, name string) (Gold, dhr.Problems, error) {
	g := Gold{Attributes: map[string]string{}}
	var problems dhr.Problems
	wrong := func(line int, format string, args ...any) {
		problems = append(problems, dhr.Problem{File: name, Line: line, Msg: fmt.Sprintf(format, args...)})
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		switch {
		case line == "":
		case strings.HasPrefix(line, "## "):
			role, heading, ok := strings.Cut(line[3:], " | ")
			if !ok {
				wrong(n, "a heading is written ## ROLE | Heading")
			} else if _, err := RoleZone(role); err != nil {
				wrong(n, "%v", err)
			}
			g.Sections = append(g.Sections, GoldSection{Role: role, Heading: heading})
		case strings.HasPrefix(line, "# "):
			key, value, ok := strings.Cut(line[2:], ": ")
			if !ok {
				wrong(n, "a header line is written # key: value")
			}
			g.Attributes[key] = value
		case strings.HasPrefix(line, "P ["), strings.HasPrefix(line, "R ["):
			p, err := parseParagraph(line)
			p.Line = n
			if err != nil {
				wrong(n, "%v", err)
			} else if len(g.Sections) == 0 {
				wrong(n, "a paragraph stands before the first heading")
			} else {
				s := &g.Sections[len(g.Sections)-1]
				s.Paragraphs = append(s.Paragraphs, p)
			}
		default:
			wrong(n, "a line begins with #, ##, P [ or R [")
		}
	}
	g.ID = g.Attributes["id"]
	g.Case = dhr.Case{ID: g.ID, Title: g.Attributes["title"], CSP: g.Attributes["csp"], Region: g.Attributes["region"],
		Type: dhr.CaseType(g.Attributes["type"]), Source: dhr.CaseFromList}
	if year := g.Attributes["year"]; year != "" {
		y, err := strconv.Atoi(year)
		if err != nil {
			wrong(0, "year %q is no number", year)
		}
		g.Case.Year = y
	}
	if err := g.Case.Validate(); err != nil {
		wrong(0, "%v", err)
	}
	return g, problems, lines.Err()
}

func parseParagraph(line string) (GoldParagraph, error) {
	labels, text, ok := strings.Cut(line[3:], "]")
	if !ok {
		return GoldParagraph{}, fmt.Errorf("a paragraph is written P [codes] text")
	}
	p := GoldParagraph{Text: strings.TrimSpace(text), Recommendation: line[0] == 'R'}
	for part := range strings.SplitSeq(labels, ";") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		if p.Recommendation {
			switch key, value, _ := strings.Cut(part, "="); key {
			case "agency":
				p.Agency = value
			case "theme":
				p.Theme = value
			}
			continue
		}
		code, names, _ := strings.Cut(part, ":")
		l := GoldLabel{Code: code}
		for name := range strings.SplitSeq(names, ",") {
			if name = strings.TrimSpace(name); name == "" {
				continue
			}
			a, err := dhr.ParseAgency(name)
			if err != nil {
				return p, err
			}
			l.Agencies = append(l.Agencies, a)
		}
		p.Labels = append(p.Labels, l)
	}
	return p, nil
}

// RoleZone gives the zone of a gold file's section role.
func RoleZone(role string) (dhr.Zone, error) {
	switch role {
	case "front":
		return dhr.ZoneFront, nil
	case "introduction", "methodology":
		return dhr.ZoneProcess, nil
	case "terms_of_reference":
		return dhr.ZoneTerms, nil
	case "background":
		return dhr.ZoneBackground, nil
	case "chronology":
		return dhr.ZoneChronology, nil
	case "agency_analysis", "key_issues":
		return dhr.ZoneAnalysis, nil
	case "family_views":
		return dhr.ZoneFamilyVoice, nil
	case "good_practice":
		return dhr.ZoneGoodPractice, nil
	case "lessons", "changes_since":
		return dhr.ZoneLessons, nil
	case "conclusions":
		return dhr.ZoneConclusions, nil
	case "recommendations":
		return dhr.ZoneRecommendations, nil
	case "glossary":
		return dhr.ZoneGlossary, nil
	}
	return "", fmt.Errorf("unknown role %q", role)
}
