package dhr

// Coverage says how far people have reviewed the shown suggestions of a code. Unit:
// a passage and a code. A suggestion whose code a coder added counts as confirmed.
// Pending ones wait for an adjudication, suggested or not, and count nowhere else.
type Coverage struct {
	Code       string `json:"-"` // empty in a sum
	Confirmed  int    `json:"confirmed"`
	Rejected   int    `json:"rejected"`
	Unsure     int    `json:"unsure"`
	Unreviewed int    `json:"unreviewed"`
	Added      int    `json:"added"`             // codings without a shown suggestion; they count like confirmed ones
	Pending    int    `json:"pending,omitempty"` // coders of a round differ on them
}

// Suggested is the number of suggestions that the coverage speaks of, without those
// that are pending.
func (c Coverage) Suggested() int { return c.Confirmed + c.Rejected + c.Unsure + c.Unreviewed }

// Plus adds another coverage to a sum.
func (c *Coverage) Plus(o Coverage) {
	c.Confirmed += o.Confirmed
	c.Rejected += o.Rejected
	c.Unsure += o.Unsure
	c.Unreviewed += o.Unreviewed
	c.Added += o.Added
	c.Pending += o.Pending
}

// CodeCases is how many cases have a passage with a code in each state. A case may be
// in several.
type CodeCases struct {
	Confirmed int // or added
	Rejected  int
}
