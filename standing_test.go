package dhr_test

import (
	"testing"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/google/go-cmp/cmp"
)

// TestStandingOfRounds states what double coding makes of decisions. A decision is
// written as coder, verdict and code ("-" for done); /1 makes it blind in round 1,
// !1 an adjudication of it.
func TestStandingOfRounds(t *testing.T) {
	at := time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)
	open := dhr.Round{ID: 1, Coders: []string{"A", "B"}}
	ended := open
	ended.Ended = at
	second := dhr.Round{ID: 2, Coders: []string{"B", "C"}, Ended: at}
	d := func(coder string, v dhr.Verdict, code string, round int64, adjudicates bool) dhr.Decision {
		return dhr.Decision{Passage: "p", Code: code, Coder: coder, Verdict: v, At: at, Round: round, Adjudicates: adjudicates}
	}
	blind := func(coder string, v dhr.Verdict) dhr.Decision { return d(coder, v, "5E", 1, false) }
	done := func(coder string) dhr.Decision { return d(coder, dhr.VerdictDone, "", 1, false) }
	judge := func(v dhr.Verdict) dhr.Decision { return d("L", v, "5E", 1, true) }
	plain := func(coder string, v dhr.Verdict) dhr.Decision { return d(coder, v, "5E", 0, false) }
	differ := []dhr.Decision{blind("A", "confirm"), done("A"), done("B")}
	for _, c := range []struct {
		name      string
		rounds    []dhr.Round
		decisions []dhr.Decision
		want      string // verdict and coder
	}{
		{"open", []dhr.Round{open}, []dhr.Decision{blind("A", "confirm"), done("A"), blind("B", "confirm"), done("B")}, ""},
		{"unknown", nil, []dhr.Decision{blind("A", "confirm"), done("A"), blind("B", "confirm"), done("B")}, ""},
		{"agreed", []dhr.Round{ended}, []dhr.Decision{blind("A", "confirm"), done("A"), blind("B", "add"), done("B")}, "add B"},
		{"agreed not", []dhr.Round{ended}, []dhr.Decision{blind("A", "reject"), done("A"), done("B")}, "reject A"},
		{"differ by silence", []dhr.Round{ended}, differ, "pending "},
		{"differ", []dhr.Round{ended}, []dhr.Decision{blind("A", "confirm"), blind("B", "reject"), done("A"), done("B")}, "pending "},
		{"unsure differs", []dhr.Round{ended}, []dhr.Decision{blind("A", "unsure"), blind("B", "reject"), done("A"), done("B")}, "pending "},
		{"changed blind", []dhr.Round{ended}, []dhr.Decision{blind("A", "confirm"), blind("A", "reject"), done("A"), done("B")}, "reject A"},
		{"undone blind", []dhr.Round{ended}, []dhr.Decision{blind("A", "confirm"), blind("A", "undo"), done("A"), done("B")}, ""},
		{"not all done", []dhr.Round{ended}, []dhr.Decision{blind("A", "confirm"), done("A"), blind("B", "reject")}, "reject B"},
		{"done undone", []dhr.Round{ended}, append(differ[:3:3], d("B", "undo", "", 1, false)), "confirm A"},
		{"adjudicated", []dhr.Round{ended}, append(differ[:3:3], judge("reject")), "reject L"},
		{"adjudication undone", []dhr.Round{ended}, append(differ[:3:3], judge("reject"), d("L", "undo", "5E", 1, true)), "pending "},
		{"decided beside pending", []dhr.Round{ended}, append(differ[:3:3], plain("C", "confirm")), "pending "},
		{"adjudicated, then decided", []dhr.Round{ended}, append(differ[:3:3], judge("reject"), plain("C", "confirm")), "confirm C"},
		{"decided before, agreed", []dhr.Round{ended}, []dhr.Decision{plain("C", "confirm"), blind("A", "reject"), done("A"), done("B")}, "reject A"},
		{"agreed, decided after", []dhr.Round{ended}, []dhr.Decision{blind("A", "reject"), done("A"), done("B"), plain("C", "confirm")}, "confirm C"},
		{"nothing found, decided before", []dhr.Round{ended}, []dhr.Decision{plain("C", "confirm"), done("A"), done("B")}, "confirm C"},
		{"plain undo leaves the blind one", []dhr.Round{ended}, append([]dhr.Decision{plain("A", "confirm")}, blind("A", "reject"), plain("A", "undo"), done("A"), done("B")), "reject A"},
		{"later round", []dhr.Round{ended, second}, append(differ[:3:3], d("B", "confirm", "5E", 2, false), d("C", "confirm", "5E", 2, false),
			d("B", dhr.VerdictDone, "", 2, false), d("C", dhr.VerdictDone, "", 2, false)), "confirm C"},
		{"no coder of the round", []dhr.Round{ended}, append(differ[:3:3], blind("C", "confirm")), "pending "},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got string
			for _, s := range dhr.Standing(c.decisions, c.rounds...) {
				got += string(s.Verdict) + " " + s.Coder
				if s.Pending() && (s.Coded() || s.Round != 1) {
					t.Error("a pending coding counts, or is of no round")
				}
			}
			if got != c.want {
				t.Errorf("%q stands, want %q", got, c.want)
			}
		})
	}
}

// TestAgreedWithAll checks that of an agreed coding only that stands which all gave.
func TestAgreedWithAll(t *testing.T) {
	at := time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)
	make := func(coder string, agencies []dhr.Agency, themes []string) dhr.Decision {
		return dhr.Decision{Passage: "p", Code: "5E", Coder: coder, Verdict: dhr.VerdictConfirm, At: at, Round: 1, Agencies: agencies, Subthemes: themes}
	}
	done := func(coder string) dhr.Decision {
		return dhr.Decision{Passage: "p", Coder: coder, Verdict: dhr.VerdictDone, At: at, Round: 1}
	}
	got := dhr.Standing([]dhr.Decision{make("A", []dhr.Agency{"health", "police"}, []string{"late", "lost"}), done("A"),
		make("B", []dhr.Agency{"police", "housing"}, []string{"lost"}), done("B")}, dhr.Round{ID: 1, Coders: []string{"A", "B"}, Ended: at})
	want := []dhr.Coding{{Passage: "p", Code: "5E", Verdict: "confirm", Agencies: []dhr.Agency{"police"}, Subthemes: []string{"lost"}, Coder: "B", At: at, Round: 1}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
