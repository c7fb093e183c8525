package coders

import (
	"fmt"
	"strings"
	"sync"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report/agreement"
	"github.com/dhrcoder/dhr/review/page"
)

// seed is that of the intervals on the page; `dhr agree` has the same by default.
const seed = 1

// measured keeps the agreement that was worked out last: what was decided blind in a
// round that has ended changes no more, and resampling takes a while.
type measured struct {
	mu    sync.Mutex
	key   string
	value agreement.Agreement
}

func (m *measured) of(round int64, s agreement.Sample) agreement.Agreement {
	var key strings.Builder
	fmt.Fprintf(&key, "%d\x00", round)
	for _, p := range s.Passages {
		key.WriteString(p.Case + "\x00") // people may say anew which case a document is of
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.key != key.String() {
		m.key, m.value = key.String(), agreement.Measure(s, seed)
	}
	return m.value
}

// levelView is a table of agreement.
type levelView struct {
	ID, Title string
	All       resultView
	Codes     []resultView
	Unused    int // codes that nobody coded
}

type resultView struct {
	Code, Name string
	Units      int
	Coded      []int
	Prevalence string
	Observed   string
	Positive   string
	Kappa      string
	Alpha      string
}

func newLevel(id, title string, l agreement.Level, f dhr.Framework) levelView {
	v := levelView{ID: id, Title: title, All: newResult(l.Pooled, f)}
	for _, r := range l.Codes {
		used := false
		for _, n := range r.Coded {
			used = used || n > 0
		}
		if used {
			v.Codes = append(v.Codes, newResult(r, f))
		} else {
			v.Unused++
		}
	}
	return v
}

func newResult(r agreement.Result, f dhr.Framework) resultView {
	v := resultView{Code: page.Clean(r.Code), Units: r.Units, Coded: r.Coded, Kappa: r.Kappa.String(), Alpha: r.Alpha.String()}
	if c, ok := f.Code(r.Code); ok {
		v.Name = page.Clean(c.Name)
	}
	v.Prevalence, v.Observed, v.Positive = r.Prevalence.Percent(), r.Observed.Percent(), r.Positive.Percent()
	return v
}
