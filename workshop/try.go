package workshop

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/rules"
)

// SampleSize is how many documents a rule is tried on unless all are asked for.
const SampleSize = 40

// ShownHits is how many passages a trial shows.
const ShownHits = 50

// Draft is a rule, or a whole file of rules, as a person would have it.
type Draft struct {
	Code string
	Rule string // ID of the rule that it takes the place of; empty for a new one
	Text string // of the rule in YAML, or of the file
	File bool   // it is of the whole file
	All  bool   // try it on all documents and not on a sample
}

// Trial is what a draft does.
type Trial struct {
	Name     string       // of the file
	Text     string       // of the whole file with the draft in it
	First    int          // line of the file at which the draft begins
	Problems dhr.Problems // mistakes, sentences that fail among them
	Broken   bool         // it is not written as a rule is, so that nothing could be tried
	Examples []Example    // of the draft's own rules

	Documents, OfDocuments int // tried on, and how many the project has
	Passages               int // read that may be coded
	Hits                   int // passages that the draft hits
	Gained, Lost           int // passages that only the draft hits, and that only what is saved hits
	Standing               Tally
	GainedStanding         Tally
	LostStanding           Tally
	Shown                  []TrialHit // at most ShownHits: gained, lost, then the others, each as they are read
}

// Tally is what stands decided for the code on passages.
type Tally struct{ Confirmed, Rejected, Unsure, Open int }

func (t *Tally) count(v dhr.Verdict) {
	switch v {
	case dhr.VerdictConfirm, dhr.VerdictAdd:
		t.Confirmed++
	case dhr.VerdictReject:
		t.Rejected++
	case dhr.VerdictUnsure:
		t.Unsure++
	default:
		t.Open++
	}
}

// What has become of a hit, see TrialHit.
const (
	HitGained = "gained"
	HitLost   = "lost"
	HitKept   = "kept"
)

// TrialHit is a passage that the draft hits, or no longer hits.
type TrialHit struct {
	Passage  dhr.Passage
	Document string // file's base name
	Case     string
	Evidence []dhr.Span
	Change   string      // HitGained, HitLost or HitKept
	Verdict  dhr.Verdict // what stands for the code; empty while nothing does
}

// ErrBusy is returned while another try reads through the project's text.
var ErrBusy = errors.New("another rule is being tried on all documents")

// Try says what a draft would do. The sample is of the documents whose IDs come first:
// IDs are hashes of the files, so that it is a random one, and always the same for the
// same documents.
func (w *Workshop) Try(ctx context.Context, d Draft) (t Trial, err error) {
	file, err := w.FileOf(d.Code)
	if err != nil {
		return t, err
	}
	after, before := ended(d.Text), file.Text
	if t.Name, t.First, t.Text = file.Name, 1, after; !d.File {
		if t.Text, err = Replace(file.Text, d.Rule, d.Text); err != nil {
			return broken(t, file.Name, err), nil
		}
		t.First = firstLine(t.Text, d)
	}
	var problems dhr.Problems
	if err := w.Check(file.Name, t.Text); errors.As(err, &problems) {
		t.Problems = problems
	} else if err != nil {
		return t, err
	}
	if !d.File {
		id := idOf(d.Text)
		if after, err = alone(t.Text, id); err == nil {
			before, err = alone(file.Text, d.Rule)
		}
		if err != nil {
			return broken(t, file.Name, err), nil
		}
	}
	framework, err := w.Framework()
	if err != nil {
		return t, err
	}
	now, err := w.load(file.Name, after, framework)
	if errors.As(err, &problems) {
		if t.Broken = true; len(t.Problems) == 0 {
			t.Problems = problems
		}
		return t, nil
	}
	if err != nil {
		return t, err
	}
	saved, err := w.load(file.Name, before, framework)
	if errors.As(err, &problems) {
		saved, err = nil, nil // what is saved is broken: everything is gained
	}
	if err != nil {
		return t, err
	}
	t.Examples = w.examplesOf(file, t.Text, d)
	return t, w.tryOn(ctx, &t, d, now, saved)
}

