package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/dhrcoder/dhr/index"
)

// queries are typical of what analysts ask.
var queries = []string{
	`strangulation`,
	`police risk assessment`,
	`"risk assessment"`,
	`"did not ask" OR "was not asked"`,
	`alcohol AND (mother OR father) -neighbour`,
	`"health visitor" zone:analysis year:2013..2016`,
	`strang* OR chok*`,
	`safegaurding~`,
	`type:familial zone:lessons`,
	`code:5E record`,
}

// rounds is how often each query is asked.
const rounds = 50

// latency measures searches in the first of the indexes that can be opened.
func latency(ctx context.Context, t *table, dirs ...string) (err error) {
	var ix *index.Index
	var opening time.Duration
	for _, dir := range dirs {
		start := time.Now()
		if ix, err = index.OpenReadOnly(dir); err == nil {
			opening = time.Since(start)
			break
		}
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, ix.Close()) }()
	all, err := ix.Search(ctx, index.Query{Limit: -1})
	if err != nil {
		return err
	}
	t.heading("search among %d passages of %d cases: median and 95th percentile of %d", all.Total, all.Cases, rounds)
	t.row("open the index", milliseconds(opening), "", "", "once")
	var every []time.Duration
	for _, q := range queries {
		var took []time.Duration
		var found index.Result
		for range rounds {
			start := time.Now()
			if found, err = ix.Search(ctx, index.Query{Text: q}); err != nil {
				return err
			}
			took = append(took, time.Since(start))
		}
		every = append(every, took...)
		t.row(q, milliseconds(percentile(took, 50)), milliseconds(percentile(took, 95)), "", fmt.Sprintf("%d passages", found.Total))
	}
	t.row("all of them", milliseconds(percentile(every, 50)), milliseconds(percentile(every, 95)), "", "")
	return nil
}

// percentile sorts the times and returns the nearest rank.
func percentile(times []time.Duration, p int) time.Duration {
	slices.Sort(times)
	return times[max(0, (len(times)*p+99)/100-1)]
}
