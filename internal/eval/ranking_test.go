package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"testing"

	"github.com/dhrcoder/dhr"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

var two = dhr.Framework{Factors: []dhr.Factor{{ID: "1", Name: "x", Codes: []dhr.Code{{ID: "1A", Name: "a"}, {ID: "1B", Name: "b"}}}}}

func TestRank(t *testing.T) {
	truth := []Truth{{Passage: "p1", Case: "A", Codes: []string{"1A"}}, {Passage: "p2", Case: "A", Codes: []string{"1A", "1B"}}, {Passage: "p3", Case: "B"}, {Passage: "p4", Case: "B"}, {Passage: "p5", Case: "B"}}
	got := Rank(two, truth, []dhr.Suggestion{
		{Passage: "p3", Code: "1A", Score: 0.5}, {Passage: "p1", Code: "1A", Score: 0.9}, {Passage: "p2", Code: "1A", Score: 0.4},
	})
	// Right at places 1 and 3 of the order; the third positive is never suggested.
	if !near(got.AveragePrecision, (1+2./3)/3) || !near(got.RecallAt3, 2./3) {
		t.Errorf("%+v", got)
	}
	// 3 suggestions, then the one positive among the 7 others is expected at place 4.
	if !near(got.ScreenedAt95, 0.7) || !near(got.WSS95, 0.25) {
		t.Errorf("%+v", got)
	}
	all := Rank(two, truth, []dhr.Suggestion{{Passage: "p1", Code: "1A", Score: 0.9}, {Passage: "p2", Code: "1A", Score: 0.8}, {Passage: "p2", Code: "1B", Score: 0.7}})
	if !near(all.AveragePrecision, 1) || !near(all.WSS95, 0.95-0.3) {
		t.Errorf("%+v", all)
	}
}

func TestRecallAt3LooksAtEachPassage(t *testing.T) {
	var codes []dhr.Code
	for i := range 5 {
		codes = append(codes, dhr.Code{ID: fmt.Sprint(i), Name: "c"})
	}
	f := dhr.Framework{Factors: []dhr.Factor{{ID: "1", Name: "x", Codes: codes}}}
	var list []dhr.Suggestion
	for i := range 5 {
		list = append(list, dhr.Suggestion{Passage: "p1", Code: fmt.Sprint(i), Score: 0.9 - float64(i)/10})
	}
	got := Rank(f, []Truth{{Passage: "p1", Case: "A", Codes: []string{"2", "3"}}}, list)
	if !near(got.RecallAt3, 0.5) {
		t.Errorf("%+v", got)
	}
}

func TestCalibrate(t *testing.T) {
	truth := []Truth{{Passage: "p1", Case: "A", Codes: []string{"1A"}}, {Passage: "p2", Case: "A"}}
	got := Calibrate(truth, []dhr.Suggestion{{Passage: "p1", Code: "1A", Score: 1}, {Passage: "p2", Code: "1A", Score: 0.95}, {Passage: "p2", Code: "1B", Score: 0.1}})
	if len(got.Bins) != 2 || got.Bins[1].Suggestions != 2 || !near(got.Bins[1].Right, 0.5) || !near(got.Error, (0.1+2*0.475)/3) {
		t.Errorf("%+v", got)
	}
}

func TestBootstrap(t *testing.T) {
	var truth []Truth
	var list []dhr.Suggestion
	for i := range 20 {
		p := fmt.Sprint("p", i)
		truth = append(truth, Truth{Passage: p, Case: fmt.Sprint("case", i), Codes: []string{"1A"}})
		if i%2 == 0 {
			list = append(list, dhr.Suggestion{Passage: p, Code: "1A", Score: 0.9, Shown: true})
		}
	}
	got := Bootstrap(two, truth, list)
	// Half of the cases are found: the interval of a share of 0.5 with n = 20 is about 0.28 to 0.72.
	if got.Recall.Low < 0.2 || got.Recall.Low > 0.35 || got.Recall.High < 0.65 || got.Recall.High > 0.8 || got.Precision != (Interval{1, 1}) {
		t.Errorf("%+v", got)
	}
	if again := Bootstrap(two, truth, list); again != got {
		t.Errorf("%+v, then %+v", got, again)
	}
}

func TestReportJSON(t *testing.T) {
	truth := []Truth{{Passage: "p1", Case: "A", Codes: []string{"1A"}}}
	r := NewReport(two, truth, []dhr.Suggestion{{Passage: "p1", Code: "1A", Score: 0.9, Shown: true}})
	var b bytes.Buffer
	if err := r.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	var back struct {
		PassageMicro struct{ F1 float64 } `json:"passage_micro"`
		Recall3      float64              `json:"recall_at_3"`
		Bins         []any                `json:"reliability"`
	}
	if err := json.Unmarshal(b.Bytes(), &back); err != nil || back.PassageMicro.F1 != 1 || back.Recall3 != 1 || len(back.Bins) != 1 {
		t.Errorf("%v %+v", err, back)
	}
}

func TestAgencies(t *testing.T) {
	truth := []Truth{{Passage: "p1", Codes: []string{"2D", "1A"}, Agencies: map[string][]dhr.Agency{"2D": {dhr.AgencyHealth, dhr.AgencyPolice}}}}
	got := Agencies(truth, []dhr.Suggestion{
		{Passage: "p1", Code: "2D", Shown: true, Agencies: []dhr.Agency{dhr.AgencyPolice, dhr.AgencyOther}},
		{Passage: "p1", Code: "1A", Shown: true, Agencies: []dhr.Agency{dhr.AgencyPolice}},
		{Passage: "p2", Code: "2D", Shown: true, Agencies: []dhr.Agency{dhr.AgencyPolice}},
	})
	if want := (AgencyScore{1, 0, Tally{2, 2, 1}}); got != want {
		t.Errorf("%+v", got)
	}
}
