package classify

import (
	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/attribute"
	"github.com/dhrcoder/dhr/classify/party"
	"github.com/dhrcoder/dhr/classify/reading"
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
	doc := reading.Read(texts)
	p := party.Find(passages, doc)
	mentions := p.Mentions(doc)
	r := attribute.Report{Passages: passages, VictimSex: attribute.Sex(p.VictimSex), PerpetratorSex: attribute.Sex(p.PerpetratorSex),
		Relation: p.Relative}
	for _, s := range doc.Sentences {
		out := attribute.Sentence{Passage: int(s.Passage), Words: make([]attribute.Word, 0, s.End-s.First)}
		for at := s.First; at < s.End; at++ {
			t, m := doc.Tokens[at], mentions[at]
			out.Words = append(out.Words, attribute.Word{Text: doc.Word(at), Start: int(t.Start), End: int(t.End),
				Who: attribute.Person(m.Role), Length: int(m.Length), Comma: t.Marks&reading.AfterComma != 0,
				Break: t.Marks&reading.AfterBreak != 0, Upper: t.Marks&reading.Upper != 0, Possessive: t.Marks&reading.Possessive != 0})
		}
		r.Sentences = append(r.Sentences, out)
	}
	return r
}
