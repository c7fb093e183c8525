package catalogue

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr"
)

// Match is a record and the case that it speaks of.
type Match struct {
	Record Record
	Case   string
	By     string // what matched, in words
}

// Unmatched is a record whose case is not known, with the cases of the same CSP,
// one of which it may be.
type Unmatched struct {
	Record  Record
	Why     string   // what kept a match from being made; empty when nothing matched at all
	Perhaps []string // IDs of cases, in order
}

// Find matches records to the cases of a project: by the library's download ID in a
// document's name, else by the name under which the library offers the file, else by
// the title and CSP together. Whatever would fit several cases, and every second
// record of one source for a case, is unmatched: a wrong match would be worse.
func Find(records []Record, cases []dhr.Case, documents []dhr.Document) (found []Match, rest []Unmatched) {
	f := finder{byDownload: map[string][]string{}, byFile: map[string][]string{}, byTitle: map[string][]string{}, byCSP: map[string][]string{}}
	for _, d := range documents {
		name := strings.TrimSuffix(d.Name, ".pdf")
		if m := downloadID.FindStringSubmatch(strings.ToLower(name)); m != nil {
			add(f.byDownload, m[1], d.Case)
		}
		add(f.byFile, words(name), d.Case)
	}
	for _, c := range cases {
		if csp := cspWords(c.CSP); csp != "" {
			add(f.byCSP, csp, c.ID)
			if c.Title != "" {
				add(f.byTitle, words(c.Title)+"\x00"+csp, c.ID)
			}
		}
	}
	taken := map[[2]string]string{}
	for _, r := range records {
		id, by, why := f.find(r)
		key := [2]string{r.Source, id}
		if before, twice := taken[key]; id != "" && twice && before != r.ID {
			id, why = "", fmt.Sprintf("record %s has matched case %s already", before, id)
		}
		if id == "" {
			rest = append(rest, Unmatched{Record: r, Why: why, Perhaps: f.byCSP[cspWords(r.CSP)]})
			continue
		}
		taken[key] = r.ID
		found = append(found, Match{Record: r, Case: id, By: by})
	}
	return found, rest
}

type finder struct{ byDownload, byFile, byTitle, byCSP map[string][]string }

func (f finder) find(r Record) (id, by, why string) {
	for _, way := range []struct {
		key  string
		from map[string][]string
		by   string
	}{
		{r.Download, f.byDownload, "the library's download ID in the file's name"},
		{words(r.File), f.byFile, "the file's name"},
		{words(r.Title) + "\x00" + cspWords(r.CSP), f.byTitle, "title and CSP"},
	} {
		if way.key == "" || strings.HasPrefix(way.key, "\x00") {
			continue
		}
		switch ids := way.from[way.key]; len(ids) {
		case 0:
		case 1:
			return ids[0], way.by, ""
		default:
			return "", "", fmt.Sprintf("%s fits %d cases: %s", way.by, len(ids), strings.Join(ids, ", "))
		}
	}
	return "", "", ""
}

func add(to map[string][]string, key, id string) {
	if key != "" && !slices.Contains(to[key], id) {
		to[key] = append(to[key], id)
	}
}

// cspWords is the name of a partnership without the words that some sources leave out.
func cspWords(csp string) string {
	var kept []string
	for _, w := range strings.Fields(words(csp)) {
		switch w {
		case "community", "safety", "partnership", "safer", "the", "csp", "council", "borough", "city", "of", "and", "county", "district":
		default:
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}
