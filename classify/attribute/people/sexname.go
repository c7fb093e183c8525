package people

import "github.com/dhrcoder/dhr/classify/phrase"

// sexOfName works out a sex from a title, from what is told beside a name and from the
// he or she that follows it.
func (r *Report) sexOfName(name []string) Sex {
	if s := titleSex(name[0]); s != SexUnknown {
		return s
	}
	var count [3]int
	for i, s := range r.Sentences {
		for at := range s.Words {
			if !stands(name, s.Words, at) {
				continue
			}
			end := at + len(name)
			for k := end; k < min(end+4, len(s.Words)) && (k == end || !s.Words[k].Upper); k++ {
				count[wordSex(s.Words[k].Text)] += 3
			}
			if at > 3 {
				break
			}
			if sex := firstPronoun(s.Words[end:]); sex != SexUnknown {
				count[sex]++
			} else if i+1 < len(r.Sentences) && r.Sentences[i+1].Passage == s.Passage && len(r.Sentences[i+1].Words) > 0 {
				count[pronounSex(r.Sentences[i+1].Words[0].Text)] += 2
			}
			break
		}
	}
	switch {
	case count[Female] >= 2 && count[Female] >= 2*count[Male]:
		return Female
	case count[Male] >= 2 && count[Male] >= 2*count[Female]:
		return Male
	}
	return SexUnknown
}

// firstPronoun returns the sex of the first he or she, up to another name.
func firstPronoun(words []phrase.Word) Sex {
	for _, w := range words {
		if s := pronounSex(w.Text); s != SexUnknown && w.Text != "her" && w.Text != "him" {
			return s
		}
		if w.Upper || isThird(w.Text) {
			break
		}
	}
	return SexUnknown
}

func titleSex(w string) Sex {
	switch w {
	case "mrs", "ms", "miss":
		return Female
	case "mr":
		return Male
	}
	return SexUnknown
}

// wordSex returns the sex that a word for a person tells.
func wordSex(w string) Sex {
	switch w {
	case "female", "woman", "wife", "girlfriend", "daughter", "mother", "sister", "niece", "granddaughter", "widow":
		return Female
	case "male", "man", "husband", "boyfriend", "son", "father", "brother", "nephew", "grandson", "widower":
		return Male
	}
	return SexUnknown
}
