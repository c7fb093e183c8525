package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dhrcoder/dhr"
)

// Source is what a whole report is made from: what tables need, and what its note on
// method says.
type Source struct {
	Input
	Documents []dhr.Document
	Decisions []dhr.Decision // in the order in which they were made
	Runs      []dhr.Run
	Program   string // version of the program that writes the report
	Framework string // SHA-256 of the framework that is counted by
	Rules     string // SHA-256 of the rules
}

// Options say what a report shows beside the counts.
type Options struct {
	Compare  bool // the figures published in 2016
	Suppress int  // hide numbers from 1 to one less; 0 hides none, else at least LeastSuppression
}

// Book is a whole report: everything a page, a workbook or CSV files are written
// from.
type Book struct {
	Title       string
	Date        string // of the last decision or run, such as "7 December 2016"; empty before any
	Made        time.Time
	Status      string
	Provisional bool
	Warnings    []string
	Caution     string
	Method      []Fact
	Limits      []string
	Missing     []Missing
	Charts      []Chart
	Tables      []Table
}

// Fact is a line of the note on method.
type Fact struct{ Name, Value string }

// Missing is a table of the 2016 publication that cannot be made yet, and what it
// needs.
type Missing struct{ What, Needs string }

// NewBook makes the report. Its errors are those of NewAnnexE.
func NewBook(src Source, o Options) (Book, error) {
	annexE, err := NewAnnexE(src.Input)
	if err != nil {
		return Book{}, err
	}
	f := newFound(src.Input)
	m := maker{found: f, framework: src.Input.Framework, all: f.all(), years: f.years(), regions: f.named("region", func(c dhr.Case) string { return c.Region }),
		csps: f.named("csp", func(c dhr.Case) string { return c.CSP }).merged(o.Suppress)}
	m.types = f.groupBy("type", []group{{key: "familial", name: "Familial"}, {key: "ipv", name: "Intimate partner"}, {key: "other", name: "Other or not stated"}},
		func(c dhr.Case) string {
			if c.Type == dhr.CaseFamilial || c.Type == dhr.CaseIPV {
				return string(c.Type)
			}
			return "other"
		})
	if o.Compare {
		if m.published, err = published2016(); err != nil {
			return Book{}, err
		}
	}
	b := Book{Title: "Domestic Homicide Reviews: counts from confirmed codings", Status: annexE.Status(), Provisional: annexE.Provisional,
		Warnings: warnings(src, o), Caution: Caution, Method: method(src, annexE.Coverage, o), Limits: limits(o), Missing: missing()}
	if b.Made = lastChange(src); !b.Made.IsZero() {
		b.Date = b.Made.Format("2 January 2006")
	}
	m.relate()
	b.Tables = []Table{m.sample(), m.annexE(annexE), m.frequency(), m.split(), m.engagement(),
		m.agencies("agencies", "Agencies by code, all cases", m.all),
		m.agencies("agencies-ipv", "Agencies by code, intimate partner cases", m.types[1]),
		m.matrix("codes-by-year", "Codes by year of the report", m.years), m.trend(),
		m.matrix("codes-by-region", "Codes by region", m.regions), m.partnerships(), m.together(), coders(src.Decisions)}
	f.tally.suppress(o.Suppress)
	for _, t := range b.Tables {
		for _, row := range t.Rows {
			for i := range row.Cells {
				f.tally.settle(&row.Cells[i])
			}
		}
	}
	for i := range b.Tables {
		if b.Tables[i].ID == frequencyID {
			b.Tables[i].byFrequency()
		}
	}
	b.Charts = m.charts(b)
	return b, nil
}

// Table returns the table with that ID.
func (b Book) Table(id string) (Table, bool) {
	for _, t := range b.Tables {
		if t.ID == id {
			return t, true
		}
	}
	return Table{}, false
}

// maker makes the tables of one report.
type maker struct {
	*found
	framework dhr.Framework
	all       group
	types     []group // familial, intimate partner, other or not stated
	years     []group
	regions   []group
	csps      []group
	published map[string]published // nil unless compared
}

// codeName names a code's set of cases in the tally.
func codeName(code string) string { return "code " + code }

// relate puts every number that several tables share into the tally, with the sums
// that tie them.
func (m maker) relate() {
	m.tally.tell(m.base(m.all))
	partitions := [][]group{m.types, m.years, m.regions, m.csps}
	for _, groups := range partitions {
		parts := make([]quantity, len(groups))
		for i, g := range groups {
			parts[i] = m.base(g)
		}
		m.tally.sum(m.base(m.all), parts...)
	}
	m.tally.bases = len(m.tally.values)
	for _, c := range m.framework.Codes() {
		for _, groups := range partitions {
			m.partition(codeName(c.ID), m.codes[c.ID], groups)
		}
	}
}

// years are the groups of the years in which cases were reported, in order.
func (f *found) years() []group {
	var years []group
	for _, c := range f.cases {
		if year := strconv.Itoa(c.Year); !slices.ContainsFunc(years, func(g group) bool { return g.key == year }) {
			years = append(years, group{key: year, name: year})
		}
	}
	slices.SortFunc(years, func(a, b group) int { return cmp.Compare(a.name, b.name) })
	if len(years) > 0 && years[0].key == "0" {
		years[0].name = notStated
		years = append(years[1:], years[0])
	}
	return f.groupBy("year", years, func(c dhr.Case) string { return strconv.Itoa(c.Year) })
}

const notStated = "Not stated"

type groups []group

// merged puts all groups of fewer cases than the threshold into one, since every
// number of theirs would have to be hidden.
func (all groups) merged(threshold int) (kept groups) {
	rest := group{key: "csp of few cases", name: fmt.Sprintf("Those with fewer than %d cases each", threshold)}
	for _, g := range all {
		if size(g.in) >= threshold {
			kept = append(kept, g)
			continue
		}
		if rest.in == nil {
			rest.in = make([]bool, len(g.in))
		}
		for i := range g.in {
			rest.in[i] = rest.in[i] || g.in[i]
		}
	}
	if rest.in != nil {
		kept = append(kept, rest)
	}
	return kept
}

// named are the groups of an attribute that is a name, in alphabetical order.
func (f *found) named(attribute string, of func(dhr.Case) string) groups {
	clean := func(c dhr.Case) string { return strings.Join(strings.Fields(of(c)), " ") }
	var groups []group
	for _, c := range f.cases {
		if name := clean(c); name != "" && !slices.ContainsFunc(groups, func(g group) bool { return g.key == name }) {
			groups = append(groups, group{key: name, name: name})
		}
	}
	slices.SortFunc(groups, func(a, b group) int { return cmp.Compare(a.name, b.name) })
	if slices.ContainsFunc(f.cases, func(c dhr.Case) bool { return clean(c) == "" }) {
		groups = append(groups, group{name: notStated})
	}
	return f.groupBy(attribute, groups, clean)
}
