package annexe

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/google/go-cmp/cmp"
)

func input() Input {
	return Input{
		Framework: dhr.Framework{Factors: []dhr.Factor{
			{ID: "1", Name: "Individual", Codes: []dhr.Code{{ID: "1A", Name: "Violence"}, {ID: "1C", Name: "Substances"}}},
			{ID: "9", Name: "Good points", Codes: []dhr.Code{{ID: "9", Name: "Good points"}}},
		}},
		Cases:  []dhr.Case{{ID: "A", Type: dhr.CaseIPV}, {ID: "B", Type: dhr.CaseFamilial}, {ID: "C"}, {ID: "D", Type: dhr.CaseIPV}},
		CaseOf: map[string]string{"a1": "A", "a2": "A", "b1": "B", "c1": "C", "d1": "D"},
		Suggestions: []dhr.Suggestion{
			{Passage: "a1", Code: "1A", Shown: true}, {Passage: "a2", Code: "1A", Shown: true},
			{Passage: "b1", Code: "1A", Shown: true}, {Passage: "c1", Code: "1C", Shown: true},
			{Passage: "d1", Code: "1A", Shown: true}, {Passage: "d1", Code: "9"},
		},
		Codings: []dhr.Coding{
			{Passage: "a1", Code: "1A", Verdict: dhr.VerdictConfirm}, {Passage: "a2", Code: "1A", Verdict: dhr.VerdictConfirm},
			{Passage: "b1", Code: "1A", Verdict: dhr.VerdictReject}, {Passage: "c1", Code: "1C", Verdict: dhr.VerdictUnsure},
			{Passage: "c1", Code: "1A", Verdict: dhr.VerdictAdd}, {Passage: "b1", Code: "9", Verdict: dhr.VerdictConfirm},
		},
	}
}

func TestAnnexE(t *testing.T) {
	got, err := New(input())
	if err != nil {
		t.Fatal(err)
	}
	want := AnnexE{
		Base: ByType{Familial: 1, IPV: 2, Other: 1, Total: 4},
		Factors: []FactorRow{
			{"1", "Individual", []CodeRow{
				// Two passages of case A count once; D's suggestion counts nowhere until someone confirms it.
				{"1A", "Violence", ByType{IPV: 1, Other: 1, Total: 2}, []string{"A", "C"}, dhr.Coverage{Confirmed: 2, Rejected: 1, Unreviewed: 1, Added: 1}},
				{"1C", "Substances", ByType{}, []string{}, dhr.Coverage{Unsure: 1}},
			}},
			{"9", "Good points", []CodeRow{{"9", "Good points", ByType{Familial: 1, Total: 1}, []string{"B"}, dhr.Coverage{Added: 1}}}},
		},
		Coverage:    dhr.Coverage{Confirmed: 2, Rejected: 1, Unsure: 1, Unreviewed: 1, Added: 2},
		Provisional: true,
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if got.Status() != "PROVISIONAL: 1 of 5 suggestions are unreviewed; counts may change." {
		t.Error(got.Status())
	}
}

func TestAnnexERefusesWhatItCannotPlace(t *testing.T) {
	in := input()
	in.Codings = append(in.Codings, dhr.Coding{Passage: "lost", Code: "1A", Verdict: dhr.VerdictConfirm})
	if _, err := New(in); err == nil || !strings.Contains(err.Error(), "belongs to no case") {
		t.Errorf("got %v", err)
	}
	in = input()
	in.Codings = append(in.Codings, dhr.Coding{Passage: "a1", Code: "7Z", Verdict: dhr.VerdictConfirm})
	if _, err := New(in); err == nil || !strings.Contains(err.Error(), "7Z") {
		t.Errorf("got %v", err)
	}
}

func TestWrite(t *testing.T) {
	table, err := New(input())
	if err != nil {
		t.Fatal(err)
	}
	var text, sheet, object bytes.Buffer
	for _, err := range []error{table.WriteText(&text), table.WriteCSV(&sheet), table.WriteJSON(&object)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"PROVISIONAL: 1 of 5", "n=4", "1A Violence", "whose type nobody confirmed yet", Caution} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("the table lacks %q:\n%s", want, text.String())
		}
	}
	table.Base.Other = 0
	text.Reset()
	if err := table.WriteText(&text); err != nil || strings.Contains(text.String(), "nobody confirmed") {
		t.Errorf("%v: every type is known here:\n%s", err, text.String())
	}
	rows, err := csv.NewReader(&sheet).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"1", "Individual", "1A", "Violence", "0", "1", "0", "1", "2", "2", "1", "1", "0", "0", "1", "PROVISIONAL"}, rows[1]); d != "" {
		t.Error(d)
	}
	var back struct {
		Status      string
		Provisional bool
		Factors     []FactorRow
	}
	if err := json.Unmarshal(object.Bytes(), &back); err != nil || !back.Provisional || back.Factors[0].Codes[0].Cases.Total != 2 {
		t.Errorf("%v %+v", err, back)
	}
}
