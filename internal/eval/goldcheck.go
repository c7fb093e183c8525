package eval

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr"
)

// Check holds a gold file against the framework and names every mistake: codes that
// the framework does not have or that stand twice, agencies where the code has none
// or none where it has some, codes in zones that are not coded, a paragraph that
// stands twice, headers and recommendations with values that do not exist. File
// is the file's name for the messages.
func (g Gold) Check(framework dhr.Framework, file string) dhr.Problems {
	var problems dhr.Problems
	wrong := func(line int, format string, args ...any) {
		problems = append(problems, dhr.Problem{File: file, Line: line, Msg: fmt.Sprintf(format, args...)})
	}
	truth := g.AttributeTruth()
	for _, name := range dhr.AttributeNames() {
		if len(truth[name]) == 0 {
			wrong(0, "the header does not say: %s", name)
		}
		for _, v := range truth[name] {
			if err := name.Check(v); err != nil {
				wrong(0, "%v", err)
			}
		}
	}
	seen := map[string]int{}
	for _, s := range g.Sections {
		zone, _ := RoleZone(s.Role) // checked when the file was read
		for _, p := range s.Paragraphs {
			key := strings.Join(strings.Fields(strings.ToLower(p.Body())), " ")
			if first, again := seen[key]; again {
				wrong(p.Line, "the same paragraph stands in line %d", first)
			}
			seen[key] = p.Line
			for _, msg := range p.check(framework, zone) {
				wrong(p.Line, "%s", msg)
			}
		}
	}
	return problems
}

// widerConditions is the code for the economy, of which no agency need be named.
const widerConditions = "7A"

func (p GoldParagraph) check(framework dhr.Framework, zone dhr.Zone) []string {
	var wrong []string
	say := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	if p.Text == "" {
		say("the paragraph is empty")
	}
	if p.Recommendation {
		if !slices.Contains(dhr.Addressees(), dhr.Addressee(p.Agency)) {
			say("a recommendation has no agency %q", p.Agency)
		}
		if !slices.Contains(dhr.Themes(), dhr.Theme(p.Theme)) {
			say("a recommendation has no theme %q", p.Theme)
		}
	}
	if len(p.Labels) > 0 && !zone.Codable() {
		say("the zone %s is not coded", zone)
	}
	var codes []string
	for _, l := range p.Labels {
		code, known := framework.Code(l.Code)
		switch {
		case !known:
			say("%q is no code", l.Code)
		case slices.Contains(codes, l.Code):
			say("%s is given twice", l.Code)
		case code.Practice && len(l.Agencies) == 0 && l.Code != widerConditions:
			say("%s names no agency", l.Code)
		case !code.Practice && len(l.Agencies) > 0:
			say("%s takes no agencies", l.Code)
		}
		codes = append(codes, l.Code)
	}
	return wrong
}

// Written is the coded reports of one hand.
type Written struct {
	Hand string
	Gold []Gold
}

// ReadWritten reads the reports of every hand, HAND/*.txt, sorted by name, and
// checks them. All mistakes come back at once as dhr.Problems.
func ReadWritten(fsys fs.FS, framework dhr.Framework) ([]Written, error) {
	folders, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("read coded reports: %w", err)
	}
	var all []Written
	var problems dhr.Problems
	ids := map[string]string{}
	for _, d := range folders {
		if !d.IsDir() {
			continue
		}
		gold, err := ReadGold(fsys, d.Name())
		if err != nil {
			return nil, err
		}
		for _, g := range gold {
			problems = append(problems, g.Check(framework, d.Name()+": "+g.ID)...)
			if other, again := ids[g.ID]; again {
				problems = append(problems, dhr.Problem{File: d.Name(), Msg: fmt.Sprintf("%s is also a report of hand %s", g.ID, other)})
			}
			ids[g.ID] = d.Name()
		}
		all = append(all, Written{d.Name(), gold})
	}
	return all, problems.Err()
}
