package coders

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report/agreement"
	"github.com/dhrcoder/dhr/review/page"
)

// maxDraw is how many passages or cases a round may have: people read them.
const maxDraw = 5000

// roundView is what round.html shows.
type roundView struct {
	page.Frame
	Round     roundRow
	Agreement *agreement.Agreement // nil while the round is open
	Tables    []levelView
	Least     int // cases below which there are no intervals
	Differ    int
	Pending   int
	Shown     string // "pending" or "all"
	List      []difference
	From, To  int // of the list, from 1
	Back      string
	Next      string
	Notice    page.Notice
}

// round shows one round: its progress while it is open, its agreement when it has ended.
func (s *room) round(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	round, err := s.named(r, q.Get("id"))
	if err != nil {
		return err
	}
	view := roundView{Frame: s.Frame(r, "Round "+strconv.FormatInt(round.ID, 10)), Shown: "pending", Least: agreement.LeastCases}
	view.Frame.Path = "/coders"
	if view.Round, err = s.row(r, round); err != nil {
		return err
	}
	if text, ok := said[q.Get("said")]; ok {
		view.Notice = page.Notice{Kind: text.kind, Text: text.text}
	}
	if round.Open() {
		return s.Write(w, "round.html", http.StatusOK, view)
	}
	sample, err := s.sample(r, round)
	if err != nil {
		return err
	}
	a := s.measured.of(round.ID, sample)
	view.Agreement = &a
	view.Tables = []levelView{newLevel("passage", "Passage × code", a.ByPassage, s.Framework), newLevel("case", "Case × code", a.ByCase, s.Framework)}
	if q.Get("show") == "all" {
		view.Shown = "all"
	}
	if err := s.differences(r, &view, round, sample); err != nil {
		return err
	}
	return s.Write(w, "round.html", http.StatusOK, view)
}

// notice is what a page says after a form.
type notice struct{ kind, text string }

var said = map[string]notice{
	"drawn":  {"done", "The round is drawn. Its coders find it here and code it blind."},
	"ended":  {"done", "The round has ended. What its coders agree on counts; what they differ on waits for you below."},
	"judged": {"done", "Saved: the difference is settled."},
	"stale":  {"warning", "Not saved: someone decided on that passage and code after this page was shown. Look at it again."},
}

func (s *room) named(r *http.Request, id string) (dhr.Round, error) {
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return dhr.Round{}, page.BadRequest("The address names no round.")
	}
	rounds, err := s.store.Rounds(r.Context())
	if err != nil {
		return dhr.Round{}, err
	}
	for _, round := range rounds {
		if round.ID == n {
			return round, nil
		}
	}
	return dhr.Round{}, &page.Error{Status: http.StatusNotFound, Sentence: "The project has no such round.", Remedy: "The page Coders lists the rounds."}
}

func (s *room) sample(r *http.Request, round dhr.Round) (sample agreement.Sample, err error) {
	ctx := r.Context()
	passages, err := s.store.RoundPassages(ctx, round.ID)
	if err != nil {
		return sample, err
	}
	documents, err := s.store.Documents(ctx)
	if err != nil {
		return sample, err
	}
	decisions, err := s.store.RoundDecisions(ctx, round.ID)
	return agreement.NewSample(round, s.Framework, passages, documents, decisions), err
}

// roundAddress is the address of a round's page.
func roundAddress(id int64, extra ...string) string {
	q := url.Values{"id": {strconv.FormatInt(id, 10)}}
	for i := 0; i+1 < len(extra); i += 2 {
		q.Set(extra[i], extra[i+1])
	}
	return "/coders/round?" + q.Encode()
}

// draw draws a round and shows it.
func (s *room) draw(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return page.FormError(err)
	}
	by := s.Coder(r)
	if by == "" {
		return needName()
	}
	round := dhr.Round{Unit: dhr.RoundUnit(r.PostForm.Get("unit")), Drawn: s.Now(), By: by}
	for name := range strings.FieldsFuncSeq(r.PostForm.Get("coders"), func(c rune) bool { return c == ',' || c == ';' || c == '\n' }) {
		if strings.TrimSpace(name) == "" {
			continue
		}
		name, err := page.CoderName(name)
		if err != nil {
			return err
		}
		round.Coders = append(round.Coders, name)
	}
	size, err := strconv.Atoi(r.PostForm.Get("size"))
	if err != nil || size < 1 || size > maxDraw {
		return page.BadRequest("A round has from 1 to %s passages or cases.", page.Number(maxDraw))
	}
	if round.Seed, err = strconv.ParseUint(r.PostForm.Get("seed"), 10, 64); err != nil {
		return page.BadRequest("The seed is a whole number; the same seed draws the same sample.")
	}
	if err := round.Validate(); err != nil {
		return page.BadRequest("The round cannot be drawn: %s.", err)
	}
	round, err = s.store.DrawRound(r.Context(), round, size)
	var few *dhr.FewError
	if errors.As(err, &few) {
		return page.BadRequest("There are only %s %s to draw from; those of open rounds are left out.", page.Number(few.Have), few.Unit)
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, roundAddress(round.ID, "said", "drawn"), http.StatusSeeOther)
	return nil
}

// end ends a round, which the form has to say twice.
func (s *room) end(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return page.FormError(err)
	}
	if s.Coder(r) == "" {
		return needName()
	}
	round, err := s.named(r, r.PostForm.Get("id"))
	if err != nil {
		return err
	}
	if r.PostForm.Get("sure") != "yes" {
		return page.BadRequest("Tick the box to say that the round is to end: it cannot be opened again.")
	}
	switch err := s.store.EndRound(r.Context(), round.ID, s.Now()); {
	case errors.Is(err, dhr.ErrNotInRound): // ended meanwhile: the page shows it
	case err != nil:
		return err
	}
	http.Redirect(w, r, roundAddress(round.ID, "said", "ended"), http.StatusSeeOther)
	return nil
}

func needName() error {
	return &page.Error{Status: http.StatusForbidden, Sentence: "The pages do not know your name, so nothing was saved.",
		Remedy: "Give your name on the overview and try again."}
}
