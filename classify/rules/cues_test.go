package rules

import (
	"fmt"
	"strings"
	"testing"
)

// TestCues holds each cue against sentences in which it must and must not block.
func TestCues(t *testing.T) {
	const drink = "all: [drink, drinking, alcohol, violence, assault, hit]"
	const practice = "all: [refer, referral, record, training, delay, shared, assessment]"
	for _, tt := range []struct{ code, rule, text, blocked string }{
		{"1C", drink, "He was drinking heavily.", ""},
		{"1C", drink, "He did not drink.", "negated"},
		{"1C", drink, "He didn't really drink at all.", "negated"},
		{"1C", drink, "He never drank alcohol.", "negated"},
		{"1C", drink, "She denied any alcohol, drug or tobacco use.", "negated"},
		{"1C", drink, "There was no debt, unemployment or alcohol.", "negated"},
		{"1C", drink, "He was drinking not only beer.", ""},
		{"1C", drink, "Not only alcohol was found.", ""},
		{"1C", drink, "She did not work, and alcohol was a constant.", ""},
		{"1C", drink, "She did not leave although he hit her.", ""},
		{"1C", drink, "The police did not know that he hit her.", ""},
		{"1C", drink, "There was no evidence that he had problems with alcohol.", "cleared"},
		{"1C", drink, "Alcohol was not a factor.", "cleared"},
		{"1C", drink, "There was no evidence of debt, but alcohol was found.", ""},
		{"1C", drink, "She asked whether he drank alcohol.", "hypothetical"},
		{"1C", drink, "He threatened violence if she left.", ""},
		{"1C", drink, "Alcohol might have played a part.", "hypothetical"},
		{"1C", drink, "Was there violence in the home?", "hypothetical"},
		{"1C", drink, "His brother was drinking heavily.", "third-person"},
		{"1C", drink, "Her father's drinking was well known.", "third-person"},
		{"1C", drink, "His brother said that there was drinking in the house.", ""},
		{"1C", drink, "A neighbour heard the violence.", ""},
		{"1C", drink, "She told her sister about the violence.", ""},
		{"1C", drink, "He hit his brother.", ""},
		{"1C", drink, "There was violence by her father.", "third-person"},
		{"1C", drink, "Adult A was brought in by friends, having drunk alcohol.", ""},
		{"1C", drink, "Adult A was a young mother with an alcohol problem.", ""},
		{"1C", drink, "He pushed a neighbour, hit a lodger and left.", ""},
		{"1C", drink, "She lived with her brother, who was drinking.", "third-person"},
		{"1C", drink, "He had never worked and was drinking.", ""},
		{"1C", drink, "She had no work and was drinking.", ""},
		{"8D", drink, "Her father was drinking.", ""},
		{"1A", drink, "The violence was described at the trial.", "after"},
		{"1A", drink, "It emerged at trial that he had hit her for years.", ""},
		{"5E", practice, "No referral was made.", "negated"},
		{"5E", practice, "A referral would have been right.", "hypothetical"},
		{"5E", practice, "A referral could and should have been made.", ""},
		{"5E", practice, "A referral should have been made.", ""},
		{"5E", practice, "Staff must complete a referral.", "duty"},
		{"5E", practice, "Officers are required to make a referral.", "duty"},
		{"5E", practice, "The policy requires a referral; none followed.", "duty"},
		{"5E", practice, "Officers were required to make a referral.", ""},
		{"5E", practice, "The policy required a referral, which was late.", ""},
		{"5E", practice, "The policy provides that a referral is to be made.", "duty"},
		{"5E", practice, "The referral is to be commended.", ""},
		{"5E", practice, "The referral must have been lost.", ""},
		{"5E", practice, "The panel recommends that training is given.", "recommended"},
		{"5E", practice, "The Trust should ensure that every assessment is signed.", "duty recommended"},
		{"5E", practice, "Training will be provided in the spring.", "recommended"},
		{"5E", practice, "The Trust has since revised its training.", "changed"},
		{"5E", practice, "Since the death, training has been given.", "changed"},
		{"5E", practice, "The referral was late, although the form has since been changed.", ""},
		{"5E", practice, "The DASH is a checklist for risk assessment.", "defined"},
		{"5E", practice, "An assessment is defined as a gathering of facts.", "defined"},
		{"5E", practice, "The panel found no delay in the referral.", "cleared negated"},
	} {
		t.Run(tt.text, func(t *testing.T) {
			rs, err := loadRule(t, tt.code, tt.rule)
			if err != nil {
				t.Fatal(err)
			}
			got := outcomeOf(rs, tt.text)
			if tt.blocked == "" {
				if !strings.HasPrefix(got, "it hits") {
					t.Errorf("%s, want a hit", got)
				}
				return
			}
			if !holdsOne(got, tt.blocked) {
				t.Errorf("%s, want the cue %s", got, tt.blocked)
			}
			var allow []string
			for c := range cueCount {
				allow = append(allow, c.String())
			}
			rs, err = loadRule(t, tt.code, tt.rule+fmt.Sprintf("\nallow: [%s]", strings.Join(allow, ", ")))
			if err != nil {
				t.Fatal(err)
			}
			if got := outcomeOf(rs, tt.text); !strings.HasPrefix(got, "it hits") {
				t.Errorf("with every cue allowed: %s, want a hit", got)
			}
		})
	}
}

func holdsOne(got, cues string) bool {
	for c := range strings.FieldsSeq(cues) {
		if strings.Contains(got, "the cue "+c+" ") {
			return true
		}
	}
	return false
}

// TestNegatorAsEvidence: a negator that a rule asks for is what it is about.
func TestNegatorAsEvidence(t *testing.T) {
	const rule = "all: [[record], [$test_lacking]]\nwithin: 4"
	for text, hits := range map[string]bool{
		"The visit was not recorded.":                     true,
		"No record was made.":                             true,
		"There was no evidence of any record.":            true,
		"There was no failure to record it.":              false,
		"There were no missing records.":                  false,
		"The visit was not recorded, a failure.":          true,
		"Records were missing.":                           true,
		"There is no evidence that records were missing.": false,
	} {
		rs, err := loadRule(t, "5E", rule)
		if err != nil {
			t.Fatal(err)
		}
		if got := outcomeOf(rs, text); strings.HasPrefix(got, "it hits") != hits {
			t.Errorf("%q: %s, want hits %v", text, got, hits)
		}
	}
}

// TestClearedGoodPractice: that nothing was found wrong does not block code 9.
func TestClearedGoodPractice(t *testing.T) {
	rs, err := loadRule(t, "9", "all: [record]")
	if err != nil {
		t.Fatal(err)
	}
	if got := outcomeOf(rs, "The records give no cause for concern."); !strings.HasPrefix(got, "it hits") {
		t.Error(got)
	}
}
