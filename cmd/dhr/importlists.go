package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/corpus/catalogue"
	"github.com/dhrcoder/dhr/store"
)

const listsHelp = `

What others publish about the reviews comes in as tags of the cases. Pages show a tag
beside the codes that it hints at; no tag is a coding or enters a count:

  library    pages of results that you saved (HTML) from the Home Office's library of
             reviews, files or folders of them: each result gets the filters that were
             chosen as tags
  dhrd       the DHRD data set: the folder or zip of its CSVs

Records are matched by the library's download ID or file name in the PDF's name, or
by title and CSP; the others are listed. With --take the region, type, sexes and
method that a matched record states become facts stated by --coder, where nobody has
stated them yet.`

// listOptions are those of import library and import dhrd.
type listOptions struct {
	take   bool
	coder  string
	dryRun bool
}

// importLibrary reads saved pages of the library.
func (a *app) importLibrary(ctx context.Context, s *store.Store, names []string, o listOptions) error {
	files, err := pageFiles(names)
	if err != nil {
		return err
	}
	var records []catalogue.Record
	at := map[string]int{}
	var problems dhr.Problems
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return fmt.Errorf("import library: %w", err)
		}
		found, err := catalogue.ReadLibrary(f, name)
		_ = f.Close()
		if err != nil {
			problems = append(problems, dhr.Problem{File: name, Msg: "no results of the library are on this page", Hint: "save a page of results as HTML"})
			continue
		}
		for _, r := range found { // the same review stands on many pages, each with other filters
			if i, known := at[r.ID]; known {
				records[i].Tags = append(records[i].Tags, r.Tags...)
				continue
			}
			at[r.ID] = len(records)
			records = append(records, r)
		}
	}
	if err := a.importRecords(ctx, s, records, o); err != nil {
		return err
	}
	if len(problems) > 0 {
		return partlyError{fmt.Sprintf("%s left out:\n%v", count(len(problems), "file"), problems)}
	}
	return nil
}

// pageFiles lists the HTML files that are named or lie in a folder that is.
func pageFiles(names []string) ([]string, error) {
	var files []string
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil {
			return nil, fmt.Errorf("import library: %w", err)
		}
		if !info.IsDir() {
			files = append(files, name)
			continue
		}
		for _, pattern := range []string{"*.html", "*.htm"} {
			found, err := filepath.Glob(filepath.Join(name, pattern))
			if err != nil {
				return nil, fmt.Errorf("import library: %w", err)
			}
			files = append(files, found...)
		}
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}

// importDHRD reads the data set.
func (a *app) importDHRD(ctx context.Context, s *store.Store, name string, o listOptions) error {
	records, notes, err := catalogue.ReadDHRD(name)
	if err != nil {
		return fmt.Errorf("import dhrd: %w", err)
	}
	for _, n := range notes {
		fmt.Fprintln(a.errs, n)
	}
	return a.importRecords(ctx, s, records, o)
}

// importRecords matches records to cases, keeps their tags and, where asked, takes
// over what they state.
func (a *app) importRecords(ctx context.Context, s *store.Store, records []catalogue.Record, o listOptions) error {
	cases, err := s.Cases(ctx)
	if err != nil {
		return err
	}
	documents, err := s.Documents(ctx)
	if err != nil {
		return err
	}
	found, rest := catalogue.Find(records, cases, documents)
	var tags []dhr.Tag
	for _, m := range found {
		for _, t := range m.Record.Tags {
			t.Case = m.Case
			tags = append(tags, t)
		}
		fmt.Fprintf(a.out, "%s: %s, by %s\n", m.Case, inWords(m.Record), m.By)
	}
	a.listUnmatched(rest)
	fmt.Fprintf(a.out, "%s of %d matched\n", count(len(found), "record"), len(records))
	if o.dryRun {
		fmt.Fprintln(a.out, "Nothing was changed.")
		return nil
	}
	added, err := s.SaveTags(ctx, tags)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.out, "%s added\n", count(added, "tag"))
	if !o.take {
		return nil
	}
	return a.takeValues(ctx, s, found, cases, o.coder)
}

// listUnmatched names the records without a case that may be of one: those of the
// CSPs of the project's cases. The others are counted, since a project rarely has all
// reviews.
func (a *app) listUnmatched(rest []catalogue.Unmatched) {
	elsewhere := 0
	for _, u := range rest {
		if u.Why == "" && len(u.Perhaps) == 0 {
			elsewhere++
			continue
		}
		fmt.Fprintf(a.errs, "not matched: %s: %s", inWords(u.Record), cmp.Or(u.Why, "no document or case has its download ID, file name, or title and CSP"))
		if len(u.Perhaps) > 0 {
			fmt.Fprintf(a.errs, " (of the same CSP: %s)", strings.Join(u.Perhaps, ", "))
		}
		fmt.Fprintln(a.errs)
	}
	if elsewhere > 0 {
		fmt.Fprintf(a.errs, "%s of areas that no case here is known to be from\n", count(elsewhere, "other record"))
	}
}

func inWords(r catalogue.Record) string {
	words := []string{r.Source, r.ID}
	for _, w := range []string{r.Title, r.CSP, r.Death} {
		if w != "" {
			words = append(words, w)
		}
	}
	return strings.Join(words, " – ")
}

// takeValues states what matched records say of attributes of which nobody has said
// anything.
func (a *app) takeValues(ctx context.Context, s *store.Store, found []catalogue.Match, cases []dhr.Case, coder string) error {
	facts, err := s.Facts(ctx)
	if err != nil {
		return err
	}
	said := map[dhr.FactKey]bool{}
	for _, f := range facts {
		said[f.FactKey] = true
	}
	byID := map[string]dhr.Case{}
	for _, c := range cases {
		byID[c.ID] = c
	}
	now := time.Now().UTC().Truncate(time.Second)
	var decisions []dhr.FactDecision
	for _, m := range found {
		for _, v := range m.Record.Values {
			key := dhr.FactKey{Case: m.Case, Name: v.Name}
			if _, listed := byID[m.Case].ListStates(v.Name); listed || said[key] {
				continue
			}
			said[key] = true
			decisions = append(decisions, dhr.FactDecision{FactKey: key, Verdict: dhr.FactSet, Values: []string{v.Value},
				Coder: coder, At: now, Note: "taken over from " + m.Record.Source + " " + m.Record.ID})
		}
	}
	appended, err := s.AppendFacts(ctx, decisions)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.out, "%s stated by %s\n", count(appended, "fact"), coder)
	return nil
}
