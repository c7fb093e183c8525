package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report/annexe"
	"github.com/dhrcoder/dhr/report/facts"
	"github.com/dhrcoder/dhr/report/homicide"
	"github.com/dhrcoder/dhr/report/missed"
	"github.com/dhrcoder/dhr/report/quote"
	"github.com/dhrcoder/dhr/report/table"
)

// Source is what a whole report is made from: what tables need, and what its note on
// method says.
type Source struct {
	annexe.Input
	Facts     Facts
	Sample    missed.Sample     // of passages that nothing suggested; empty when none was drawn
	Rounds    []Round           // of double coding that have ended, in order
	Homicides []homicide.Record // of the Homicide Index; nil when it was not given
	Quotes    *quote.Quotes     // nil when none were asked for
	Documents []dhr.Document
	Decisions []dhr.Decision // in the order in which they were made
	Runs      []dhr.Run
	Program   string // version of the program that writes the report
	Framework string // SHA-256 of the framework that is counted by
	Rules     string // SHA-256 of the rules
}

// Facts is what stands of attributes and recommendations, with what is proposed of
// them, by case ID.
type Facts struct {
	Standing        []dhr.Fact
	CaseOf          map[string]string // case ID of each passage with a recommendation
	Attributes      map[string][]dhr.Attribute
	Recommendations map[string][]dhr.Recommendation
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
	Charts      []table.Chart
	Tables      []table.Table
}

// Fact is a line of the note on method.
type Fact struct{ Name, Value string }

// Missing is a table of the 2016 publication that cannot be made yet, and what it
// needs.
type Missing struct{ What, Needs string }

// NewBook makes the report. Its errors are those of annexe.New.
func NewBook(src Source, o Options) (Book, error) {
	annexE, err := annexe.New(src.Input)
	if err != nil {
		return Book{}, err
	}
	f := newFound(src.Input, table.NewCases(src.Cases))
	m := maker{found: f, framework: src.Input.Framework, all: f.All(), years: f.years(), regions: f.named("region", func(c dhr.Case) string { return c.Region }),
		csps: f.named("csp", func(c dhr.Case) string { return c.CSP }).merged(o.Suppress)}
	m.types = f.types()
	if o.Compare {
		if m.published, err = published2016(); err != nil {
			return Book{}, err
		}
		if m.publishedThemes, err = publishedThemes2016(); err != nil {
			return Book{}, err
		}
	}
	b := Book{Title: "Domestic Homicide Reviews: counts from confirmed codings", Status: annexE.Status(), Provisional: annexE.Provisional,
		Warnings: warnings(src, o), Caution: annexe.Caution, Method: method(src, annexE.Coverage, o), Limits: limits(o), Missing: missing(src)}
	if b.Made = lastChange(src); !b.Made.IsZero() {
		b.Date = b.Made.Format("2 January 2006")
	}
	m.relate()
	if o.Suppress == 0 {
		m.estimates = src.Sample.Estimates(src.Input.Framework, src.Cases, src.Codings, src.CaseOf)
	}
	known, err := facts.New(facts.Input{Cases: f.Cases, All: m.all, Types: m.types, Years: m.years, Facts: src.Facts.Standing, CaseOf: src.Facts.CaseOf,
		Attributes: src.Facts.Attributes, Recommendations: src.Facts.Recommendations, Compare: o.Compare, Hide: o.Suppress > 0})
	if err != nil {
		return Book{}, err
	}
	b.open(known.Open())
	b.Tables = []table.Table{m.sample(), m.annexE(annexE, src.Sample), m.frequency(), m.split(), m.engagement(),
		m.agencies("agencies", "Agencies by code, all cases", m.all),
		m.agencies("agencies-ipv", "Agencies by code, intimate partner cases", m.types[1]),
		m.matrix("codes-by-year", "Codes by year of the report", m.years), m.trend(),
		m.matrix("codes-by-region", "Codes by region", m.regions), m.partnerships(), m.together(), m.subthemes(src.Input), m.missed(src.Sample)}
	b.Tables = append(b.Tables, known.Tables()...)
	b.Tables = append(b.Tables, known.Matrix("codes-by-attributes", "Codes by attributes of cases", "Code", m.codeRows()), known.Together(), coders(src.Decisions))
	if len(src.Rounds) > 0 {
		b.Tables = append(b.Tables, m.agreementTable(src.Rounds, o.Suppress > 0))
	}
	f.Tally.Suppress(o.Suppress)
	for _, t := range b.Tables {
		for _, row := range t.Rows {
			for i := range row.Cells {
				f.Tally.Settle(&row.Cells[i])
			}
		}
	}
	if src.Quotes != nil {
		annexE, _ := b.Table("annex-e")
		b.Tables = append(b.Tables, quote.Table(*src.Quotes, annexE, len(m.types), o.Suppress > 0))
	}
	for i := range b.Tables {
		if b.Tables[i].ID == frequencyID {
			byFrequency(&b.Tables[i])
		}
	}
	b.Charts = append(m.charts(b), facts.Charts(b.Table)...)
	if src.Homicides != nil {
		recorded := homicide.Tables(src.Homicides, o.Suppress, o.Compare)
		b.Tables, b.Charts = append(b.Tables, recorded...), append(b.Charts, homicide.Chart(recorded[0]))
	}
	return b, nil
}

