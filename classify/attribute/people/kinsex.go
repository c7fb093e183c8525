package people

// sexesOfKin takes the sex of a party of whom nothing else tells it from the first
// words for what the perpetrator was to the victim: "his girlfriend, PB".
func (r *Report) sexesOfKin() {
	for _, s := range r.Sentences {
		if r.Passages[s.Passage].Ordinal > OpeningPassages {
			return
		}
		named := Named(s.Words, Topic{})
		for at, w := range s.Words {
			owner := ownerOf(s.Words, at)
			if owner < 0 || !IsKin(w.Text) || r.kinWeight(s.Words, named, at) < plain {
				continue
			}
			if r.VictimSex == SexUnknown {
				r.VictimSex = pronounSex(s.Words[owner].Text)
			}
			if r.PerpetratorSex == SexUnknown {
				r.PerpetratorSex = wordSex(w.Text)
			}
		}
	}
}
