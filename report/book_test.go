package report_test

import (
	"bytes"
	"flag"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report"
	"github.com/dhrcoder/dhr/report/annexe"
	"github.com/dhrcoder/dhr/report/missed"
	"github.com/dhrcoder/dhr/report/page"
	"github.com/dhrcoder/dhr/report/sheet"
	"github.com/dhrcoder/dhr/report/table"
)

var update = flag.Bool("update", false, "write the golden files anew")

// invented is a small project with everything in it that needs care: a formula and
// markup among names, a case without attributes, codes together, agencies twice.
func invented() report.Source {
	at := func(day int) time.Time { return time.Date(2026, 3, day, 10, 0, 0, 0, time.UTC) }
	health, police := dhr.AgencyHealth, dhr.AgencyPolice
	src := report.Source{
		Input: annexe.Input{
			Framework: dhr.Framework{Title: "Invented", Factors: []dhr.Factor{
				{ID: "1", Name: "Individual", Codes: []dhr.Code{{ID: "1C", Name: "=Substances <b>"}}},
				{ID: "5", Name: "Environment", Codes: []dhr.Code{{ID: "5E", Name: "Records", Practice: true}, {ID: "5F", Name: "Policy", Practice: true}}},
				{ID: "8", Name: "Wider", Codes: []dhr.Code{{ID: "8D", Name: "Away (victim)"}, {ID: "8E", Name: "Away (offender)"}}},
			}},
			CaseOf: map[string]string{},
		},
		Program: "1.0", Framework: "f00", Rules: "a11",
		Runs: []dhr.Run{{ID: 1, Started: at(1), Finished: at(1), Program: "1.0", Engine: "readers-1", Framework: "f00", Rules: "b22"}},
	}
	for i, c := range []dhr.Case{
		{CSP: "+Northam", Region: "North East", Year: 2014, Type: dhr.CaseIPV}, {CSP: "Northam", Region: "North East", Year: 2014, Type: dhr.CaseIPV},
		{CSP: "Northam", Region: "North East", Year: 2015, Type: dhr.CaseIPV}, {CSP: "Northam", Region: "Midlands", Year: 2015, Type: dhr.CaseIPV},
		{CSP: "Southam", Region: "Midlands", Year: 2015, Type: dhr.CaseFamilial}, {CSP: "Southam", Region: "Midlands", Year: 2015, Type: dhr.CaseFamilial},
		{CSP: "Southam", Region: "Midlands", Year: 2015, Type: dhr.CaseFamilial}, {Source: dhr.CaseFromText},
	} {
		c.ID = string(rune('A' + i))
		src.Cases = append(src.Cases, c)
		src.Documents = append(src.Documents, dhr.Document{Name: c.ID + ".pdf", Case: c.ID, Status: dhr.DocumentRead, Pages: 10})
		for _, n := range []string{"1", "2"} {
			src.CaseOf[c.ID+n] = c.ID
		}
	}
	src.Documents[7].Status = dhr.DocumentFailed
	for _, d := range []struct {
		passage, code string
		agencies      []dhr.Agency
	}{
		{"A1", "5E", []dhr.Agency{health}}, {"A2", "5E", []dhr.Agency{health, police}}, {"B1", "5E", []dhr.Agency{police}}, {"C1", "5E", nil},
		{"D1", "5E", []dhr.Agency{health}}, {"E1", "5E", []dhr.Agency{health}}, {"F1", "5E", []dhr.Agency{health}},
		{"A1", "1C", nil}, {"B1", "1C", nil}, {"H1", "1C", nil}, {"G1", "8D", nil}, {"G1", "8E", nil}, {"A1", "8D", nil}, {"B2", "8E", nil},
	} {
		src.Decisions = append(src.Decisions, dhr.Decision{Seq: int64(len(src.Decisions) + 1), Passage: d.passage, Code: d.code, Verdict: dhr.VerdictConfirm, Agencies: d.agencies, Coder: "RB", At: at(2)})
	}
	src.Decisions = append(src.Decisions,
		dhr.Decision{Passage: "H1", Code: "5F", Verdict: dhr.VerdictReject, Coder: "@KM", At: at(3)},
		dhr.Decision{Passage: "H2", Code: "5F", Verdict: dhr.VerdictAdd, Coder: "@KM", At: at(4)},
		dhr.Decision{Passage: "H2", Code: "5F", Verdict: dhr.VerdictUndo, Coder: "@KM", At: at(5)})
	for i, themes := range [][]string{{"lost", "=poor"}, {"lost"}, {"lost", "late"}, nil, {"late"}} {
		src.Decisions[i].Subthemes = themes
	}
	src.Codings = dhr.Standing(src.Decisions)
	for _, c := range src.Codings {
		src.Suggestions = append(src.Suggestions, dhr.Suggestion{Passage: c.Passage, Code: c.Code, Score: 0.9, Shown: true})
	}
	src.Suggestions = append(src.Suggestions, dhr.Suggestion{Passage: "G2", Code: "5E", Score: 0.9, Shown: true})
	src.Facts = inventedFacts(at(6))
	src.Sample = missed.Sample{Drawn: dhr.BlindSample{ID: 1, Seed: 7, Size: 4, Population: 60}, Done: map[string]bool{"S1": true, "S2": true, "S3": true},
		Unsuggested: map[string]int{"A": 20, "G": 30, "H": 10}}
	for i, of := range []string{"A", "G", "H", "A"} {
		passage := "S" + strconv.Itoa(i+1)
		src.CaseOf[passage] = of
		src.Sample.Passages = append(src.Sample.Passages, dhr.BlindPassage{Sample: 1, Rank: i + 1, Passage: passage, Case: of})
	}
	src.Codings = append(src.Codings, dhr.Coding{Passage: "S2", Code: "5F", Verdict: dhr.VerdictAdd, Coder: "@KM", At: at(6)})
	return src
}

