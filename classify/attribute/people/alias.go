package people

import "github.com/dhrcoder/dhr/classify/phrase"

// shortest is how long initials or a label are that stand for a name.
const shortest = 3

// aliases lets initials mean a party whose name they follow in brackets: "Victim 1
// (V1)".
func (r *Report) aliases(l *roll) {
	for i := 0; i < len(r.Sentences); i++ {
		s := r.Sentences[i]
		if r.Passages[s.Passage].Ordinal > OpeningPassages {
			return
		}
		for at, w := range s.Words {
			k := at + w.Length
			if w.Length == 0 || w.Who == phrase.Nobody || IsPronoun(w.Text) || k >= len(s.Words) {
				continue
			}
			short := s.Words[k]
			if !short.Upper || !short.Comma || short.Length > 0 || len(short.Text) > shortest || !phrase.Comma(s.Words, k+1) || isService(short.Text) {
				continue
			}
			if c := l.at(s.Words, k, 1); c != nil && c.named >= fewMentions {
				r.rename(w.Who, nil, c)
				s = r.Sentences[i]
			}
		}
	}
}
