package casepage

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// factView is what fact.html shows.
type factView struct {
	page.Frame
	Notice  page.Notice
	Case    string
	Title   string
	About   string // type and year
	Address string // of the case's page
	Now     row
	Rows    []row // every fact of the case
	Decided int
	All     int

	Key, Seen      string
	Proposed       []string
	Attribute      bool
	Free, Many     bool
	Values         []choice
	Themes         []choice
	Note           string
	Standing       *page.Standing
	ConfirmWord    string // what the confirm button saves
	RejectWord     string
	Text           []page.Segment
	Printed        string
	Document       string
	Where          []string
	Read           string // address of the passage in the reader
	Others         []row  // further values with the passages that say them
	Next, Previous string
	Skip           string
	Explain        string
}

// around is how many facts stand beside the one that is decided.
const around = 6

// choice is a value that can be chosen.
type choice struct {
	Name, Key string
	Label     string // the name in words
	Ticked    bool
}

// fact shows one fact of a case for decision: the one asked for, else the first that
// waits, else the first.
func (s *room) fact(w http.ResponseWriter, r *http.Request) error {
	if s.Coder(r) == "" {
		http.Redirect(w, r, s.NeedCoder(r), http.StatusSeeOther)
		return nil
	}
	q := r.URL.Query()
	f, err := s.load(r.Context(), q.Get("id"))
	if err != nil {
		return err
	}
	at := slices.IndexFunc(f.items, item.open)
	if q.Has("at") {
		if at, err = s.with(r.Context(), &f, q.Get("at")); err != nil {
			return err
		}
	}
	view, err := s.factView(r, f, max(at, 0))
	if err != nil {
		return err
	}
	view.Notice = happened(q.Get("said"), q.Get("of"))
	return s.Write(w, "fact.html", http.StatusOK, view)
}

func (s *room) factView(r *http.Request, f file, at int) (factView, error) {
	it := f.items[at]
	view := factView{Frame: s.Frame(r, it.name()), Case: page.Clean(f.of.ID), Title: page.Clean(f.of.Title), About: page.Facts(f.of),
		Address: caseAddress(f.of.ID), Key: keyText(it.key), Seen: strconv.FormatInt(it.seen, 10), Attribute: !it.key.Recommendation(),
		Free: it.key.Name.Values() == nil, Many: it.key.Name.Multiple(), RejectWord: "Not stated", Explain: explain(it.key.Name)}
	for _, other := range f.items {
		if other.decided() {
			view.Decided++
		}
	}
	view.All = len(f.items)
	view.Now = f.rowOf(it, nil)
	first := max(0, min(at-2, len(f.items)-around))
	for i := first; i < min(first+around, len(f.items)); i++ {
		one := f.rowOf(f.items[i], nil)
		one.Here = i == at
		view.Rows = append(view.Rows, one)
	}
	view.choices(it)
	if it.standing != nil {
		view.Standing = &page.Standing{Verdict: view.Now.State, Coder: page.Clean(it.standing.Coder), At: it.standing.At.UTC().Format(page.TimeLayout), Note: page.Clean(it.standing.Note)}
	}
	view.Next = factAddress(f.of.ID, f.items[min(at+1, len(f.items)-1)].key)
	view.Previous = factAddress(f.of.ID, f.items[max(at-1, 0)].key)
	view.Skip = s.afterFact(f, at, "", "")
	return view, s.evidence(r, &view, f, it)
}

// afterFact is where the reader goes from a fact: to the next that waits, else to the
// case's page.
func (s *room) afterFact(f file, at int, word, of string) string {
	for i := range f.items {
		if next := f.items[(at+1+i)%len(f.items)]; next.open() && (at+1+i)%len(f.items) != at {
			return factAddress(f.of.ID, next.key, "said", word, "of", of)
		}
	}
	return caseAddress(f.of.ID) + tail("said", word, "of", of)
}

// choices fills in what can be chosen, with what stands or is proposed ticked.
func (v *factView) choices(it item) {
	v.Proposed = it.proposed
	ticked := it.proposed
	if it.standing != nil && (dhr.Fact(*it.standing)).Stated() {
		ticked = it.standing.Values
	}
	names := it.key.Name.Values()
	if it.key.Recommendation() {
		v.RejectWord, v.Many, v.Free = "No recommendation", true, false
		theme, to := it.rec.Theme, it.rec.Agencies
		if it.standing != nil && it.standing.Stated() {
			theme, to = it.standing.Theme, it.standing.Addressees
		}
		ticked, names = nil, nil
		for _, a := range to {
			ticked = append(ticked, string(a))
		}
		for _, a := range dhr.Addressees() {
			names = append(names, string(a))
		}
		for _, t := range dhr.Themes() {
			v.Themes = append(v.Themes, choice{Name: string(t), Ticked: t == theme})
		}
	}
	for i, n := range names {
		c := choice{Name: n, Label: label(it.key.Name, n), Ticked: slices.Contains(ticked, n)}
		if i < 9 {
			c.Key = strconv.Itoa(i + 1)
		}
		v.Values = append(v.Values, c)
	}
	if v.Free && len(ticked) > 0 {
		v.Values = []choice{{Name: page.Clean(ticked[0])}}
	}
	v.ConfirmWord = page.Clean(words(ticked))
}

// evidence fills in the passage that says it.
func (s *room) evidence(r *http.Request, v *factView, f file, it item) error {
	for _, o := range it.others {
		found, err := s.store.PassagesByID(r.Context(), []string{o.passage})
		if err != nil {
			return err
		}
		if len(found) > 0 && found[0].Ordinal >= 0 {
			v.Others = append(v.Others, row{Value: o.value, Text: page.Clean(page.Short(found[0].Text, quoted)), Source: page.ReadAddress(found[0].Document, o.passage)})
		}
	}
	if it.source == "" {
		return nil
	}
	found, err := s.store.PassagesByID(r.Context(), []string{it.source})
	if err != nil || len(found) == 0 {
		return err
	}
	p := found[0]
	v.Text, v.Printed, v.Where = page.Segments(p.Text, it.evidence), page.Clean(p.Number), page.Where(p)
	for _, d := range f.documents {
		if d.ID == p.Document {
			v.Document = page.Clean(d.Name)
			if p.Ordinal >= 0 {
				v.Read = page.ReadAddress(d.ID, p.ID)
			}
		}
	}
	return nil
}

// explain says what an attribute means where its name does not.
func explain(n dhr.AttributeName) string {
	return map[dhr.AttributeName]string{
		dhr.AttributeRelationship:              "What the perpetrator was to the victim.",
		dhr.AttributeVictimAge:                 "In years at death; “multiple” for several victims.",
		dhr.AttributePerpetratorAge:            "In years at the victim’s death.",
		dhr.AttributeVictimHealth:              "Every condition that the review names. “None” where it says that there was none.",
		dhr.AttributePerpetratorHealth:         "Every condition that the review names. “None” where it says that there was none.",
		dhr.AttributePerpetratorViolence:       "Towards whom: this victim, others, women among them; and other crimes.",
		dhr.AttributeSubstanceKnown:            "Whether services knew that either used substances.",
		dhr.AttributeSharedChildren:            "Whether victim and perpetrator are the parents of the dependent children.",
		dhr.AttributePerpetratorViolenceMissed: "Whether no agency knew of the perpetrator’s violence.",
		dhr.AttributeYear:                      "Of the report.",
		dhr.AttributeVictimName:                "As the report calls them, such as “Adult A”.",
		dhr.AttributePerpetratorName:           "As the report calls them, such as “Adult B”.",
	}[n]
}
