package classify

import (
	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/attribute"
)

// Attributes proposes the attributes of one case from the passages of each of its
// documents, which are in reading order. People are found document by document: one
// report may call Adult A whom another calls by a pseudonym.
func Attributes(documents [][]dhr.Passage) []dhr.Attribute {
	reports := make([]attribute.Report, 0, len(documents))
	for _, passages := range documents {
		if len(passages) > 0 {
			reports = append(reports, report(passages))
		}
	}
	return attribute.Attributes(reports)
}

// report makes a document ready for the attributes.
func report(passages []dhr.Passage) attribute.Report {
	texts := make([]string, len(passages))
	for i, p := range passages {
		texts[i] = p.Text
	}
	doc := readDocument(texts)
	p := findParties(passages, doc)
	mentions := p.mentions(doc)
	r := attribute.Report{Passages: passages, VictimSex: attribute.Sex(p.victim), PerpetratorSex: attribute.Sex(p.perp),
		Relation: p.relative}
	for _, s := range doc.sentences {
		out := attribute.Sentence{Passage: int(s.passage), Words: make([]attribute.Word, 0, s.end-s.first)}
		for at := s.first; at < s.end; at++ {
			t, m := doc.tokens[at], mentions[at]
			out.Words = append(out.Words, attribute.Word{Text: doc.wordAt(at), Start: int(t.start), End: int(t.end),
				Who: attribute.Person(m.role), Length: int(m.length), Comma: t.marks&afterComma != 0,
				Break: t.marks&afterBreak != 0, Upper: t.marks&markUpper != 0, Possessive: t.marks&possessive != 0})
		}
		r.Sentences = append(r.Sentences, out)
	}
	return r
}
