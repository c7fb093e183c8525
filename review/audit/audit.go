package audit

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// rows is how many decisions a page shows.
const rows = 100

// query is the filter as the address gives it.
type query struct {
	Coder, Code, Case, Verdict, From, Until, Source string
}

// auditView is what audit.html shows.
type auditView struct {
	page.Frame
	Query    query
	Factors  []dhr.Factor
	Cases    []string
	Coders   []string
	Verdicts []option
	Chain    dhr.Chain
	Checked  string
	Rows     []entry
	First    int // of the rows, from 1
	Last     int
	All      int
	Back     string
	Next     string
	Export   string // address of the export, with the filter
}

type option struct{ Value, Name string }

// entry is one decision in words.
type entry struct {
	Seq       int64
	At        string
	Coder     string
	Verdict   string
	Round     string
	Code      string
	Name      string // of the code
	Case      string
	Document  string
	Page      int
	Read      string // address in the reader
	Agencies  []string
	Themes    []string
	Note      string
	Suggested []string
	Score     string
	Version   string
	Hash      string // its beginning
}

func verdicts() []option {
	return []option{{"confirm", "Confirmed"}, {"add", "Added"}, {"reject", "Rejected"}, {"unsure", "Unsure"}, {"done", "Passage done"}, {"undo", "Taken back"}}
}

// parse reads the filter of an address.
func (s *room) parse(q url.Values) (in query, f dhr.AuditFilter, err error) {
	in = query{q.Get("coder"), q.Get("code"), q.Get("case"), q.Get("verdict"), q.Get("from"), q.Get("until"), strings.TrimSpace(q.Get("source"))}
	f = dhr.AuditFilter{Coder: in.Coder, Code: in.Code, Case: in.Case, Verdict: dhr.Verdict(in.Verdict), Source: in.Source, Unblinded: true}
	for _, text := range []string{in.Coder, in.Code, in.Case, in.Source} {
		if page.Clean(text) != text || len(text) > 400 {
			return in, f, page.BadRequest("The filter holds characters that cannot be seen, or too many.")
		}
	}
	if in.Verdict != "" && !slices.ContainsFunc(verdicts(), func(o option) bool { return o.Value == in.Verdict }) {
		return in, f, page.BadRequest("There is no decision %s.", page.Quoted(in.Verdict))
	}
	for _, day := range []struct {
		text  string
		to    *time.Time
		later int
	}{{in.From, &f.From, 0}, {in.Until, &f.Until, 1}} {
		if day.text == "" {
			continue
		}
		at, err := time.Parse(time.DateOnly, day.text)
		if err != nil {
			return in, f, page.BadRequest("%s is no date: write it as 2026-03-31.", page.Quoted(day.text))
		}
		*day.to = at.AddDate(0, 0, day.later)
	}
	return in, f, nil
}

// address is that of the page or the export with the filter.
func (q query) address(path string, extra ...string) string {
	v := url.Values{}
	for i := 0; i+1 < len(extra); i += 2 {
		v.Set(extra[i], extra[i+1])
	}
	for _, f := range [][2]string{{"coder", q.Coder}, {"code", q.Code}, {"case", q.Case}, {"verdict", q.Verdict}, {"from", q.From}, {"until", q.Until}, {"source", q.Source}} {
		if f[1] != "" {
			v.Set(f[0], f[1])
		}
	}
	if len(v) == 0 {
		return path
	}
	return path + "?" + v.Encode()
}

// audit shows a part of the record.
func (s *room) audit(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	in, f, err := s.parse(r.URL.Query())
	if err != nil {
		return err
	}
	v := auditView{Frame: s.Frame(r, "Audit"), Query: in, Factors: s.Framework.Factors, Verdicts: verdicts(), Export: in.address("/audit/export")}
	if v.All, err = s.store.AuditCount(ctx, f); err != nil {
		return err
	}
	first := 0
	if at, err := strconv.Atoi(r.URL.Query().Get("at")); err == nil {
		first = max(0, min(at-1, v.All-1)) / rows * rows
	}
	entries, err := s.store.Audit(ctx, f, first, rows)
	if err != nil {
		return err
	}
	for _, e := range entries {
		v.Rows = append(v.Rows, s.entry(e))
	}
	v.First, v.Last = first+1, first+len(entries)
	if first > 0 {
		v.Back = in.address("/audit", "at", strconv.Itoa(first-rows+1))
	}
	if v.Last < v.All {
		v.Next = in.address("/audit", "at", strconv.Itoa(v.Last+1))
	}
	var checked time.Time
	if v.Chain, checked, err = s.checkChain(ctx); err != nil {
		return err
	}
	v.Checked = checked.Format(page.TimeLayout)
	cases, err := s.store.Cases(ctx)
	if err != nil {
		return err
	}
	for _, c := range cases {
		v.Cases = append(v.Cases, c.ID)
	}
	tallies, err := s.store.CoderTallies(ctx)
	if err != nil {
		return err
	}
	for _, t := range tallies {
		v.Coders = append(v.Coders, t.Coder)
	}
	return s.Write(w, "audit.html", http.StatusOK, v)
}

func (s *room) entry(e dhr.AuditEntry) entry {
	one := entry{Seq: e.Seq, At: e.At.UTC().Format("2006-01-02 15:04:05"), Coder: page.Clean(e.Coder), Code: page.Clean(e.Code), Case: page.Clean(e.Case),
		Document: page.Clean(e.Document), Page: e.Page, Note: page.Clean(e.Note), Hash: e.Hash[:min(8, len(e.Hash))],
		Read: "/read?" + url.Values{"at": {e.Passage}}.Encode() + "#at"}
	for _, o := range verdicts() {
		if o.Value == string(e.Verdict) {
			one.Verdict = o.Name
		}
	}
	switch {
	case e.Adjudicates:
		one.Round = fmt.Sprintf("adjudicates round %d", e.Round)
	case e.Round > 0:
		one.Round = fmt.Sprintf("blind in round %d", e.Round)
	}
	if c, ok := s.Framework.Code(e.Code); ok {
		one.Name = page.Clean(c.Name)
	}
	for _, a := range e.Agencies {
		one.Agencies = append(one.Agencies, string(a))
	}
	for _, t := range e.Subthemes {
		one.Themes = append(one.Themes, page.Clean(t))
	}
	if b := e.Basis; b != nil {
		for _, source := range b.Sources {
			one.Suggested = append(one.Suggested, page.Clean(source))
		}
		one.Score, one.Version = strconv.FormatFloat(b.Score, 'f', 2, 64), page.Clean(b.Version)
	}
	return one
}
