package report

import (
	"fmt"
	"strconv"
	"time"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/report/table"
)

// method is the note on method: what was counted, by whom, how far, with what.
func method(src Source, c dhr.Coverage, o Options) []Fact {
	var read, failed, pages int
	for _, d := range src.Documents {
		switch d.Status {
		case dhr.DocumentRead:
			read++
			pages += d.Pages
		case dhr.DocumentFailed:
			failed++
		}
	}
	coded := 0
	for _, coding := range src.Codings {
		if coding.Coded() {
			coded++
		}
	}
	facts := []Fact{
		{"Sample", fmt.Sprintf("%s of the project, with %s: %s read (%s), %d could not be read, %d not read yet. How the cases were chosen is not recorded in the project.",
			plural(len(src.Cases), "case"), plural(len(src.Documents), "document"), plural(read, "document"), plural(pages, "page"), failed, len(src.Documents)-read-failed)},
		{"Unit", "The case: one homicide, one review. " + unitCases},
		{"Coding", fmt.Sprintf("%s in passages, each confirmed or added by a person; %s by %s in all. The last decision that its coder has not taken back stands.",
			plural(coded, "coding"), plural(len(src.Decisions), "decision"), plural(len(coderNames(src.Decisions)), "coder"))},
		{"Coverage", fmt.Sprintf("Of %s shown to coders, %d were confirmed, %d rejected, %d left unsure and %d not reviewed; %s added by hand. No suggestion is counted.",
			plural(c.Suggested(), "suggestion"), c.Confirmed, c.Rejected, c.Unsure, c.Unreviewed, plural(c.Added, "coding"))},
		agreed(src.Rounds),
		{"Framework", orNone(src.Input.Framework.Title) + "; " + plural(len(src.Input.Framework.Codes()), "code") + "; SHA-256 " + orNone(src.Framework)},
		{"Rules", "SHA-256 " + orNone(src.Rules)},
		{"Program", "dhr " + orNone(src.Program)},
	}
	if len(src.Runs) == 0 {
		facts = append(facts, Fact{"Last run", "none"})
	} else {
		r := src.Runs[len(src.Runs)-1]
		facts = append(facts, Fact{"Last run", fmt.Sprintf("%s with dhr %s, reading with %s, framework %s, rules %s",
			when(r), orNone(r.Program), orNone(r.Engine), orNone(r.Framework), orNone(r.Rules))})
	}
	if o.Suppress > 0 {
		facts = append(facts, Fact{"Suppression", fmt.Sprintf("Numbers from 1 to %d are shown as <%d; zeros are shown. %s marks numbers and percentages that are left out because "+
			"sums between the tables would give a small one away, and percentages of hidden numbers. Partnerships with fewer than %d cases stand together.", o.Suppress-1, o.Suppress, table.Secondary, o.Suppress)})
	} else {
		facts = append(facts, Fact{"Suppression", "none: small numbers are shown as they are"})
	}
	return facts
}

func when(r dhr.Run) string {
	if r.Finished.IsZero() {
		return "begun " + r.Started.UTC().Format(time.RFC3339) + ", not finished,"
	}
	return r.Finished.UTC().Format(time.RFC3339)
}

// warnings say what makes the numbers doubtful, beside unreviewed suggestions. They
// count no cases where small numbers are hidden.
func warnings(src Source, o Options) (list []string) {
	var fromText, undated, untyped int
	for _, c := range src.Cases {
		if c.Source == dhr.CaseFromText && (c.Type == dhr.CaseUnstated || c.Year == 0) {
			fromText++
		}
		if c.Year == 0 {
			undated++
		}
		if c.Type == dhr.CaseUnstated {
			untyped++
		}
	}
	failed := 0
	for _, d := range src.Documents {
		if d.Status != dhr.DocumentRead {
			failed++
		}
	}
	add := func(n int, format string) {
		switch {
		case n > 0 && o.Suppress > 0:
			list = append(list, fmt.Sprintf(format, "some cases"))
		case n > 0:
			list = append(list, fmt.Sprintf(format, plural(n, "case")))
		}
	}
	add(fromText, "What only the text of %s says of type and year is not counted: confirm it on the case page, or give `dhr run` a list with --cases.")
	add(untyped, "The type of %s is not stated: they are counted under Other or not stated, and under All.")
	add(undated, "The year of %s is not stated.")
	if failed > 0 {
		list = append(list, fmt.Sprintf("%s not been read: their cases may carry codes that nobody could see.", has(failed, "document")))
	}
	if len(src.Runs) > 0 {
		if r := src.Runs[len(src.Runs)-1]; r.Framework != "" && src.Framework != "" && r.Framework != src.Framework || r.Rules != "" && src.Rules != "" && r.Rules != src.Rules {
			list = append(list, "The codebook has changed since the last `dhr run`: the coverage speaks of suggestions of the earlier one.")
		}
	}
	return list
}

