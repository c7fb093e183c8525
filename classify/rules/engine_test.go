package rules

import (
	"strings"
	"testing"

	"github.com/dhrcoder/dhr/classify/codebook/codebooktest"
	"github.com/dhrcoder/dhr/classify/party"
	"github.com/dhrcoder/dhr/classify/reading"
)

// loadRule loads one rule of a code, written without its examples.
func loadRule(tb testing.TB, code, rule string) (*Set, error) {
	tb.Helper()
	return Load(codebooktest.Rule(tb, code, rule), codebooktest.Framework(tb))
}

// outcomeOf applies the only rule of a set to a sentence with the parties of rule
// files: the victim is Adult A and she, the perpetrator is Adult B and he.
func outcomeOf(rs *Set, text string) string {
	doc := reading.Read([]string{text})
	m := rs.Open(doc, party.Example().Mentions(doc))
	return m.explain(&rs.rules[0], m.applyPassage(&rs.rules[0], 0))
}

func TestTerms(t *testing.T) {
	for _, tt := range []struct{ term, text, want string }{
		{"record", "It was recorded.", "recorded"},
		{"record", "Two records were kept.", "records"},
		{"record", "The recording stopped.", "recording"},
		{"record", "A discord arose.", ""},
		{"=drugs", "He took drugs.", "drugs"},
		{"=drugs", "He took a drug.", ""},
		{"=drugs", "DRUGS were found.", "drugs"},
		{"neglig*", "It was negligent.", "negligent"},
		{"neglig*", "It was neglected.", ""},
		{"risk assessment", "The risk assessments were late.", "risk assessments"},
		{"risk assessment", "The assessment of risk was late.", ""},
		{"mental-health", "His mental health declined.", "mental health"},
		{"mental health", "His mental-health worker left.", "mental health"},
		{"did not .. recognise", "They did not recognise it.", "did not recognise"},
		{"did not .. recognise", "They didn't always fully recognise it.", "did not always fully recognise"},
		{"did not .. recognise", "They did not at any one time recognise it.", ""},
		{"no _ policy", "There was no written policy.", "no written policy"},
		{"no _ policy", "There was no policy.", ""},
		{"didn't", "She did not come.", "did not"},
		{"can not", "She cannot come and can't write.", "can not"},
		{"will not", "He won't.", "will not"},
		{"gp", "The GP's letter arrived.", "gp"},
		{"gp", "The G.P. wrote.", "gp"},
		{"she", "She’s gone.", "she"},
		{"women's aid", "Women’s Aid rang.", "women aid"},
		{"£ _", "He owed £1,200 in all.", ""},
		{"$test_record", "The case files were lost.", "case files"},
		{"$test_lacking", "It was absent.", "absent"},
		{"$test_lacking record", "There were missing records.", "missing records"},
		{"$victim cried", "Adult A cried.", "adult a cried"},
		{"$victim cried", "Adult B cried.", ""},
		{"$perpetrator cried", "He cried.", "he cried"},
		{"$party cried", "The deceased cried.", "the deceased cried"},
		{"hit/V", "He hit her.", "hit"},
		{"hit/V", "The song was a hit.", ""},
		{"hit/N", "The song was a hit.", "hit"},
		{"care/N", "They did not care.", ""},
	} {
		t.Run(tt.term+": "+tt.text, func(t *testing.T) {
			rs, err := loadRule(t, "5E", "all: ['"+strings.ReplaceAll(tt.term, "'", "''")+"']\nallow: [negated, cleared, hypothetical, duty, recommended, changed, defined, after]")
			if err != nil {
				if tt.want == "" {
					return
				}
				t.Fatal(err)
			}
			got := outcomeOf(rs, tt.text)
			want := `it hits by "` + tt.want + `"`
			if tt.want == "" && strings.HasPrefix(got, "it hits") || tt.want != "" && got != want {
				t.Errorf("%q in %q: %s, want %q", tt.term, tt.text, got, tt.want)
			}
		})
	}
}

func TestBadTerms(t *testing.T) {
	for term, want := range map[string]string{
		"..":           "begins or ends with",
		"did not ..":   "begins or ends with",
		"_ policy":     "begins or ends with",
		"a .. .. b":    "twice in a row",
		"$no_such":     "unknown list $no_such",
		"$Bad":         "is no list name",
		"record|note":  "cannot be part of a word",
		"a*":           "at least two letters",
		"=rec*":        "exact form and a beginning",
		"and/or":       "only /N, /V, /J or /R",
		"hit/V .. her": "mixes a part of speech",
		"...":          "holds no word",
		"$test_recor":  "did you mean $test_record?",
	} {
		_, err := loadRule(t, "5E", "all: ['"+term+"']")
		if err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), "rules/5E.yaml:4: ") {
			t.Errorf("term %q: error %v, want %q in line 4", term, err, want)
		}
	}
}

func TestGroups(t *testing.T) {
	for _, tt := range []struct {
		name, rule, text string
		hits             bool
	}{
		{"both groups", "all: [[visit], [late]]", "The visit was made late.", true},
		{"one group missing", "all: [[visit], [late]]", "The visit was made.", false},
		{"another sentence", "all: [[visit], [late]]", "The visit was made. It was late.", false},
		{"scope passage", "all: [[visit], [late]]\nscope: passage", "The visit was made. It was late.", true},
		{"near enough", "all: [[visit], [late]]\nwithin: 2", "The visit was made late.", true},
		{"too far", "all: [[visit], [late]]\nwithin: 1", "The visit was made late.", false},
		{"nearest neighbours count", "all: [[visit], [late], [week]]\nwithin: 2", "The visit was made late by a week.", true},
		{"any order", "all: [[visit], [late]]", "Late in the day the visit was made.", true},
		{"wrong order", "all: [[visit], [late]]\nordered: true", "Late in the day the visit was made.", false},
		{"right order", "all: [[visit], [late]]\nordered: true", "The visit was late.", true},
		{"the same words count once", "all: [[visit, late], [visit, late]]", "The visit was made.", false},
		{"one inside the gap of another", "all: [['did .. visit'], [nurse]]", "So did the nurse visit.", true},
		{"forbidden words", "all: [visit]\nnot: ['prison visit']", "The prison visit was made.", false},
		{"forbidden words elsewhere", "all: [visit]\nnot: ['prison visit']", "The visit was made. A prison visit followed.", true},
		{"forbidden in the passage", "all: [visit]\nnot: ['prison visit']\nscope: passage", "The visit was made. A prison visit followed.", false},
		{"plain list is one group", "all: [visit, late]", "It was late.", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rs, err := loadRule(t, "2E", tt.rule)
			if err != nil {
				t.Fatal(err)
			}
			if got := outcomeOf(rs, tt.text); strings.HasPrefix(got, "it hits") != tt.hits {
				t.Errorf("%q: %s, want hits %v", tt.text, got, tt.hits)
			}
		})
	}
}
