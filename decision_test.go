package dhr_test

import (
	"strings"
	"testing"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/google/go-cmp/cmp"
)

func TestStanding(t *testing.T) {
	at := time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)
	d := func(passage, code, coder string, v dhr.Verdict) dhr.Decision {
		return dhr.Decision{Passage: passage, Code: code, Coder: coder, Verdict: v, At: at}
	}
	for _, c := range []struct {
		name      string
		decisions []dhr.Decision
		want      []string // passage code verdict coder
	}{
		{"none", nil, nil},
		{"last wins", []dhr.Decision{d("p", "5E", "RB", "confirm"), d("p", "5E", "RB", "reject")}, []string{"p 5E reject RB"}},
		{"undo restores", []dhr.Decision{d("p", "5E", "RB", "confirm"), d("p", "5E", "RB", "reject"), d("p", "5E", "RB", "undo")}, []string{"p 5E confirm RB"}},
		{"undo of the only one", []dhr.Decision{d("p", "5E", "RB", "confirm"), d("p", "5E", "RB", "undo")}, nil},
		{"undo twice", []dhr.Decision{d("p", "5E", "RB", "confirm"), d("p", "5E", "RB", "unsure"), d("p", "5E", "RB", "undo"), d("p", "5E", "RB", "undo")}, nil},
		{"undo takes back one's own", []dhr.Decision{d("p", "5E", "RB", "confirm"), d("p", "5E", "KM", "reject"), d("p", "5E", "RB", "undo")}, []string{"p 5E reject KM"}},
		{"undo of nothing", []dhr.Decision{d("p", "5E", "RB", "undo"), d("p", "5E", "RB", "add")}, []string{"p 5E add RB"}},
		{"apart", []dhr.Decision{d("q", "5E", "RB", "confirm"), d("p", "2D", "RB", "unsure"), d("p", "5E", "RB", "reject")},
			[]string{"q 5E confirm RB", "p 2D unsure RB", "p 5E reject RB"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := append([]dhr.Decision(nil), c.decisions...)
			var got []string
			for _, s := range dhr.Standing(c.decisions) {
				got = append(got, s.Passage+" "+s.Code+" "+string(s.Verdict)+" "+s.Coder)
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(before, c.decisions); d != "" {
				t.Errorf("the decisions were changed: %s", d)
			}
		})
	}
}

func TestDecisionValidate(t *testing.T) {
	good := dhr.Decision{Passage: "p", Code: "5E", Coder: "RB", At: time.Unix(0, 0), Verdict: dhr.VerdictConfirm, Agencies: []dhr.Agency{dhr.AgencyHealth}}
	if err := good.Validate(); err != nil {
		t.Error(err)
	}
	for name, spoil := range map[string]func(*dhr.Decision){
		"passage": func(d *dhr.Decision) { d.Passage = "" }, "code": func(d *dhr.Decision) { d.Code = "" },
		"coder": func(d *dhr.Decision) { d.Coder = "" }, "time": func(d *dhr.Decision) { d.At = time.Time{} },
		"verdict": func(d *dhr.Decision) { d.Verdict = "perhaps" }, "agency": func(d *dhr.Decision) { d.Agencies = []dhr.Agency{"moon"} },
	} {
		bad := good
		spoil(&bad)
		if bad.Validate() == nil {
			t.Errorf("a decision with a bad %s passes", name)
		}
	}
}

func TestPassageID(t *testing.T) {
	one, again, second, other := dhr.PassageID("d", "Text.", 0), dhr.PassageID("d", "Text.", 0), dhr.PassageID("d", "Text.", 1), dhr.PassageID("e", "Text.", 0)
	if one != again || one == second || one == other || len(one) != 20 {
		t.Error(one, again, second, other)
	}
}

func TestCleanSubthemes(t *testing.T) {
	long := strings.Repeat("é", dhr.MaxSubtheme)
	got, err := dhr.CleanSubthemes([]string{" late   entry ", "handover", "", "late entry", long})
	if d := cmp.Diff([]string{"handover", "late entry", long}, got); d != "" || err != nil {
		t.Error(d, err)
	}
	for _, bad := range [][]string{{long + "é"}, {"a\x00b"}, {"\xff"}} {
		if _, err := dhr.CleanSubthemes(bad); err == nil {
			t.Errorf("%q passes", bad)
		}
	}
	d := dhr.Decision{Passage: "p", Code: "5E", Coder: "RB", At: time.Unix(0, 0), Verdict: dhr.VerdictAdd, Subthemes: []string{"b", "a"}}
	if d.Validate() == nil {
		t.Error("sub-themes out of order pass")
	}
}