// inventedFacts are facts of the invented cases: several conditions, a sex unsure, an age
// that the review does not state, proposals that nobody has confirmed.
func inventedFacts(at time.Time) report.Facts {
	f := report.Facts{CaseOf: map[string]string{"A2": "A", "B2": "B", "E2": "E"}, Attributes: map[string][]dhr.Attribute{}, Recommendations: map[string][]dhr.Recommendation{}}
	state := func(of string, n dhr.AttributeName, values ...string) {
		d := dhr.Fact{FactKey: dhr.FactKey{Case: of, Name: n}, Verdict: dhr.FactConfirm, Values: values, Coder: "RB", At: at}
		if len(values) == 0 {
			d.Verdict = dhr.FactReject
		}
		f.Standing = append(f.Standing, d)
	}
	for i, of := range []string{"A", "B", "C", "D", "E", "F"} {
		state(of, dhr.AttributePerpetratorSex, "male")
		state(of, dhr.AttributeVictimAge, strconv.Itoa(20+i*10))
		state(of, dhr.AttributePerpetratorHealth, []string{"depression", "none", "psychosis"}[i%3])
		state(of, dhr.AttributeVictimSubstance, []string{"none", "alcohol"}[i%2])
	}
	state("A", dhr.AttributePerpetratorHealth, "depression", "self-harm")
	state("A", dhr.AttributeVictimHealth, "none")
	state("B", dhr.AttributeVictimHealth, "depression")
	state("C", dhr.AttributePerpetratorAge)
	state("G", dhr.AttributeTitle, "A title, which no table holds")
	state("Z", dhr.AttributeVictimAge, "30") // of a case that is gone
	f.Standing = append(f.Standing, dhr.Fact{FactKey: dhr.FactKey{Case: "D", Name: dhr.AttributeVictimSex}, Verdict: dhr.FactUnsure, Coder: "RB", At: at})
	for i, passage := range []string{"A2", "A2", "B2", "E2"} {
		f.Standing = append(f.Standing, dhr.Fact{FactKey: dhr.FactKey{Passage: passage, Span: dhr.Span{Start: 100 * i, End: 100*i + 50}}, Verdict: dhr.FactSet,
			Addressees: dhr.Addressees()[i : i+2], Theme: dhr.Themes()[i/2], Coder: "RB", At: at})
	}
	f.Attributes["D"] = []dhr.Attribute{{Name: dhr.AttributeVictimSex, Value: "female", Score: 0.9}, {Name: dhr.AttributeVictimAge, Value: "50", Score: 0.9}}
	f.Recommendations["A"] = []dhr.Recommendation{{Passage: "A2", Span: dhr.Span{Start: 20, End: 60}}, {Passage: "A2", Span: dhr.Span{Start: 400, End: 410}}}
	return f
}

