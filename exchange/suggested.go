package exchange

import "github.com/dhrcoder/dhr"

// Suggested is the status of every line of `export attributes` and `export
// recommendations`: nobody has confirmed it and no count holds it.
const Suggested = "suggested"

// AttributeLine is a line of `export attributes`. Document, page, text and evidence are
// empty where the value is what the report's silence means, such as "none".
type AttributeLine struct {
	Case      string            `json:"case"`
	Attribute dhr.AttributeName `json:"attribute"`
	Value     string            `json:"value"`
	Score     float64           `json:"score"`
	Status    string            `json:"status"` // Suggested
	Passage   string            `json:"passage"`
	Document  string            `json:"document"`
	Page      int               `json:"page"` // 0 without a passage
	Text      string            `json:"text"`
	Evidence  []dhr.Span        `json:"evidence"`
}

// NewAttributeLine gives the line of an attribute of a case; p is the place of its
// passage, if it has one.
func NewAttributeLine(caseID string, a dhr.Attribute, p Place) AttributeLine {
	return AttributeLine{Case: caseID, Attribute: a.Name, Value: a.Value, Score: a.Score, Status: Suggested,
		Passage: a.Passage, Document: p.Document, Page: p.Passage.Page, Text: p.Passage.Text, Evidence: list(a.Evidence)}
}

// RecommendationLine is a line of `export recommendations`.
type RecommendationLine struct {
	Case     string          `json:"case"`
	Document string          `json:"document"`
	Passage  string          `json:"passage"` // in which it begins
	Page     int             `json:"page"`
	Number   string          `json:"number"`
	Text     string          `json:"text"`
	Agencies []dhr.Addressee `json:"agencies"` // the one most plainly addressed first
	Theme    dhr.Theme       `json:"theme"`
	Score    float64         `json:"score"`
	Status   string          `json:"status"` // Suggested
}

// NewRecommendationLine gives the line of a recommendation in the passage at that place.
func NewRecommendationLine(r dhr.Recommendation, p Place) RecommendationLine {
	return RecommendationLine{Case: p.Case, Document: p.Document, Passage: r.Passage, Page: p.Passage.Page, Number: r.Number,
		Text: r.Text, Agencies: list(r.Agencies), Theme: r.Theme, Score: r.Score, Status: Suggested}
}
