package people

import "github.com/dhrcoder/dhr"

// Each calls see for every sentence of the passages whose zone is wanted, with the
// people named in it and of whom the text speaks.
func (r *Report) Each(wanted func(dhr.Zone) bool, see func(Sentence, []Mention, Topic)) {
	last, passage := Topic{}, -1
	alone := r.alone()
	for _, s := range r.Sentences {
		if !wanted(r.Passages[s.Passage].Zone) {
			continue
		}
		if s.Passage != passage {
			last, passage = Topic{Who: alone[s.Passage]}, s.Passage
		}
		named := Named(s.Words, last)
		see(s, named, last)
		last = TopicOf(named, last)
	}
}

// alone says of each passage that names only one of the two people which: what it says in
// note form ("PNC shows three convictions") is said of them.
func (r *Report) alone() []Subject {
	who := make([]Subject, len(r.Passages))
	for _, s := range r.Sentences {
		for _, w := range s.Words {
			if w.Length == 0 {
				continue
			}
			switch m := subjectOf(w.Who); {
			case m == Unknown:
			case who[s.Passage] == Unknown:
				who[s.Passage] = m
			case who[s.Passage] != m:
				who[s.Passage] = Both
			}
		}
	}
	for i, w := range who {
		if w == Both {
			who[i] = Unknown
		}
	}
	return who
}

// Factual reports whether a zone says what happened or who the people were.
func Factual(z dhr.Zone) bool {
	return z.Codable() || z == dhr.ZoneFront || z == dhr.ZoneProcess
}
