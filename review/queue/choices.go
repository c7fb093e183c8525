package queue

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// choices is what the filter form offers.
type choices struct {
	Place   place
	Factors []dhr.Factor
	Cases   []dhr.Case
	Types   []option
	Years   []option
	Zones   []option
	States  []option
	Orders  []option
	Samples []option
}

// option is one choice of a list.
type option struct{ Value, Name string }

func (s *room) choices(ctx context.Context, p place) (choices, error) {
	cases, err := s.store.Cases(ctx)
	if err != nil {
		return choices{}, err
	}
	samples, err := s.store.BlindSamples(ctx)
	if err != nil {
		return choices{}, err
	}
	c := choices{Place: p, Factors: s.Framework.Factors, Years: years(cases), Orders: orders()}
	for _, one := range cases {
		one.Title = page.Clean(page.Short(one.Title, 60))
		c.Cases = append(c.Cases, one)
	}
	for _, t := range []dhr.CaseType{dhr.CaseIPV, dhr.CaseFamilial, dhr.CaseSuicide, dhr.CaseOther} {
		c.Types = append(c.Types, option{string(t), page.Kind(t)})
	}
	c.Types = append(c.Types, option{unstated, page.Kind(dhr.CaseUnstated)})
	for _, z := range dhr.Zones() {
		c.Zones = append(c.Zones, option{string(z), string(z)})
	}
	for _, s := range dhr.QueueStates() {
		c.States = append(c.States, option{string(s), state(s)})
	}
	for _, b := range samples {
		c.Samples = append(c.Samples, option{strconv.FormatInt(b.ID, 10), sampleName(b)})
	}
	return c, nil
}

func sampleName(b dhr.BlindSample) string {
	return fmt.Sprintf("%d: %s of %s passages, %s", b.ID, page.Number(b.Size), page.Number(b.Population), b.At.UTC().Format("2 January 2006"))
}

func years(cases []dhr.Case) []option {
	var all []int
	for _, c := range cases {
		all = append(all, c.Year)
	}
	slices.Sort(all)
	var out []option
	for _, y := range slices.Compact(all) {
		if y == 0 {
			out = append(out, option{unstated, "not stated"})
		} else {
			out = append(out, option{strconv.Itoa(y), strconv.Itoa(y)})
		}
	}
	return out
}

func orders() []option {
	return []option{{string(dhr.OrderDocument), "by document"}, {string(dhr.OrderCode), "by code"},
		{string(dhr.OrderCertain), "most certain first"}, {string(dhr.OrderInformative), "most informative first"}}
}

func state(s dhr.QueueState) string {
	if s == dhr.StatePending {
		return "pending adjudication"
	}
	return string(s)
}

// asked says which state and whose decisions the filter asks for; "" for what is undecided.
func (p place) asked() string {
	var words []string
	if p.State != "" && p.State != string(dhr.StateUndecided) {
		words = append(words, state(dhr.QueueState(p.State)))
	}
	if p.Coder != "" {
		words = append(words, "decided by "+page.Clean(page.Short(p.Coder, 40)))
	}
	return strings.Join(words, ", ")
}

// Words says what the filter lets through and in which order; "" for everything by
// document.
func (p place) Words() string {
	var words []string
	add := func(text, value string) {
		if value != "" {
			words = append(words, text+page.Clean(page.Short(value, 40)))
		}
	}
	add("random sample ", p.Sample)
	add("round ", p.Round)
	if p.Code != "" {
		add("code ", p.Code)
	} else {
		add("factor ", p.Factor)
	}
	add("case ", p.Case)
	switch p.Type {
	case "":
	case unstated:
		add("", page.Kind(dhr.CaseUnstated))
	default:
		add("", page.Kind(dhr.CaseType(p.Type)))
	}
	if p.Year == unstated {
		add("", "year not stated")
	} else {
		add("", p.Year)
	}
	add("zone ", p.Zone)
	add("", p.asked())
	switch {
	case p.Least != "" && p.Most != "":
		add("score ", p.Least+"–"+p.Most)
	case p.Least != "":
		add("score from ", p.Least)
	default:
		add("score up to ", p.Most)
	}
	for _, o := range orders() {
		if p.Order != "" && o.Value == p.Order {
			add("", o.Name)
		}
	}
	return strings.Join(words, ", ")
}
