package corpus

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/dhrcoder/dhr"
)

func TestReadCases(t *testing.T) {
	const text = "\ufeffType,Document, region ,case,Reviewer,year,title,csp\r\n" +
		"IPV,D01.pdf,Midlands,D01,RB,2014,\"The death of \"\"Mavis\"\", a review\",Safer Town\r\n" +
		"\r\n,,,,,,,\r\n" +
		"Intimate-partner,D02.pdf,,X,,2015,,\r\n" +
		",D02 summary.pdf,North West,X,,,,\r\n" +
		"Familial,D03,,,,,,\r\n"
	got, err := ReadCases(strings.NewReader(text), "cases.csv")
	if err != nil {
		t.Fatal(err)
	}
	want := CaseList{
		File: "cases.csv",
		Cases: []dhr.Case{
			{ID: "D01", Title: `The death of "Mavis", a review`, CSP: "Safer Town", Region: "Midlands", Year: 2014, Type: dhr.CaseIPV, Source: dhr.CaseFromList},
			{ID: "X", Region: "North West", Year: 2015, Type: dhr.CaseIPV, Source: dhr.CaseFromList},
			{ID: "D03", Type: dhr.CaseFamilial, Source: dhr.CaseFromList},
		},
		Rows:    []CaseRow{{2, "D01.pdf", "D01"}, {5, "D02.pdf", "X"}, {6, "D02 summary.pdf", "X"}, {7, "D03", "D03"}},
		Ignored: []string{"Reviewer"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestReadCasesXLSX(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range [][]any{{}, {"Document", "Case", "Title", "CSP", "Year", "Type"}, {"D01.pdf", "D01", "=not a formula", nil, 2014, "ipv"}, {"D02.pdf"}, {}, {"D03.pdf", "D03", nil, nil, 20}} {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err == nil {
			err = f.SetSheetRow("Sheet1", at, &row)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	_, err := ReadCases(bytes.NewReader(b.Bytes()), "cases.xlsx")
	if err == nil || !strings.Contains(err.Error(), `cases.xlsx:6: gives the year "20"`) {
		t.Error(err)
	}
	if err := f.SetCellInt("Sheet1", "E6", 2020); err != nil {
		t.Fatal(err)
	}
	b.Reset()
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	got, err := ReadCases(bytes.NewReader(b.Bytes()), "cases.xlsx")
	if err != nil || len(got.Cases) != 3 || got.Cases[0].Year != 2014 || got.Cases[0].Title != "=not a formula" || got.Rows[1].Line != 4 || got.Cases[2].Year != 2020 {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := ReadCases(strings.NewReader("PK\x03\x04 and no more"), "cases.xlsx"); err == nil || !strings.Contains(err.Error(), "cannot be read as an XLSX workbook") {
		t.Error(err)
	}
}

func TestReadCasesSemicolons(t *testing.T) {
	got, err := ReadCases(strings.NewReader("document;case;title\nD01.pdf;D01;A review, in parts\n"), "cases.csv")
	if err != nil || len(got.Cases) != 1 || got.Cases[0].Title != "A review, in parts" {
		t.Error(got, err)
	}
}

func TestReadCasesNamesEveryBadLine(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // parts of the messages, in order
	}{
		{"empty", "", []string{"cases.csv: is empty"}},
		{"no header", "D01.pdf,D01,A review,,,2014,ipv\n", []string{"cases.csv:1: names no column document"}},
		{"column twice", "document,year,Year\nD01,2014,2014\n", []string{"cases.csv:1: names the column year twice"}},
		{"many", "document,case,title,csp,region,year,type\n" +
			"D01.pdf,D01,A,,,2014,ipv\n" +
			",D02,B,,,2014,ipv\n" +
			"D03.pdf,D03,C,,,14,ipv\n" +
			"D04.pdf,D04,D,,,twenty,domestic\n" +
			"d01.PDF,D05,E,,,2014,ipv\n" +
			"D06.pdf,D06,F, with a comma,,,2014,ipv\n" +
			"D07.pdf,D01,Another,,,2015,ipv\n" +
			"D08.pdf,D08,bad \"quotes,,,2015,ipv\n" +
			"D09.pdf,D09\n" +
			"D10.pdf,D10,\"open,,,2015,ipv\n",
			[]string{
				"cases.csv:3: names no document",
				`cases.csv:4: gives the year "14"`,
				`cases.csv:5: gives the year "twenty"`,
				`cases.csv:5: gives the type "domestic" (give ipv`,
				"cases.csv:6: lists d01.PDF again, which is on line 2",
				"cases.csv:7: has 8 values for 7 columns",
				"cases.csv:8: gives case D01 another title than line 2",
				"cases.csv:8: gives case D01 another year than line 2",
				"cases.csv:9: has a quotation mark out of place",
				"cases.csv:10: has 2 values for 7 columns",
				"cases.csv:11: has a quotation mark out of place",
			}},
		{"Windows text", "document,title\nD01.pdf,\x93Mavis\x94\nD02.pdf,fine\nD03.pdf,\xa35\n",
			[]string{"cases.csv:2: is not UTF-8", "cases.csv:4: is not UTF-8"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ReadCases(strings.NewReader(c.text), "cases.csv")
			problems, ok := err.(dhr.Problems)
			if !ok || len(problems) != len(c.want) {
				t.Fatalf("got %v", err)
			}
			for i, p := range problems {
				if !strings.Contains(p.Error(), c.want[i]) {
					t.Errorf("got %s, want %s", p, c.want[i])
				}
			}
		})
	}
}

func TestSampleCases(t *testing.T) {
	f, err := os.Open("../samples/cases.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	got, err := ReadCases(f, "cases.csv")
	if err != nil || len(got.Cases) != 16 || got.Ignored != nil {
		t.Error(len(got.Cases), got.Ignored, err)
	}
}

func TestAssign(t *testing.T) {
	list, err := ReadCases(strings.NewReader("document,case,year\nD01.PDF,X,2014\nd02,X,\nD09.pdf,Y,2011\n"), "cases.csv")
	if err != nil {
		t.Fatal(err)
	}
	documents := []dhr.Document{{Name: "D01.pdf", Case: "D01"}, {Name: "D02.pdf"}, {Name: "D03.pdf"}, {Name: "D04.pdf", Case: "listed before"}}
	cases, unmatched := list.Assign(documents)
	if d := cmp.Diff([]CaseRow{{4, "D09.pdf", "Y"}}, unmatched); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]dhr.Case{{ID: "X", Year: 2014, Source: dhr.CaseFromList}, {ID: "D03", Source: dhr.CaseFromText}}, cases); d != "" {
		t.Error(d)
	}
	var of []string
	for _, d := range documents {
		of = append(of, d.Case)
	}
	if d := cmp.Diff([]string{"X", "X", "D03", "listed before"}, of); d != "" {
		t.Error(d)
	}
}

func FuzzReadCases(f *testing.F) {
	f.Add("document,case,title,csp,region,year,type\nD01.pdf,D01,A,,,2014,ipv\n")
	f.Add("\ufeffdocument;year\n\"a\"\"b\";2014\n")
	f.Add("document\n\"\n\n\",,\r\r\n")
	f.Add("document,document\n\x00")
	f.Add("PK\x03\x04")
	f.Fuzz(func(t *testing.T, text string) {
		list, err := ReadCases(strings.NewReader(text), "cases.csv")
		if err != nil {
			for _, p := range err.(dhr.Problems) {
				if p.Line < 0 || p.Line > strings.Count(text, "\n")+1 {
					t.Errorf("problem on line %d of %d", p.Line, strings.Count(text, "\n")+1)
				}
			}
			return
		}
		known := map[string]bool{}
		for _, c := range list.Cases {
			if err := c.Validate(); err != nil || known[c.ID] {
				t.Errorf("%q: %v", c.ID, err)
			}
			known[c.ID] = true
		}
		for _, row := range list.Rows {
			if row.Document == "" || !known[row.Case] {
				t.Errorf("%+v", row)
			}
		}
	})
}
