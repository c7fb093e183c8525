package people

import "github.com/dhrcoder/dhr/classify/phrase"

// heard returns what a sentence says of the person whose name stands from at to end: as
// who died or as who killed.
func (l *roll) heard(words []phrase.Word, at, end int) candidate {
	if words[at].Text == "child" || isLabelled(words[at].Text) && !isPartyLabel(words[at].Text) {
		return candidate{}
	}
	if v := l.before(words, at); v.victim+v.perpetrator > 0 {
		return v
	}
	return l.behind(words, end)
}

func isPartyLabel(w string) bool {
	switch w {
	case "adult", "subject", "person", "individual", "male", "female", "victim", "perpetrator":
		return true
	}
	return false
}

// before reads what stands before a name: "the death of N", "killed by her son, N",
// "the deceased is referred to as N".
func (l *roll) before(words []phrase.Word, at int) candidate {
	died, killed := candidate{victim: outright}, candidate{perpetrator: outright}
	from, kin := at, ""
	for from > 0 && at-from < 5 && !words[from-1].Upper {
		w := words[from-1].Text
		if k, _ := KinOf(w); k != "" && kin == "" {
			kin = k
		} else if !isOwnerWord(w) {
			break
		}
		from--
	}
	owned := kin != "" && isTheirs(words[from].Text)
	b1, b2 := phrase.Text(words, from-1), phrase.Text(words, from-2)
	switch {
	case b1 == "of" && (b2 == "body" || deathDated(words, from-2)):
		return died
	case isKillingWord(b1) && !phrase.Passive(words, from-1):
		return died
	case b1 == "by" && killingBefore(words, from-1):
		return killed
	case b1 == "of" && b2 == "hands":
		return killed
	case owned && (b1 == "call" || b1 == "called"):
		return candidate{perpetrator: 2}
	case owned && likelyKin(kin):
		return candidate{perpetrator: 1}
	}
	// "a woman referred to throughout as N met her death", "who is called N"
	for i := at - 1; i >= 0 && at-i <= 2; i-- {
		switch words[i].Text {
		case "as", "called", "hereafter", "hereinafter", "call", "named":
			return l.described(words, i)
		}
	}
	return candidate{}
}

// described reads who it is that a name is given to.
func (l *roll) described(words []phrase.Word, at int) candidate {
	for i := at - 1; i >= 0 && at-i <= 16; i-- {
		w := words[i].Text
		kin, _ := KinOf(w)
		switch {
		case w == "deceased" || w == "victim" || w == "died" || w == "death" && phrase.Text(words, i+1) == "of":
			return candidate{victim: outright}
		case w == "convicted" || w == "perpetrator" || w == "charged":
			return candidate{perpetrator: outright}
		case kin != "" && likelyKin(kin) && ownerOf(words, i) >= 0:
			if o := ownerOf(words, i); phrase.Text(words, o-1) == "by" || phrase.Text(words, o-1) == "of" {
				return candidate{perpetrator: outright}
			}
			return candidate{perpetrator: 2}
		case words[i].Upper && i > 0 && l.nameAt(words, i) > 0:
			return candidate{}
		}
	}
	return candidate{}
}

