package attribute

import (
	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/attribute/people"
	"github.com/dhrcoder/dhr/classify/phrase"
)

func methods() *phrase.Terms {
	return phrase.NewTerms(
		phrase.Of("knife", 1, "stab", "stabs", "stabbed", "stabbing*", "knife", "knives", "knifed", "sharp force", "bladed", "cut her|his throat", "throat .. cut", "slashed", "incised", "machete", "axe", "sword", "scissors", "blade", "sharp instrument"),
		phrase.Of("strangulation", 1, "strangl*", "compression of|to the neck", "pressure to|on the|her|his neck", "ligature", "throttled", "choked", "neck compression", "manual strangulation", "garrotted"),
		phrase.Of("suffocation", 1, "suffocat*", "smother*", "asphyxia*", "pillow", "cushion", "cling film", "duct tape", "bag over|on", "hand over her|his mouth|face", "could not breathe", "obstruct* .. airway*|breathing", "plastic bag"),
		phrase.Of("blunt force", 1, "blunt", "bludgeon*", "beaten", "beating", "battered", "hammer", "head injur*", "injur* to .. head|skull|brain", "head wounds", "brain injur*", "struck .. head", "punched", "kicked", "kicks", "stamped", "blows", "blow to", "hit with|over", "struck with", "baseball bat", "skull", "subdural",
			"struck", "brick", "spade", "crowbar", "iron bar"),
		phrase.Of("firearm", 1, "shot", "shotgun", "gunshot", "firearm", "gun", "guns", "barrel", "rifle", "shooting", "pistol", "crossbow"),
		phrase.Of("fire", 1, "fire", "arson", "severe|fatal burns", "smoke inhalation", "inhalation of smoke|fumes", "petrol", "set alight", "burned|burnt to", "accelerant", "set fire"),
		phrase.Of("drowning", 1, "drown*", "immersion", "body .. coastguard|lifeboat", "recovered from the river|canal|sea|water|lake|reservoir"),
		phrase.Of("poisoning", 1, "poison*", "insulin", "toxic", "carbon monoxide", "lethal dose", "fatal dose|level|quantity", "antifreeze", "overdose given|administered", "injected her|him with", "morphine"),
		phrase.Of("fall", 1, "pushed .. stairs|window|balcony", "fell from|down", "fall|falling from|down", "fell to her|his", "thrown from"),
		phrase.Of("vehicle", 1, "run over", "ran over", "drove .. at|into|over", "struck|hit|crushed by|with .. car|vehicle|van|lorry|truck", "reversed over|into", "under the wheels|wheel", "ran|run|knocked .. over|down with|in|by", "hit by a car|vehicle|van", "driven at|into"),
		phrase.Of("poisoning", 0.6, "overdose"),
		phrase.Of("other", 0.4, "took|taken|take|taking|ended|ending|end her|his own life", "died by suicide", "death by suicide"),
		phrase.Of("neglect", 0.4, "neglect"),
		phrase.Of("neglect", 1, "gross negligence", "malnutrition", "starv*", "dehydration", "pressure sores"),
		phrase.Of("", 0, "gun shot", "fire service|and|officer*|station|crews|crew|brigade|officers", "shot gun certificate", "shotgun certificate", "abuse or neglect", "abuse and neglect", "violence abuse or neglect", "self neglect", "blow out", "knife crime", "open fire"),
	)
}

// method collects how the victim died, from sentences that speak of the death.
func (r *report) method(c *collector, words *phrase.Terms) {
	last := people.Topic{}
	for i, s := range r.Sentences {
		before := last
		if i > 0 && r.Sentences[i-1].Passage != s.Passage {
			before = people.Topic{}
		}
		named := people.Named(s.Words, before)
		last = people.TopicOf(named, before)
		if !people.Factual(r.Passages[s.Passage].Zone) {
			continue
		}
		near := max(dying(s.Words), r.dyingBeside(i)/4)
		if r.Passages[s.Passage].Ordinal > people.OpeningPassages {
			near /= 2
		}
		for _, h := range words.Find(s.Words) {
			if h.Value == "" || phrase.Negated(s.Words, h.Start) || threatened(s.Words, h.Start) {
				continue
			}
			weight := near * h.Weight
			if own := h.Value == suicideMethod || phrase.Text(s.Words, h.Start) == "overdose"; own && (dying(s.Words) == 0 || people.Whom(named, h.Start, h.End, before) != people.TheVictim) {
				continue // an attempt, or the perpetrator's death
			}
			if weight == 0 {
				// a report opens with the killing: "She had been beaten by her husband"
				switch opening := r.Passages[s.Passage].Ordinal <= 5; {
				case opening && phrase.Passive(s.Words, h.Start) && phrase.Text(s.Words, h.End) == "by":
					weight = 0.5
				case opening:
					weight = 0.2
				default:
					c.add(elsewhere, h.Value, 1, place{r, s, h.Start, h.End})
					continue
				}
			}
			c.add(dhr.AttributeMethod, h.Value, weight, place{r, s, h.Start, h.End})
		}
	}
}

// suicideMethod is the value for a suicide of which the report does not say how.
const suicideMethod = "other"

// dyingBeside is dying of the sentences just before and behind one in its passage.
func (r *report) dyingBeside(at int) float64 {
	most := 0.0
	for _, i := range []int{at - 1, at + 1} {
		if i >= 0 && i < len(r.Sentences) && r.Sentences[i].Passage == r.Sentences[at].Passage {
			most = max(most, dying(r.Sentences[i].Words))
		}
	}
	return most
}

// dying says how plainly a sentence speaks of the death, 0-2.
func dying(words []phrase.Word) float64 {
	most := 0.0
	for i, w := range words {
		switch w.Text {
		case "cause", "fatally", "pathologist", "mortem", "inflicted":
			most = max(most, 2)
		case "wound", "wounds":
			most = max(most, 1)
		case "died", "killed", "murdered", "dead", "unresponsive", "extinct", "lifeless":
			most = max(most, 1.5)
		case "stabbed", "strangled", "suffocated", "shot", "bludgeoned", "smothered", "drowned":
			if phrase.Text(words, i-1) == "was" || phrase.Text(words, i-1) == "been" || phrase.Text(words, i-2) == "was" {
				most = max(most, 1.5)
			}
		case "death":
			if !isLater(phrase.Text(words, i-1)) && !isLater(phrase.Text(words, i-2)) && !isLater(phrase.Text(words, i-3)) {
				most = max(most, 0.8)
			}
		case "murder", "killing", "homicide", "manslaughter", "fatal":
			most = max(most, 0.8)
		case "life":
			if phrase.Text(words, i-1) == "own" {
				most = max(most, 1)
			}
		case "ambulance", "paramedics", "paramedic", "inquest", "coroner":
			most = max(most, 0.2)
		}
	}
	return most
}

// isLater reports whether a death behind the word is only a date: "after her death".
func isLater(w string) bool { return w == "after" || w == "since" || w == "before" }

// threatened reports whether a threat or a fear stands just before a word.
func threatened(words []phrase.Word, at int) bool {
	for i := at - 1; i >= 0 && at-i <= 6; i-- {
		switch words[i].Text {
		case "threatened", "threatening", "threat", "threats", "would", "afraid", "feared", "might", "could":
			return true
		}
	}
	return false
}
