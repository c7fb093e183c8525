package query

import (
	"strings"
	"testing"

	"github.com/dhrcoder/dhr/index/word"
)

func TestParse(t *testing.T) {
	for _, test := range []struct{ query, want string }{
		{"refuge", "refuge"},
		{"refuge housing", "(all refuge housing)"},
		{"the refuge", "refuge"},
		{"the of", "(all the of)"},
		{"a b OR c d e", "(or b (all c d e))"},
		{"b c OR d", "(or (all b c) d)"},
		{"b AND c OR d AND e", "(or (all b c) (all d e))"},
		{"b (c OR d)", "(all b (or c d))"},
		{"b NOT c", "(all b -c)"},
		{"b AND NOT c", "(all b -c)"},
		{"NOT (b c)", "(all -(all b c))"},
		{"-b", "(all -b)"},
		{"+b c d", "(all b ?c ?d)"},
		{"+b c AND d", "(all b c d)"},
		{"+b c year:2014", "(all b year:2014 ?c)"},
		{"+the b", "(all the ?b)"},
		{`"the refuge" b`, `(all "the refuge" b)`},
		{"ex-partner", `"ex partner"`},
		{"b - c", "error: query, character 3: - holds no letter or digit (expected a word)"},
		{"and or not", "not"},
		{"strang* refuge~2 x~", "(all strang* refuge~2 x~1)"},
		{"STRANG*", "strang*"},
		{"O’Brien's", "o'brien"},
		{"10:30", `"10 30"`},
		{"((b))", "b"},
		{"doc:D02", "doc:d02|d02.pdf"},
		{"doc:D0*", "doc:d0*"},
		{"year:2013..2015", "year:2013|2014|2015"},
		{`zone: "Family Voice"`, "zone:family voice"},
		{"zone:anal*", "error: query, character 6: zone: takes no * (only case:, doc:, csp: and region: do)"},
		{"year:2014~", "error: query, character 10: ~ goes with words of the text, not with a filter"},
		{`"refuge full"~5 b`, `(all "refuge full"~5 b)`},
		{`"ex-partner"~0`, `"ex partner"~0`},
		{`"refuge"~5`, "error: query, character 1: ~ with a number of words goes with two words or more (without quotation marks ~ finds near spellings)"},
		{`"refuge full"~`, `error: query, character 14: ~ does not say how many words may stand among those of the phrase (as in "refuge full"~5; at most 100)`},
		{`"refuge full"~101`, `error: query, character 14: ~101 does not say how many words may stand among those of the phrase (as in "refuge full"~5; at most 100)`},
		{`"a b c d e f g h i j k l m"~3`, "error: query, character 1: 13 words are too many for ~ (at most 12)"},
		{`"refuge full"*`, "error: query, character 14: * goes with a single word, not with a phrase"},
		{`zone:"family voice"~3`, "error: query, character 20: ~ goes with words of the text, not with a filter"},
		{`csp:"Safer Town" region:Mid* confirmed:5e`, "(all csp:safer town region:mid* confirmed:5E)"},
		{"agency:local-authority", "agency:local authority"},
		{"agency:moon", `error: query, character 8: "moon" is no agency (one of health, police, "social services", probation, housing, education, "local authority", "voluntary sector", other)`},
		{"suggested:5*", "error: query, character 11: suggested: takes no * (only case:, doc:, csp: and region: do)"},
		{"like:3fa b", "(all like:3fa b)"},
		{"type:suicide", "type:suicide"},
		{"b OR OR c", "error: query, character 6: nothing stands between OR and OR (expected a word, a phrase or a filter)"},
		{"b AND AND c", "error: query, character 7: nothing stands between AND and AND (expected a word, a phrase or a filter)"},
		{"b NOT", "error: query, character 6: nothing stands between NOT and the end of the query (expected a word, a phrase or a filter)"},
		{"(b OR)", "error: query, character 6: nothing stands between OR and ) (expected a word, a phrase or a filter)"},
		{"\xff", "error: query, character 1: the query is not UTF-8 text"},
		{strings.Repeat("(", 51) + "b", "error: query, character 51: the brackets stand too deep in each other (at most 50)"},
		{strings.Repeat("b", 2001), "error: query, character 2001: the query is too long: 2001 characters (at most 2000)"},
	} {
		n, _, err := Parse(test.query, word.NewLexicon())
		got := ""
		if err != nil {
			got = "error: " + err.Error()
		} else {
			got = n.String()
		}
		if got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.query, got, test.want)
		}
	}
}