// behind reads what stands behind a name, over an apposition: "N, 38, was killed",
// "N pleaded guilty", "N, male, 27, ex-partner, convicted".
func (l *roll) behind(words []phrase.Word, end int) (heard candidate) {
	died, killed := candidate{victim: outright}, candidate{perpetrator: outright}
	if end < len(words) && words[end-1].Possessive {
		if isDeathWord(words[end].Text) || words[end].Text == "body" {
			return died
		}
		return heard
	}
	for i := end; i < len(words) && i-end < 18; i++ {
		w, next := words[i].Text, phrase.Text(words, i+1)
		near := i == end || words[end].Comma || words[end].Break || phrase.Text(words, i-1) == "who" || phrase.Text(words, i-1) == "had"
		kin, _ := KinOf(w)
		switch {
		case i > end && l.nameAt(words, i) > 0 || w == "whose" || w == "that" || w == "when" && i > end+4:
			return heard
		case near && (w == "died" || w == "dies"):
			return died
		case near && (w == "took" || w == "taken" || w == "ended") && (next == "her" || next == "his") && (phrase.Text(words, i+2) == "own" || phrase.Text(words, i+2) == "life"),
			w == "met" && phrase.Text(words, i+2) == "death":
			return died
		case w == "was" || w == "is" || w == "were" || w == "been" || w == "be":
			if v := verdict(words, i+1); v.victim+v.perpetrator > 0 {
				return v
			}
		case w == "pleaded" || w == "convicted" || w == "guilty" || near && w == "charged":
			return killed
		case near && isKillingWord(w) && w != "killing" && !phrase.Passive(words, i):
			return killed
		case i-end <= 2 && (w == "deceased" || w == "victim"):
			return died
		case i-end <= 2 && w == "perpetrator":
			return killed
		case kin != "" && likelyKin(kin) && heard.perpetrator == 0:
			switch owner := ownerOf(words, i); {
			case owner == end+1 && (words[end].Text == "is" || words[end].Text == "was"):
				heard.perpetrator = hinting // "Subject B is her ex-husband"
			case owner >= end, words[end].Comma, words[end].Break:
				heard.perpetrator = 1
			}
		}
	}
	return heard
}

// verdict reads what stands behind "was".
func verdict(words []phrase.Word, at int) candidate {
	for i := at; i < min(at+4, len(words)); i++ {
		next := phrase.Text(words, i+1)
		switch words[i].Text {
		case "killed", "murdered", "strangled", "stabbed", "suffocated", "beaten", "shot", "smothered", "drowned", "pronounced", "bludgeoned", "poisoned", "fatally":
			return candidate{victim: outright}
		case "found":
			switch next {
			case "dead", "deceased", "unresponsive", "hanging", "hanged":
				return candidate{victim: outright}
			case "guilty":
				return candidate{perpetrator: outright}
			}
			return candidate{}
		case "convicted", "charged", "arrested", "sentenced", "tried":
			for k := i + 1; k < min(i+9, len(words)); k++ {
				if isDeathWord(words[k].Text) {
					return candidate{perpetrator: outright}
				}
			}
		}
	}
	return candidate{}
}

// likelyKin reports whether a relative named so is more likely to be who killed than
// one of the family.
func likelyKin(kin string) bool {
	switch kin {
	case "mother", "father", "sister", "daughter", "aunt", "uncle", "grandmother", "grandfather", "granddaughter", "niece", "other relative", "cousin":
		return false
	}
	return true
}

// deathDated reports whether "death" stands at a word or just before a date that ends
// there: "the death in June 2016 of N".
func deathDated(words []phrase.Word, at int) bool {
	for i := at; i >= 0 && at-i <= 5; i-- {
		w := words[i].Text
		if isDeathWord(w) || w == "deaths" {
			return true
		}
		if n, _ := phrase.Number(words, i); n < 0 && phrase.Year(w) == 0 && w != "in" && w != "on" && w != "by" && w != "suicide" && !phrase.IsCalendar(w) {
			return false
		}
	}
	return false
}

func isOwnerWord(w string) bool {
	switch w {
	case "her", "his", "former", "ex", "estranged", "then", "adult", "own", "long", "term", "separated", "elder", "younger", "maternal", "paternal", "in", "law":
		return true
	}
	return false
}

func isDeathWord(w string) bool {
	switch w {
	case "death", "murder", "killing", "homicide", "manslaughter":
		return true
	}
	return false
}

func isKillingWord(w string) bool {
	switch w {
	case "killed", "murdered", "stabbed", "strangled", "shot", "suffocated", "killing", "murdering", "smothered":
		return true
	}
	return false
}
