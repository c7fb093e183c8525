package queue

import (
	"net/url"
	"slices"
	"strconv"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/review/page"
)

// place is where a reader stands in the queue: the filter as the address gives it, the
// passage and code it names, and the step of the reader's trail.
type place struct {
	Factor, Code, Case, Type, Year, Zone, Coder, State, Least, Most, Order, Sample, Round string

	At     dhr.SuggestionKey
	Step   int64
	filter dhr.QueueFilter
}

// unstated is what addresses write for a type or a year that nobody has stated.
const unstated = "unstated"

// names are the fields of the filter, in the order of the form.
func (p *place) names() []struct {
	name  string
	value *string
} {
	return []struct {
		name  string
		value *string
	}{{"factor", &p.Factor}, {"code", &p.Code}, {"case", &p.Case}, {"type", &p.Type}, {"year", &p.Year}, {"zone", &p.Zone},
		{"coder", &p.Coder}, {"state", &p.State}, {"least", &p.Least}, {"most", &p.Most}, {"order", &p.Order}, {"sample", &p.Sample}, {"round", &p.Round}}
}

// parsePlace reads the place from an address or a form. What it names must be the
// framework's, or one of the known ones.
func parsePlace(q url.Values, f dhr.Framework) (place, error) {
	var p place
	for _, field := range p.names() {
		*field.value = q.Get(field.name)
		if page.Clean(*field.value) != *field.value {
			return place{}, page.BadRequest("The project has no %s %s.", field.name, page.Quoted(*field.value))
		}
	}
	// A code brings its factor: one that does not hold it would find nothing.
	if fac, ok := f.FactorOf(p.Code); ok && p.Factor != "" {
		p.Factor = fac.ID
	}
	var err error
	if p.filter, err = p.parse(f); err != nil {
		return place{}, err
	}
	if at := q.Get("at"); at != "" {
		if p.At, err = page.ParseKey(at); err != nil {
			return place{}, err
		}
	}
	if step := q.Get("step"); step != "" {
		if p.Step, err = strconv.ParseInt(step, 10, 64); err != nil || p.Step < 0 {
			return place{}, page.BadRequest("The address names no step.")
		}
	}
	return p, nil
}

// parse returns what the store is asked for.
func (p *place) parse(f dhr.Framework) (out dhr.QueueFilter, err error) {
	out = dhr.QueueFilter{Case: p.Case, Coder: p.Coder, State: dhr.QueueState(p.State), Order: dhr.QueueOrder(p.Order)}
	if _, ok := f.Code(p.Code); ok {
		out.Codes = []string{p.Code}
	} else if p.Code != "" {
		return out, page.BadRequest("The codebook has no code %s.", page.Quoted(p.Code))
	}
	if fac, ok := factor(f, p.Factor); !ok && p.Factor != "" {
		return out, page.BadRequest("The codebook has no factor %s.", page.Quoted(p.Factor))
	} else if ok && p.Code == "" {
		for _, c := range fac.Codes {
			out.Codes = append(out.Codes, c.ID)
		}
	}
	switch kind, err := dhr.ParseCaseType(p.Type); {
	case p.Type == unstated:
		out.Types = []dhr.CaseType{dhr.CaseUnstated}
	case err != nil:
		return out, page.BadRequest("There is no type of case %s.", page.Quoted(p.Type))
	case p.Type != "":
		out.Types = []dhr.CaseType{kind}
	}
	if p.Year == unstated {
		out.Years = []int{0}
	} else if p.Year != "" {
		year, err := strconv.Atoi(p.Year)
		if err != nil || year < 1990 || year > 2100 {
			return out, page.BadRequest("%s is no year of a review.", page.Quoted(p.Year))
		}
		out.Years = []int{year}
	}
	if p.Zone != "" {
		zone, err := dhr.ParseZone(p.Zone)
		if err != nil {
			return out, page.BadRequest("There is no zone %s.", page.Quoted(p.Zone))
		}
		out.Zones = []dhr.Zone{zone}
	}
	if p.State != "" && !slices.Contains(dhr.QueueStates(), out.State) {
		return out, page.BadRequest("There is no state %s.", page.Quoted(p.State))
	}
	if !slices.Contains(dhr.QueueOrders(), out.Order) {
		return out, page.BadRequest("There is no order %s.", page.Quoted(p.Order))
	}
	for _, s := range []struct {
		text string
		to   *float64
	}{{p.Least, &out.Least}, {p.Most, &out.Most}} {
		if s.text == "" {
			continue
		}
		if *s.to, err = strconv.ParseFloat(s.text, 64); err != nil || !(*s.to >= 0 && *s.to <= 1) {
			return out, page.BadRequest("%s is no score: scores run from 0 to 1.", page.Quoted(s.text))
		}
	}
	for _, s := range []struct {
		text string
		to   *int64
	}{{p.Sample, &out.Sample}, {p.Round, &out.Round}} {
		if s.text == "" {
			continue
		}
		if *s.to, err = strconv.ParseInt(s.text, 10, 64); err != nil || *s.to < 1 {
			return out, page.BadRequest("The project has no sample %s.", page.Quoted(s.text))
		}
	}
	return out, nil
}

// address returns the queue's address at a passage and code, with the filter and the
// step kept; the zero key asks for the next one. Extra pairs of name and value follow.
func (p place) address(at dhr.SuggestionKey, extra ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(extra); i += 2 {
		if extra[i+1] != "" {
			q.Set(extra[i], extra[i+1])
		}
	}
	for _, f := range p.FormFields() {
		q.Set(f.Name, f.Value)
	}
	if at.Passage != "" {
		q.Set("at", page.Key(at))
	}
	if p.Step > 0 {
		q.Set("step", strconv.FormatInt(p.Step, 10))
	}
	if len(q) == 0 {
		return "/review"
	}
	return "/review?" + q.Encode()
}

// FormFields returns the filter for forms to carry, without what is empty.
func (p place) FormFields() []page.Field {
	var out []page.Field
	for _, f := range p.names() {
		if *f.value != "" {
			out = append(out, page.Field{Name: f.name, Value: *f.value})
		}
	}
	return out
}

// hidden are the fields that the forms of a passage carry: the filter and the step.
func (p place) hidden() []page.Field {
	out := p.FormFields()
	if p.Step > 0 {
		out = append(out, page.Field{Name: "step", Value: strconv.FormatInt(p.Step, 10)})
	}
	return out
}

func factor(f dhr.Framework, id string) (dhr.Factor, bool) {
	for _, fac := range f.Factors {
		if fac.ID == id {
			return fac, true
		}
	}
	return dhr.Factor{}, false
}

// at is the queue's address at a suggestion, with the filter kept.
func (p place) at(k dhr.SuggestionKey) string { return p.address(k) }

// from is the place as the store is asked from it.
func (p place) from(coder string) dhr.QueuePlace {
	return dhr.QueuePlace{At: p.At, Step: p.Step, Coder: coder}
}
