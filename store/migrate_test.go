package store

import (
	"errors"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

// TestOlderProject opens databases as each earlier version left them.
func TestOlderProject(t *testing.T) {
	for _, old := range migrations[:len(migrations)-1] {
		p := dhr.Project{Dir: t.TempDir()}
		must(t, os.WriteFile(p.Database(), nil, 0o600))
		s := connect(p)
		must(t, s.migrate(t.Context(), migrations[:old.version]))
		for _, change := range []string{
			`INSERT INTO cases (id, title, csp, region, year, type, source) VALUES ('D01', 'A review', 'Safer Town', 'Midlands', 2014, 'ipv', 'list')`,
			`INSERT INTO documents (id, name, case_id, bytes, status) VALUES ('abc', 'D01.pdf', 'D01', 10, 'read')`,
		} {
			if _, err := s.db.Exec(change); err != nil {
				t.Fatal(err)
			}
		}
		must(t, s.Close())

		s, err := Open(t.Context(), p)
		must(t, err)
		if v, err := s.version(t.Context()); v != len(migrations) || err != nil {
			t.Errorf("from version %d: version %d, %v", old.version, v, err)
		}
		cases, err := s.Cases(t.Context())
		must(t, err)
		want := []dhr.Case{{ID: "D01", Title: "A review", CSP: "Safer Town", Region: "Midlands", Year: 2014, Type: dhr.CaseIPV, Source: dhr.CaseFromList}}
		if d := cmp.Diff(want, cases); d != "" {
			t.Errorf("from version %d: %s", old.version, d)
		}
		must(t, s.SetFramework(t.Context(), framework()))
		_, err = s.StartRun(t.Context(), dhr.Run{Started: monday})
		must(t, err)
		must(t, s.Close())
	}
}

// TestDeskComesToAnOlderProject checks that what stands is noted with coder and document
// for a project from before they were.
func TestDeskComesToAnOlderProject(t *testing.T) {
	s := coded(t)
	decideOn(t, s, "D01", 2, "5E", dhr.VerdictConfirm)
	decideOn(t, s, "D01", 1, "2D", dhr.VerdictReject)
	for _, change := range []string{
		`UPDATE codings SET coder = '', document = 0`, `DELETE FROM codings WHERE code = '2D'`,
	} {
		if _, err := s.db.Exec(change); err != nil {
			t.Fatal(err)
		}
	}
	tx, err := s.db.Begin()
	must(t, err)
	must(t, settleAll(t.Context(), tx))
	must(t, tx.Commit())
	all, err := s.CoderProgress(t.Context())
	must(t, err)
	if d := cmp.Diff([]dhr.CoderProgress{{Coder: "RB", Confirmed: 1, Rejected: 1}}, all); d != "" {
		t.Error(d)
	}
	if c, err := s.Counts(t.Context(), dhr.QueueFilter{Coder: "RB", Case: "D01"}); c.Meet != 2 || err != nil {
		t.Error(c, err)
	}
}

func TestNewerProject(t *testing.T) {
	s := create(t)
	if _, err := s.db.Exec(`PRAGMA user_version = 999`); err != nil {
		t.Fatal(err)
	}
	must(t, s.Close())
	_, err := Open(t.Context(), s.Project())
	var newer *NewerError
	if !errors.As(err, &newer) || newer.Have != 999 || newer.Know != len(migrations) {
		t.Fatal(err)
	}
}

// TestBadStep checks that a step that fails half-way leaves nothing behind.
func TestBadStep(t *testing.T) {
	s := create(t)
	bad := migration{len(migrations) + 1, `CREATE TABLE half (x); CREATE TABLE half (x);`}
	if err := s.migrate(t.Context(), append(migrations[:len(migrations):len(migrations)], bad)); err == nil {
		t.Fatal("the step passed")
	}
	var n int
	must(t, s.db.QueryRow(`SELECT count(*) FROM sqlite_schema WHERE name = 'half'`).Scan(&n))
	if v, err := s.version(t.Context()); n != 0 || v != len(migrations) || err != nil {
		t.Error(n, v, err)
	}
}

// TestOlderDecisions checks that the record of a project made before there were hashes
// is kept whole and in order.
func TestOlderDecisions(t *testing.T) {
	p := dhr.Project{Dir: t.TempDir()}
	must(t, os.WriteFile(p.Database(), nil, 0o600))
	s := connect(p)
	must(t, s.migrate(t.Context(), migrations[:3]))
	for _, change := range []string{
		`INSERT INTO cases (id, title, csp, region, year, type, source) VALUES ('D01', 'A review', 'Safer Town', 'Midlands', 2014, 'ipv', 'list')`,
		`INSERT INTO documents (num, id, name, case_id, bytes, status) VALUES (1, 'abc', 'D01.pdf', 'D01', 10, 'read')`,
		`INSERT INTO passages VALUES ('p1', 1, 0, 0, '', 'analysis', 1, 1, '', 'Some text.', '[]')`,
		`INSERT INTO codes VALUES ('5E', 0, 'Records')`,
		`INSERT INTO decisions VALUES (1, 'p1', '5E', 'confirm', '["health"]', 'RB', '2026-03-01T10:00:00Z', 'a note')`,
		`INSERT INTO decisions VALUES (4, 'p1', '5E', 'undo', '[]', 'RB', '2026-03-01T10:00:05Z', '')`,
	} {
		if _, err := s.db.Exec(change); err != nil {
			t.Fatal(err)
		}
	}
	must(t, s.Close())
	s, err := Open(t.Context(), p)
	must(t, err)
	defer s.Close()
	seq, err := s.Decide(t.Context(), dhr.Decision{Passage: "p1", Code: "5E", Verdict: dhr.VerdictAdd, Coder: "KM", At: monday})
	must(t, err)
	got, err := s.Decisions(t.Context())
	must(t, err)
	if len(got) != 3 || got[0].Seq != 1 || got[0].Note != "a note" || got[0].Agencies[0] != dhr.AgencyHealth || got[1].Seq != 4 || seq != 5 {
		t.Errorf("%+v", got)
	}
	chain, err := s.CheckChain(t.Context())
	must(t, err)
	if chain.Broken != 0 || chain.Decisions != 3 || chain.Head != got[2].Hash {
		t.Errorf("%+v", chain)
	}
}