// open says in the status how much of the facts is not confirmed yet.
func (b *Book) open(o facts.Open) {
	if o.Attributes+o.Recommendations == 0 {
		return
	}
	b.Provisional = true
	b.Status += fmt.Sprintf(" PROVISIONAL: %d of %d proposed attributes and %d of %d proposed recommendations are not confirmed; they are not counted.",
		o.Attributes, o.ProposedAttributes, o.Recommendations, o.ProposedRecommendations)
}

// codeRows are the codes as rows of a matrix.
func (m maker) codeRows() (rows []facts.Row) {
	for _, c := range m.framework.Codes() {
		rows = append(rows, facts.Row{Label: c.ID + " " + c.Name, Key: codeName(c.ID), Set: m.codes[c.ID]})
	}
	return rows
}

// Table returns the table with that ID.
func (b Book) Table(id string) (table.Table, bool) {
	for _, t := range b.Tables {
		if t.ID == id {
			return t, true
		}
	}
	return table.Table{}, false
}

// maker makes the tables of one report.
type maker struct {
	*found
	framework dhr.Framework
	all       table.Group
	types     []table.Group // familial, intimate partner, other or not stated
	years     []table.Group
	regions   []table.Group
	csps      []table.Group
	estimates []missed.Estimate    // by code, in the framework's order
	published map[string]published // by code; nil unless compared

	publishedThemes map[string][]publishedTheme // by code; nil unless compared
}

// codeName names a code's set of cases in the tally.
func codeName(code string) string { return "code " + code }

// relate puts every number that several tables share into the tally, with the sums
// that tie them.
func (m maker) relate() {
	m.Tally.Tell(m.Base(m.all))
	partitions := [][]table.Group{m.types, m.years, m.regions, m.csps}
	for _, groups := range partitions {
		parts := make([]table.Quantity, len(groups))
		for i, g := range groups {
			parts[i] = m.Base(g)
		}
		m.Tally.Sum(m.Base(m.all), parts...)
	}
	m.Tally.EndBases()
	for _, c := range m.framework.Codes() {
		for _, groups := range partitions {
			m.Partition(codeName(c.ID), m.codes[c.ID], groups)
		}
	}
}

// types are the groups of the types of cases that the later analyses set apart, and of
// the rest.
func (f *found) types() []table.Group {
	return f.GroupBy(facts.TypeKey, []table.Group{{Key: string(dhr.CaseFamilial), Name: "Familial"}, {Key: string(dhr.CaseIPV), Name: "Intimate partner"},
		{Key: string(dhr.CaseSuicide), Name: "Suicide"}, {Key: "other", Name: "Other or not stated"}}, func(c dhr.Case) string {
		switch c.Type {
		case dhr.CaseFamilial, dhr.CaseIPV, dhr.CaseSuicide:
			return string(c.Type)
		}
		return "other"
	})
}

// years are the groups of the years in which cases were reported, in order.
func (f *found) years() []table.Group {
	var years []table.Group
	for _, c := range f.List {
		if year := strconv.Itoa(c.Year); !slices.ContainsFunc(years, func(g table.Group) bool { return g.Key == year }) {
			years = append(years, table.Group{Key: year, Name: year})
		}
	}
	slices.SortFunc(years, func(a, b table.Group) int { return cmp.Compare(a.Name, b.Name) })
	if len(years) > 0 && years[0].Key == "0" {
		years[0].Name = notStated
		years = append(years[1:], years[0])
	}
	return f.GroupBy("year", years, func(c dhr.Case) string { return strconv.Itoa(c.Year) })
}

const notStated = "Not stated"

type groups []table.Group

// merged puts all groups of fewer cases than the threshold into one, since every
// number of theirs would have to be hidden.
func (all groups) merged(threshold int) (kept groups) {
	rest := table.Group{Key: "csp of few cases", Name: fmt.Sprintf("Those with fewer than %d cases each", threshold)}
	for _, g := range all {
		if g.In.Size() >= threshold {
			kept = append(kept, g)
			continue
		}
		if rest.In == nil {
			rest.In = make(table.Set, len(g.In))
		}
		for i := range g.In {
			rest.In[i] = rest.In[i] || g.In[i]
		}
	}
	if rest.In != nil {
		kept = append(kept, rest)
	}
	return kept
}

// named are the groups of an attribute that is a name, in alphabetical order.
func (f *found) named(attribute string, of func(dhr.Case) string) groups {
	clean := func(c dhr.Case) string { return strings.Join(strings.Fields(of(c)), " ") }
	var groups []table.Group
	for _, c := range f.List {
		if name := clean(c); name != "" && !slices.ContainsFunc(groups, func(g table.Group) bool { return g.Key == name }) {
			groups = append(groups, table.Group{Key: name, Name: name})
		}
	}
	slices.SortFunc(groups, func(a, b table.Group) int { return cmp.Compare(a.Name, b.Name) })
	if slices.ContainsFunc(f.List, func(c dhr.Case) bool { return clean(c) == "" }) {
		groups = append(groups, table.Group{Name: notStated})
	}
	return f.GroupBy(attribute, groups, clean)
}
