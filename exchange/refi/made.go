package refi

import (
	"strings"
	"time"

	"github.com/dhrcoder/dhr"
)

// join fills what is not said of something from what it is part of.
func join(inner, outer madeXML) madeXML {
	if strings.TrimSpace(inner.By) == "" {
		inner.By = outer.By
	}
	if _, ok := parseTime(inner.At); !ok {
		inner.At = outer.At
	}
	return inner
}

// noteOn reads the notes on a coding.
func (r *reader) noteOn(c *Coding, refs []targetXML) {
	for _, ref := range refs {
		n, known := r.notes[key(ref.GUID)]
		content := n.Content
		if f := r.archive.find(n.Path); known && f != nil && content == "" {
			data, err := r.archive.read(f, maxText)
			if err == nil {
				content = string(decodeText(data).clean())
			}
		}
		if agencies, ok := parseAgencies(content); ok && n.Name == agenciesNote {
			c.Agencies = agencies
			continue
		}
		if content == "" {
			r.project.Loss.Add(1, "notes on codings without plain text")
			continue
		}
		if c.Note != "" {
			c.Note += "\n"
		}
		c.Note += content
	}
}

func parseAgencies(s string) ([]dhr.Agency, bool) {
	var all []dhr.Agency
	for name := range strings.SplitSeq(s, ",") {
		a, err := dhr.ParseAgency(strings.TrimSpace(name))
		if err != nil {
			return nil, false
		}
		all = append(all, a)
	}
	return all, true
}

// parseTime reads a schema dateTime; without a zone it is taken for UTC.
func parseTime(s string) (time.Time, bool) {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC().Truncate(time.Second), t.Year() > 1 && t.Year() < 10000
		}
	}
	return time.Time{}, false
}
