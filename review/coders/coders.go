package coders

import (
	"net/http"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// codersView is what coders.html shows.
type codersView struct {
	page.Frame
	Coders []coderRow
	Rounds []roundRow
	Names  []string // to draw a round for
	Seed   int      // offered for the next draw
}

// coderRow is a coder with what they decided.
type coderRow struct {
	Name                                                         string
	Confirmed, Added, Rejected, Unsure, Done, TakenBack, Decided int
	First, Last                                                  string
	Password                                                     bool // they can log in
}

// roundRow is a round in brief.
type roundRow struct {
	ID     int64
	Coders []progress
	Unit   dhr.RoundUnit
	Size   int
	Drawn  string
	By     string
	Seed   uint64
	Open   bool
	Ended  string
	Mine   bool // the reader is one of its coders
}

// progress is with how many passages a coder is done.
type progress struct {
	Name     string
	Done     int
	Size     int
	Finished bool
}

// coders lists those who decided, and the rounds.
func (s *room) coders(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	tallies, err := s.store.CoderTallies(ctx)
	if err != nil {
		return err
	}
	accounts, err := s.store.Coders(ctx)
	if err != nil {
		return err
	}
	rounds, err := s.store.Rounds(ctx)
	if err != nil {
		return err
	}
	view := codersView{Frame: s.Frame(r, "Coders"), Coders: coderRows(tallies, accounts), Seed: len(rounds) + 1}
	for _, c := range view.Coders {
		view.Names = append(view.Names, c.Name)
	}
	for i := len(rounds) - 1; i >= 0; i-- {
		row, err := s.row(r, rounds[i])
		if err != nil {
			return err
		}
		view.Rounds = append(view.Rounds, row)
	}
	return s.Write(w, "coders.html", http.StatusOK, view)
}

// coderRows puts those who decided together with those who have a password, by name.
func coderRows(tallies []dhr.CoderTally, accounts []dhr.Coder) (rows []coderRow) {
	i, j := 0, 0
	for i < len(tallies) || j < len(accounts) {
		switch {
		case j == len(accounts) || i < len(tallies) && tallies[i].Coder < accounts[j].Name:
			rows = append(rows, coderRowOf(tallies[i]))
			i++
		case i == len(tallies) || accounts[j].Name < tallies[i].Coder:
			rows = append(rows, coderRow{Name: page.Clean(accounts[j].Name), Password: true})
			j++
		default:
			row := coderRowOf(tallies[i])
			row.Password = true
			rows = append(rows, row)
			i, j = i+1, j+1
		}
	}
	return rows
}

func coderRowOf(t dhr.CoderTally) coderRow {
	row := coderRow{Name: page.Clean(t.Coder), Confirmed: t.Verdicts[dhr.VerdictConfirm], Added: t.Verdicts[dhr.VerdictAdd],
		Rejected: t.Verdicts[dhr.VerdictReject], Unsure: t.Verdicts[dhr.VerdictUnsure], Done: t.Verdicts[dhr.VerdictDone], TakenBack: t.Verdicts[dhr.VerdictUndo]}
	row.Decided = t.All - row.TakenBack
	row.First, row.Last = t.First.UTC().Format("2 January 2006"), t.Last.UTC().Format("2 January 2006")
	return row
}

func (s *room) row(r *http.Request, round dhr.Round) (roundRow, error) {
	done, err := s.store.RoundProgress(r.Context(), round)
	if err != nil {
		return roundRow{}, err
	}
	row := roundRow{ID: round.ID, Unit: round.Unit, Size: round.Size, Drawn: round.Drawn.UTC().Format("2 January 2006"), By: page.Clean(round.By),
		Seed: round.Seed, Open: round.Open(), Mine: round.Has(s.Coder(r))}
	if !row.Open {
		row.Ended = round.Ended.UTC().Format("2 January 2006")
	}
	for i, name := range round.Coders {
		row.Coders = append(row.Coders, progress{page.Clean(name), done[i], round.Size, done[i] >= round.Size})
	}
	return row, nil
}

// Names are the round's coders in a sentence.
func (r roundRow) Names() string {
	names := make([]string, len(r.Coders))
	for i, c := range r.Coders {
		names[i] = c.Name
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// Finished reports whether every coder is done with every passage.
func (r roundRow) Finished() bool {
	for _, c := range r.Coders {
		if !c.Finished {
			return false
		}
	}
	return true
}