func limits(o Options) []string {
	list := []string{
		"A count says in how many reviews authors wrote of something and coders confirmed it. What a review leaves out is not counted as absent.",
		"Published reviews are not a random sample of homicides, and their authors differ in what they look for.",
		"Passages that nothing suggested were read only where a coder chose to, or in a random sample; the counts can be too low.",
		"Where two coders decided on the same passage and code, the later decision stands, except in rounds of double coding: what they differ on there counts only once it is adjudicated.",
		"Codes and agencies overlap: rows do not add up to the base, and a case can be in many of them.",
	}
	if o.Suppress > 0 {
		list = append(list, "Suppression keeps hidden numbers of this report from being worked out exactly; they may still be narrowed down. Another report of the same project, or with other cases, can give away what this one hides.")
	}
	return list
}

// missing lists what the 2016 publication and the later analyses have and this report
// has not.
func missing(src Source) (list []Missing) {
	if len(src.Sample.Read()) == 0 {
		list = append(list, Missing{"Cases missed per code", "a random sample of passages that nothing suggested, read by a coder: the review page draws one"})
	}
	if src.Homicides == nil {
		list = append(list, Missing{"Chapter 3 and Table A1: homicides recorded by the police", "records of the Homicide Index: --homicide-index FILE"})
	}
	return list
}

// lastChange is the time of the last decision or run: the report's date.
func lastChange(src Source) (last time.Time) {
	for _, d := range src.Decisions {
		if d.At.After(last) {
			last = d.At
		}
	}
	for _, r := range src.Runs {
		for _, at := range []time.Time{r.Started, r.Finished} {
			if at.After(last) {
				last = at
			}
		}
	}
	return last.UTC()
}

func coderNames(decisions []dhr.Decision) (names []string) {
	seen := map[string]bool{}
	for _, d := range decisions {
		if !seen[d.Coder] {
			seen[d.Coder] = true
			names = append(names, d.Coder)
		}
	}
	return names
}

// coders says who decided how much, in the order of their first decisions.
func coders(decisions []dhr.Decision) table.Table {
	t := table.Table{ID: "coders", Title: "Decisions by coder", Unit: "Decisions on a passage and a code; those taken back or made anew are included.", Columns: []table.Column{{Name: "Coder", Text: true}}}
	verdicts := []struct {
		is   dhr.Verdict
		name string
	}{{dhr.VerdictConfirm, "Confirmed"}, {dhr.VerdictAdd, "Added"}, {dhr.VerdictReject, "Rejected"}, {dhr.VerdictUnsure, "Unsure"}, {dhr.VerdictUndo, "Taken back"}}
	for _, v := range verdicts {
		t.Columns = append(t.Columns, table.Column{Name: v.name})
	}
	t.Columns = append(t.Columns, table.Column{Name: "First", Text: true}, table.Column{Name: "Last", Text: true})
	for _, name := range coderNames(decisions) {
		made := map[dhr.Verdict]int{}
		var first, last time.Time
		for _, d := range decisions {
			if d.Coder != name {
				continue
			}
			made[d.Verdict]++
			if first.IsZero() || d.At.Before(first) {
				first = d.At
			}
			if d.At.After(last) {
				last = d.At
			}
		}
		cells := []table.Cell{table.Text(name)}
		for _, v := range verdicts {
			cells = append(cells, table.Number(made[v.is]))
		}
		t.Rows = append(t.Rows, table.Row{Cells: append(cells, table.Text(first.UTC().Format(time.DateOnly)), table.Text(last.UTC().Format(time.DateOnly)))})
	}
	return t
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

func has(n int, noun string) string {
	if n == 1 {
		return plural(n, noun) + " has"
	}
	return plural(n, noun) + " have"
}

func orNone(s string) string {
	if s == "" {
		return "not recorded"
	}
	return s
}