// broken is a trial of what is no rule at all.
func broken(t Trial, file string, err error) Trial {
	t.Broken = true
	t.Problems = dhr.Problems{{File: file, Msg: err.Error(), Hint: "check indentation and quotes"}}
	return t
}

// load compiles one file of rules; nil for one without any.
func (w *Workshop) load(name, text string, framework dhr.Framework) (*rules.Set, error) {
	if all, err := Blocks(text); err == nil && len(all) == 0 {
		return nil, nil
	}
	files, err := w.with(name, text)
	if err != nil {
		return nil, err
	}
	return rules.Load(files, framework)
}

// idOf returns the ID of the first rule that a draft writes.
func idOf(text string) string {
	all, err := Blocks("rules:\n" + text)
	if err != nil || len(all) == 0 {
		return ""
	}
	return all[0].ID
}

// firstLine is the line of the file at which a draft begins.
func firstLine(text string, d Draft) int {
	all, err := Blocks(text)
	id := idOf(d.Text)
	for _, b := range all {
		if err == nil && b.ID == id {
			return b.First
		}
	}
	return 1
}

// examplesOf are the sentences of the draft's own rules and what they do.
func (w *Workshop) examplesOf(file File, text string, d Draft) (out []Example) {
	file.Text, file.New = text, false
	all, err := w.rules(file)
	if err != nil {
		return nil
	}
	for _, r := range all.Rules {
		if d.File || r.ID == idOf(d.Text) {
			out = append(out, r.Examples...)
		}
	}
	return out
}

// tryOn holds the two sets of rules against the project's text.
func (w *Workshop) tryOn(ctx context.Context, t *Trial, d Draft, now, saved *rules.Set) error {
	select {
	case w.trying <- struct{}{}:
		defer func() { <-w.trying }()
	default:
		return ErrBusy
	}
	documents, err := w.text.Documents(ctx)
	if err != nil {
		return err
	}
	documents = slices.DeleteFunc(documents, func(d dhr.Document) bool { return d.Status != dhr.DocumentRead })
	place := map[string]int{}
	for i, one := range documents {
		place[one.ID] = i
	}
	t.OfDocuments = len(documents)
	if !d.All && len(documents) > SampleSize {
		slices.SortFunc(documents, func(a, b dhr.Document) int { return cmp.Compare(a.ID, b.ID) })
		documents = documents[:SampleSize]
		slices.SortFunc(documents, func(a, b dhr.Document) int { return place[a.ID] - place[b.ID] })
	}
	t.Documents = len(documents)
	verdicts, err := w.text.VerdictsOn(ctx, d.Code)
	if err != nil {
		return err
	}
	found := make([][]TrialHit, len(documents))
	read := make([]int, len(documents))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, one := range documents {
		g.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			text, err := w.open(ctx, one, !d.All)
			if err != nil {
				return fmt.Errorf("try a rule: %w", err)
			}
			found[i], read[i] = compare(text, now, saved)
			for j := range found[i] {
				found[i][j].Document, found[i][j].Case = one.Name, one.Case
				found[i][j].Verdict = verdicts[found[i][j].Passage.ID]
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	for i := range found {
		t.Passages += read[i]
		for _, h := range found[i] {
			t.add(h)
		}
	}
	t.choose(found)
	return nil
}

func (t *Trial) add(h TrialHit) {
	switch h.Change {
	case HitLost:
		t.Lost++
		t.LostStanding.count(h.Verdict)
		return
	case HitGained:
		t.Gained++
		t.GainedStanding.count(h.Verdict)
	}
	t.Hits++
	t.Standing.count(h.Verdict)
}

// choose takes the hits to be shown.
func (t *Trial) choose(found [][]TrialHit) {
	for _, change := range []string{HitGained, HitLost, HitKept} {
		for _, list := range found {
			for _, h := range list {
				if h.Change == change && len(t.Shown) < ShownHits {
					t.Shown = append(t.Shown, h)
				}
			}
		}
	}
}
