package attribute

import (
	"github.com/dhrcoder/dhr/classify/attribute/people"
	"github.com/dhrcoder/dhr/classify/phrase"
)

// marriedSigns is how many signs of a marriage tell that the couple was married.
const marriedSigns = 3

var partingTerms = phrase.NewTerms(
	phrase.Of("married", 1, "their marriage|wedding", "the marriage", "were|was married", "married in|him|her|to|for", "her husband", "his wife", "a husband .. his wife", "as husband and wife", "wedding", "spouse visa"),
	phrase.Of("ex", 1, "formerly lived", "been in an|a intimate|personal relationship", "been in a relationship", "had formerly been", "used to live with", "relationship ended|was over|was at an end", "relationship had ended|been over|finished", "relationship .. at an end", "ended the|their relationship", "after .. separated", "split up", "broke up",
		"broken up", "following the|their separation", "after the relationship", "after she|he left him|her", "no longer a couple|together", "had been in a relationship|an intimate", "been in an intimate relationship", "had separated", "were separated", "were divorced", "ex partner*", "ex husband", "ex wife", "ex boyfriend", "ex girlfriend", "former partner*"),
	phrase.Of("still", 1, "still together", "got back together", "reconciled", "resumed the|their relationship", "moved back in"),
	phrase.Of("ipv", 0.5, "intimate relationship", "intimate personal relationship", "intimate partner", "the couple", "their relationship", "their marriage", "the marriage", "relationship between", "lived together", "began a relationship", "in a relationship with",
		"moved|moves in|into with|her|his|their|adult", "partners", "father|mother of her|his", "daughter|son|child|children|baby of .. and", "domestic abuse between", "pregnant", "living together as", "began living together", "cohabit*", "dating", "couple's", "the relationship began|started|ended", "ended|ending the relationship", "relationship is|was|had at|over|ended"),
)

// parting collects signs that the two had been a couple and had parted.
func (r *report) parting(c *collector, s people.Sentence) {
	for _, h := range partingTerms.Find(s.Words) {
		here := place{r, s, h.Start, h.End}
		switch h.Value {
		case "ex":
			c.add(formerly, "ex", h.Weight, here)
			c.add(couple, "couple", h.Weight, here)
		case "ipv":
			c.add(couple, "couple", h.Weight, here)
		case "married":
			c.add(couple, "married", h.Weight, here)
			if phrase.Text(s.Words, h.Start+1) == "marriage" {
				c.add(couple, "couple", 0.5, here)
			}
		}
	}
}