func book(t *testing.T, o report.Options) report.Book {
	t.Helper()
	b, err := report.NewBook(invented(), o)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestGolden compares the page and the CSVs with files that were read by a person.
func TestGolden(t *testing.T) {
	for name, o := range map[string]report.Options{"plain": {}, "compared": {Compare: true}, "suppressed": {Suppress: 3}} {
		b := book(t, o)
		var html, sheets bytes.Buffer
		if err := page.Write(&html, b); err != nil {
			t.Fatal(err)
		}
		for _, shown := range b.Tables {
			sheets.WriteString("-- " + shown.ID + ".csv --\n")
			if err := shown.WriteCSV(&sheets); err != nil {
				t.Fatal(err)
			}
		}
		golden(t, name+".html", html.Bytes())
		golden(t, name+".csv.txt", sheets.Bytes())
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("%s has changed (go test ./report -update writes it anew):\n%s", name, d)
	}
}

// TestPageIsSelfContained: no script, no request, and names are words.
func TestPageIsSelfContained(t *testing.T) {
	var html bytes.Buffer
	if err := page.Write(&html, book(t, report.Options{Compare: true})); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"<script", "<b>", "http:", "https:", "url(", "src=", "javascript", "ZgotmplZ", "%!"} {
		if strings.Contains(html.String(), bad) {
			t.Errorf("the page holds %s", bad)
		}
	}
	for _, m := range regexp.MustCompile(`href="([^"]*)"`).FindAllStringSubmatch(html.String(), -1) {
		if !strings.HasPrefix(m[1], "#") || !strings.Contains(html.String(), `id="`+m[1][1:]+`"`) {
			t.Errorf("a link leads to %s", m[1])
		}
	}
	for _, want := range []string{"PROVISIONAL: 1 of 16 suggestions are unreviewed", annexe.Caution, "As of 5 March 2026", "<svg",
		"The codebook has changed since", "1 document has not been read", "Not yet possible", "readers-1"} {
		if !strings.Contains(html.String(), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

// TestWorkbook opens the workbook again: every number is a number and the same as in
// the tables, every word is no formula, and the same report gives the same bytes.
func TestWorkbook(t *testing.T) {
	b := book(t, report.Options{Compare: true})
	var first, second bytes.Buffer
	for _, w := range []*bytes.Buffer{&first, &second} {
		if err := sheet.Write(w, b); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the same report gives other bytes")
	}
	f, err := excelize.OpenReader(&first)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got, want := len(f.GetSheetList()), len(b.Tables)+1; got != want {
		t.Errorf("%d sheets, want %d", got, want)
	}
	numbers := 0
	for _, shown := range b.Tables {
		first := 1
		if shown.Grouped != "" {
			first = 2
		}
		for r, row := range shown.Rows {
			for i, c := range row.Cells {
				at, err := excelize.CoordinatesToCellName(first+i, r+6)
				if err != nil {
					t.Fatal(err)
				}
				raw, err := f.GetCellValue(shown.ID, at, excelize.Options{RawCellValue: true})
				if err != nil {
					t.Fatal(err)
				}
				kind, err := f.GetCellType(shown.ID, at)
				if err != nil {
					t.Fatal(err)
				}
				if formula, err := f.GetCellFormula(shown.ID, at); err != nil || formula != "" {
					t.Errorf("%s %s is the formula %s", shown.ID, at, formula)
				}
				want := c.Text
				if c.Kind == table.CellCount || c.Kind == table.CellShare {
					numbers++
					want = strconv.Itoa(c.N)
					if c.Kind == table.CellShare {
						if got, err := strconv.ParseFloat(raw, 64); err == nil && math.Abs(got-c.Part) < 1e-14 {
							want = raw // spreadsheets show fifteen digits
						} else {
							want = strconv.FormatFloat(c.Part, 'f', -1, 64)
						}
					}
					if kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
						t.Errorf("%s %s is no number", shown.ID, at)
					}
				}
				if raw != want {
					t.Errorf("%s %s is %q, the table has %q", shown.ID, at, raw, want)
				}
			}
		}
	}
	if numbers < 300 {
		t.Errorf("only %d numbers", numbers)
	}
	rows, err := f.GetRows("sources")
	if err != nil || !strings.HasPrefix(rows[2][1], "PROVISIONAL") {
		t.Errorf("%v %v", rows, err)
	}
}

// TestSuppressedEverywhere: no table, chart or bar shows a number that is too small,
// and what is hidden in one table is hidden in all.
func TestSuppressedEverywhere(t *testing.T) {
	const threshold = 3
	plain, kept := book(t, report.Options{}), book(t, report.Options{Suppress: threshold})
	hidden := 0
	moved := map[string]bool{"figure-3": true, "cases": true, "codes-by-csp": true, "attributes-together": true} // other rows or order
	for _, shown := range kept.Tables {
		before, _ := plain.Table(shown.ID)
		for r, row := range shown.Rows {
			for i, c := range row.Cells {
				if c.Kind == table.CellSuppressed {
					hidden++
				}
				column := shown.Columns[i]
				exempt := shown.ID == "coders" || column.Group == "Suggestions" && column.Name != "Confirmed"
				if c.Kind == table.CellCount && c.N > 0 && c.N < threshold && !exempt {
					t.Errorf("%s, row %d, %s shows %d", shown.ID, r, column.Heading(), c.N)
				}
				if c.Kind == table.CellCount && !moved[shown.ID] && c.N != before.Rows[r].Cells[i].N {
					t.Errorf("%s, row %d, %s: %d has become %d", shown.ID, r, column.Heading(), before.Rows[r].Cells[i].N, c.N)
				}
			}
		}
	}
	if hidden < 50 {
		t.Errorf("only %d cells are hidden", hidden)
	}
	for _, c := range kept.Charts {
		for _, b := range c.Bars {
			if b.Length > 0 && b.Length < threshold || b.Value.Kind == table.CellSuppressed && (b.Length != 0 || b.Parts != nil) {
				t.Errorf("%s draws %s with a length of %d", c.ID, b.Label, b.Length)
			}
			for _, n := range b.Parts {
				if n > 0 && n < threshold {
					t.Errorf("%s draws a part of %s", c.ID, b.Label)
				}
			}
		}
	}
	annex, _ := kept.Table("annex-e")
	together, _ := kept.Table("codes-together")
	for i := range together.Rows {
		if a, b := annex.Rows[i+1].Cells[6].String(), together.Rows[i].Cells[i+1].String(); a != b {
			t.Errorf("%s is %s in Annex E and %s with itself", together.Rows[i].Cells[0], a, b)
		}
	}
}

// TestPublishedFigures: each published total is the sum of its parts, and every place
// where the publication contradicts itself is marked.
func TestPublishedFigures(t *testing.T) {
	data, err := os.ReadFile("published2016.csv")
	if err != nil {
		t.Fatal(err)
	}
	codes, noted := 0, ""
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		f := strings.SplitN(line, ",", 5)
		familial, _ := strconv.Atoi(f[1])
		ipv, _ := strconv.Atoi(f[2])
		if total, err := strconv.Atoi(f[3]); err != nil || familial+ipv != total || familial > 7 || ipv > 33 {
			t.Error(line)
		}
		codes++
		if f[4] != "" {
			noted += f[0] + " "
		}
	}
	if codes != 51 || noted != "1C 6A 9 " {
		t.Errorf("%d codes, notes on %s", codes, noted)
	}
}

func TestEmptyProject(t *testing.T) {
	src := report.Source{Input: annexe.Input{Framework: invented().Input.Framework}}
	for _, o := range []report.Options{{}, {Suppress: 5, Compare: true}} {
		b, err := report.NewBook(src, o)
		if err != nil {
			t.Fatal(err)
		}
		var w bytes.Buffer
		if err := page.Write(&w, b); err != nil {
			t.Error(err)
		}
		if err := sheet.Write(&w, b); err != nil {
			t.Error(err)
		}
	}
}

// BenchmarkNewBook makes the report of 650 cases of 300 partnerships with 20 codes
// each, with suppression.
func BenchmarkNewBook(b *testing.B) {
	src := report.Source{Input: annexe.Input{CaseOf: map[string]string{}}}
	factor := dhr.Factor{ID: "1", Name: "One"}
	for i := range 51 {
		factor.Codes = append(factor.Codes, dhr.Code{ID: strconv.Itoa(i), Name: "Code", Practice: i%2 == 0})
	}
	src.Input.Framework.Factors = []dhr.Factor{factor}
	random := rand.New(rand.NewPCG(3, 4))
	for i := range 650 {
		id := strconv.Itoa(i)
		src.Cases = append(src.Cases, dhr.Case{ID: id, Year: 2011 + random.IntN(14), Region: strconv.Itoa(random.IntN(10)), CSP: strconv.Itoa(random.IntN(300)), Type: dhr.CaseIPV})
		src.CaseOf[id] = id
		for range 20 {
			src.Codings = append(src.Codings, dhr.Coding{Passage: id, Code: strconv.Itoa(random.IntN(1 + random.IntN(51))), Verdict: dhr.VerdictConfirm, Agencies: []dhr.Agency{dhr.Agencies()[random.IntN(9)]}})
		}
	}
	for b.Loop() {
		if _, err := report.NewBook(src, report.Options{Suppress: 5}); err != nil {
			b.Fatal(err)
		}
	}
}
