package dhr

import "time"

// Run is one execution of the bulk run, with what shaped its results.
type Run struct {
	ID        int64
	Started   time.Time
	Finished  time.Time // zero while it runs or when it was killed
	Program   string    // version of the binary
	Engine    string    // version of extraction, see Reading.Engine
	Framework string    // SHA-256 of the framework file
	Rules     string    // SHA-256 of the rule set
	Documents int       // read by this run
	Failed    int       // failed in this run
}
