package store

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

func TestAudit(t *testing.T) {
	s, r := drawn(t)
	list := []dhr.Decision{
		decision("D02", 1, "2D", "RB", dhr.VerdictConfirm), decision("D02", 2, "9", "RB", dhr.VerdictReject),
		decision("D01", 3, "1A", "KM", dhr.VerdictAdd), blind(r.ID, 1, "2D", "A", dhr.VerdictConfirm), blind(r.ID, 1, "", "A", dhr.VerdictDone),
	}
	for i := range list {
		list[i].At = monday.Add(time.Duration(i) * time.Hour)
		_, err := s.Decide(t.Context(), list[i])
		must(t, err)
	}
	for name, c := range map[string]struct {
		f    dhr.AuditFilter
		want []int64
	}{
		"all":       {dhr.AuditFilter{}, []int64{1, 2, 3, 4, 5}},
		"coder":     {dhr.AuditFilter{Coder: "RB"}, []int64{1, 2}},
		"code":      {dhr.AuditFilter{Code: "2D"}, []int64{1, 4}},
		"case":      {dhr.AuditFilter{Case: "D02"}, []int64{1, 2}},
		"verdict":   {dhr.AuditFilter{Verdict: dhr.VerdictDone}, []int64{5}},
		"from":      {dhr.AuditFilter{From: monday.Add(2 * time.Hour)}, []int64{3, 4, 5}},
		"until":     {dhr.AuditFilter{Until: monday.Add(2 * time.Hour)}, []int64{1, 2}},
		"rule":      {dhr.AuditFilter{Source: "rule:2D/a"}, []int64{1, 4}},
		"unblinded": {dhr.AuditFilter{Unblinded: true}, []int64{1, 2, 3}},
		"several":   {dhr.AuditFilter{Coder: "RB", Code: "9", From: monday}, []int64{2}},
	} {
		got, err := s.Audit(t.Context(), c.f, 0, 0)
		must(t, err)
		var seqs []int64
		for _, e := range got {
			seqs = append(seqs, e.Seq)
		}
		n, err := s.AuditCount(t.Context(), c.f)
		must(t, err)
		if d := cmp.Diff(c.want, seqs); d != "" || n != len(c.want) {
			t.Errorf("%s: %d of them %s", name, n, d)
		}
	}
	page, err := s.Audit(t.Context(), dhr.AuditFilter{}, 1, 2)
	must(t, err)
	if len(page) != 2 || page[0].Seq != 2 || page[0].Document != "D02.pdf" || page[0].Case != "D02" || page[0].Page != 1 {
		t.Errorf("%+v", page)
	}
	tallies, err := s.CoderTallies(t.Context())
	must(t, err)
	want := []dhr.CoderTally{{Coder: "KM", Verdicts: map[dhr.Verdict]int{"add": 1}, All: 1, First: list[2].At, Last: list[2].At},
		{Coder: "RB", Verdicts: map[dhr.Verdict]int{"confirm": 1, "reject": 1}, All: 2, First: list[0].At, Last: list[1].At}}
	if d := cmp.Diff(want, tallies); d != "" {
		t.Error(d)
	}
}
