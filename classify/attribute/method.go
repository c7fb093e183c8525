package attribute

import "github.com/dhrcoder/dhr"

func methods() *terms {
	return newTerms(
		group{"knife", 1, []string{"stab", "stabs", "stabbed", "stabbing*", "knife", "knives", "knifed", "sharp force", "bladed", "cut her|his throat", "throat .. cut", "slashed", "incised", "machete", "axe", "sword", "scissors", "blade", "sharp instrument"}},
		group{"strangulation", 1, []string{"strangl*", "compression of|to the neck", "pressure to|on the|her|his neck", "ligature", "throttled", "choked", "neck compression", "manual strangulation", "garrotted"}},
		group{"suffocation", 1, []string{"suffocat*", "smother*", "asphyxia*", "pillow", "cushion", "cling film", "duct tape", "bag over|on", "hand over her|his mouth|face", "could not breathe", "obstruct* .. airway*|breathing", "plastic bag"}},
		group{"blunt force", 1, []string{"blunt", "bludgeon*", "beaten", "beating", "battered", "hammer", "head injur*", "injur* to .. head|skull|brain", "head wounds", "brain injur*", "struck .. head", "punched", "kicked", "kicks", "stamped", "blows", "blow to", "hit with|over", "struck with", "baseball bat", "skull", "subdural",
			"struck", "brick", "spade", "crowbar", "iron bar"}},
		group{"firearm", 1, []string{"shot", "shotgun", "gunshot", "firearm", "gun", "guns", "barrel", "rifle", "shooting", "pistol", "crossbow"}},
		group{"fire", 1, []string{"fire", "arson", "severe|fatal burns", "smoke inhalation", "inhalation of smoke|fumes", "petrol", "set alight", "burned|burnt to", "accelerant", "set fire"}},
		group{"drowning", 1, []string{"drown*", "immersion", "body .. coastguard|lifeboat", "recovered from the river|canal|sea|water|lake|reservoir"}},
		group{"poisoning", 1, []string{"poison*", "insulin", "toxic", "carbon monoxide", "lethal dose", "fatal dose|level|quantity", "antifreeze", "overdose given|administered", "injected her|him with", "morphine"}},
		group{"fall", 1, []string{"pushed .. stairs|window|balcony", "fell from|down", "fall|falling from|down", "fell to her|his", "thrown from"}},
		group{"vehicle", 1, []string{"run over", "ran over", "drove .. at|into|over", "struck|hit|crushed by|with .. car|vehicle|van|lorry|truck", "reversed over|into", "under the wheels|wheel", "ran|run|knocked .. over|down with|in|by", "hit by a car|vehicle|van", "driven at|into"}},
		group{"poisoning", 0.6, []string{"overdose"}},
		group{"other", 0.4, []string{"took|taken|take|taking|ended|ending|end her|his own life", "died by suicide", "death by suicide"}},
		group{"neglect", 0.4, []string{"neglect"}},
		group{"neglect", 1, []string{"gross negligence", "malnutrition", "starv*", "dehydration", "pressure sores"}},
		group{"", 0, []string{"gun shot", "fire service|and|officer*|station|crews|crew|brigade|officers", "shot gun certificate", "shotgun certificate", "abuse or neglect", "abuse and neglect", "violence abuse or neglect", "self neglect", "blow out", "knife crime", "open fire"}},
	)
}

// method collects how the victim died, from sentences that speak of the death.
func (r *Report) method(c *collector, words *terms) {
	last := topic{}
	for i, s := range r.Sentences {
		before := last
		if i > 0 && r.Sentences[i-1].Passage != s.Passage {
			before = topic{}
		}
		named := people(s.Words, before)
		last = topicOf(named, before)
		if !factual(r.Passages[s.Passage].Zone) {
			continue
		}
		near := max(dying(s.Words), r.dyingBeside(i)/4)
		if r.Passages[s.Passage].Ordinal > openingPassages {
			near /= 2
		}
		for _, h := range words.find(s.Words) {
			if h.value == "" || negated(s.Words, h.start) || threatened(s.Words, h.start) {
				continue
			}
			weight := near * h.weight
			if own := h.value == suicideMethod || text(s.Words, h.start) == "overdose"; own && (dying(s.Words) == 0 || whom(named, h.start, h.end, before) != theVictim) {
				continue // an attempt, or the perpetrator's death
			}
			if weight == 0 {
				// a report opens with the killing: "She had been beaten by her husband"
				switch opening := r.Passages[s.Passage].Ordinal <= 5; {
				case opening && isPassive(s.Words, h.start) && text(s.Words, h.end) == "by":
					weight = 0.5
				case opening:
					weight = 0.2
				default:
					c.add(elsewhere, h.value, 1, place{r, s, h.start, h.end})
					continue
				}
			}
			c.add(dhr.AttributeMethod, h.value, weight, place{r, s, h.start, h.end})
		}
	}
}

// suicideMethod is the value for a suicide of which the report does not say how.
const suicideMethod = "other"

// dyingBeside is dying of the sentences just before and behind one in its passage.
func (r *Report) dyingBeside(at int) float64 {
	most := 0.0
	for _, i := range []int{at - 1, at + 1} {
		if i >= 0 && i < len(r.Sentences) && r.Sentences[i].Passage == r.Sentences[at].Passage {
			most = max(most, dying(r.Sentences[i].Words))
		}
	}
	return most
}

// dying says how plainly a sentence speaks of the death, 0-2.
func dying(words []Word) float64 {
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
			if text(words, i-1) == "was" || text(words, i-1) == "been" || text(words, i-2) == "was" {
				most = max(most, 1.5)
			}
		case "death":
			if !isLater(text(words, i-1)) && !isLater(text(words, i-2)) && !isLater(text(words, i-3)) {
				most = max(most, 0.8)
			}
		case "murder", "killing", "homicide", "manslaughter", "fatal":
			most = max(most, 0.8)
		case "life":
			if text(words, i-1) == "own" {
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
func threatened(words []Word, at int) bool {
	for i := at - 1; i >= 0 && at-i <= 6; i-- {
		switch words[i].Text {
		case "threatened", "threatening", "threat", "threats", "would", "afraid", "feared", "might", "could":
			return true
		}
	}
	return false
}
