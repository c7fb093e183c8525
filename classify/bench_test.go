package classify

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/codebook"
	"github.com/dhrcoder/dhr/classify/codebook/codebooktest"
	"github.com/dhrcoder/dhr/classify/rules"
)

// benchDocument is one document of some 20,000 words, the size of a real report.
func benchDocument() []dhr.Passage {
	sentences := []string{
		"On 4 March the officers attended the flat after a neighbour had rung to report shouting, and Adult A said that nothing had happened.",
		"The GP saw her twice that spring for low mood and prescribed medication; she was not asked whether she felt safe at home.",
		"He had lost his job in the previous autumn and the arrears on the tenancy had grown to more than £2,000 by Christmas.",
		"The health visitor wrote to children's social care on the same day, but no reply was received and the letter was not followed up.",
		"A risk assessment was completed at the scene and graded medium, although he had told the officers that he would be back.",
		"Her sister remembers a quiet summer, a wedding by the sea and the dog that went everywhere with them.",
		"The housing officer visited on three occasions, found nobody in and closed the case without telling the other agencies.",
		"Records of the meeting were of a good standard and there was no evidence that information had been withheld.",
	}
	var passages []dhr.Passage
	words := 0
	for i := 0; words < 20000; i++ {
		var b strings.Builder
		for j := range 5 {
			b.WriteString(sentences[(i*3+j*(i+1))%len(sentences)] + " ")
		}
		text := strings.TrimSpace(b.String())
		words += len(strings.Fields(text))
		passages = append(passages, dhr.Passage{ID: fmt.Sprint("p", i), Ordinal: i, Heading: "Analysis", Zone: dhr.ZoneAnalysis, Text: text})
	}
	return passages
}

// otherWords turns every rule into one of the same shape over words of its own, so
// that a codebook can be made larger without asking more of the same words.
func otherWords(r codebook.Rule, n int) codebook.Rule {
	r.ID = fmt.Sprintf("%s-%d", r.ID, n)
	groups := make([][]string, len(r.Groups))
	for i, g := range r.Groups {
		for j := range g {
			groups[i] = append(groups[i], fmt.Sprintf("w%dx%dx%dx%d%s", n, i, j, len(r.ID), strings.ReplaceAll(r.ID, "-", "")))
		}
	}
	r.Groups = groups
	return r
}

// benchRules is the shipped codebook with every rule repeated over other words.
func benchRules(tb testing.TB, times int) *rules.Set {
	tb.Helper()
	framework := codebooktest.Framework(tb)
	files := fstest.MapFS{}
	lists, err := fs.ReadFile(codebook.Files(), codebook.ListsPath)
	if err != nil {
		tb.Fatal(err)
	}
	files["rules/lists.yaml"] = &fstest.MapFile{Data: lists}
	shipped, err := rules.Check(codebook.Files(), framework)
	if err != nil {
		tb.Skip(err)
	}
	texts := map[string]*strings.Builder{}
	for _, r := range shipped.Rules() {
		for n := range times {
			v, matches, rejects := r, r.Matches, r.Rejects
			if n > 0 {
				v = otherWords(r, n)
				words := ""
				for _, g := range v.Groups {
					words += g[0] + " "
				}
				matches, rejects = []string{words, words}, []string{"none", "none"}
				v.Not, v.Allow = nil, nil
			}
			b := texts[r.Code]
			if b == nil {
				b = &strings.Builder{}
				fmt.Fprintf(b, "code: %q\nrules:\n", r.Code)
				texts[r.Code] = b
			}
			writeRule(b, v, matches, rejects)
		}
	}
	for code, b := range texts {
		files["rules/"+code+".yaml"] = &fstest.MapFile{Data: []byte(b.String())}
	}
	rs, err := rules.Check(files, framework)
	if err != nil {
		tb.Fatal(err)
	}
	return rs
}

// writeRule writes a rule as YAML.
func writeRule(b *strings.Builder, r codebook.Rule, matches, rejects []string) {
	list := func(texts []string) string {
		quoted := make([]string, len(texts))
		for i, t := range texts {
			quoted[i] = "'" + strings.ReplaceAll(t, "'", "''") + "'"
		}
		return "[" + strings.Join(quoted, ", ") + "]"
	}
	fmt.Fprintf(b, "  - id: %s\n    score: %g\n    ordered: %v\n", r.ID, r.Score, r.Ordered)
	if r.Within >= 0 {
		fmt.Fprintf(b, "    within: %d\n", r.Within)
	}
	if r.Passage {
		fmt.Fprint(b, "    scope: passage\n")
	}
	fmt.Fprint(b, "    all:\n")
	for _, g := range r.Groups {
		fmt.Fprintf(b, "      - %s\n", list(g))
	}
	zones := make([]string, len(r.Zones))
	for i, z := range r.Zones {
		zones[i] = string(z)
	}
	fmt.Fprintf(b, "    not: %s\n    allow: %s\n    zones: %s\n    matches: %s\n    rejects: %s\n",
		list(r.Not), list(r.Allow), list(zones), list(matches), list(rejects))
}

func words(passages []dhr.Passage) int {
	n := 0
	for _, p := range passages {
		n += len(strings.Fields(p.Text))
	}
	return n
}

// BenchmarkSuggest shows that the cost of a document hardly depends on how many
// rules there are: compare rules=×1 with rules=×4.
func BenchmarkSuggest(b *testing.B) {
	passages := benchDocument()
	for _, times := range []int{1, 4} {
		b.Run(fmt.Sprintf("rules=x%d", times), func(b *testing.B) {
			s := NewSuggester(codebooktest.Framework(b), benchRules(b, times))
			b.ReportMetric(float64(len(s.rules.Rules())), "rules")
			for b.Loop() {
				s.Suggest(passages)
			}
			b.ReportMetric(float64(words(passages)*b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}
