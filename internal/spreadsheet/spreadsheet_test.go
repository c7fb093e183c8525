package spreadsheet_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/internal/spreadsheet"
)

type line struct {
	Document string       `json:"document"`
	Page     int          `json:"page"`
	Score    float64      `json:"score"`
	Agencies []dhr.Agency `json:"agencies"`
	Evidence []dhr.Span   `json:"evidence"`
	At       time.Time    `json:"at"`
	Ticked   bool         `json:"ticked,omitempty"`
	Extra    *extra       `json:"extra,omitempty"`
	private  int
}

type extra struct {
	A int `json:"a"`
}

func lines() []line {
	return []line{
		{Document: "=cmd|' /C calc'!A0", Page: 3, Score: 0.25, Agencies: []dhr.Agency{dhr.AgencyPolice, dhr.AgencyHealth},
			Evidence: []dhr.Span{{Start: 1, End: 4}, {Start: 9, End: 12}}, At: time.Date(2026, 3, 1, 14, 5, 0, 0, time.UTC), Ticked: true, Extra: &extra{1}},
		{Document: "a, \"b\"\nc", private: 1},
	}
}

func TestCSV(t *testing.T) {
	var b bytes.Buffer
	w, err := spreadsheet.NewCSV(&b, line{})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines() {
		if err := w.Write(l); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	want := "\ufeffdocument,page,score,agencies,evidence,at,ticked,extra\n" +
		"'=cmd|' /C calc'!A0,3,0.25,police; health,1-4; 9-12,2026-03-01T14:05:00Z,yes,\"{\"\"a\"\":1}\"\n" +
		"\"a, \"\"b\"\"\nc\",0,0,,,,no,\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
	if err := w.Write("words"); err == nil {
		t.Error("a line of another kind was written")
	}
}

func TestXLSX(t *testing.T) {
	write := func() []byte {
		var b bytes.Buffer
		w, err := spreadsheet.NewXLSX(&b, "lines", line{})
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range append(lines(), line{Document: strings.Repeat("x", 40_000)}) {
			if err := w.Write(l); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		if w.Cut() != 1 {
			t.Errorf("%d cells cut, want 1", w.Cut())
		}
		return b.Bytes()
	}
	first := write()
	if !bytes.Equal(first, write()) {
		t.Error("the same lines give other bytes")
	}
	f, err := excelize.OpenReader(bytes.NewReader(first))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("lines", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"=cmd|' /C calc'!A0", "3", "0.25", "police; health", "1-4; 9-12", "2026-03-01T14:05:00Z", "yes", `{"a":1}`}
	if diff := cmp.Diff(want, rows[1]); diff != "" {
		t.Error(diff)
	}
	if formula, err := f.GetCellFormula("lines", "A2"); err != nil || formula != "" {
		t.Errorf("words became the formula %q, %v", formula, err)
	}
	for cell, kind := range map[string]excelize.CellType{"B2": excelize.CellTypeUnset, "C2": excelize.CellTypeUnset, "A2": excelize.CellTypeInlineString} {
		if got, err := f.GetCellType("lines", cell); err != nil || got != kind {
			t.Errorf("%s is of type %v, want %v (%v)", cell, got, kind, err)
		}
	}
}

func TestHarmless(t *testing.T) {
	for in, want := range map[string]string{"": "", "plain": "plain", "=1+1": "'=1+1", "-5": "'-5", "@x": "'@x", "\tx": "'\tx", "＝1": "'＝1", "a=b": "a=b"} {
		if got := spreadsheet.Harmless(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
