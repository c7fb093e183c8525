package classify

import (
	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/attribute"
	"github.com/dhrcoder/dhr/classify/attribute/people"
	"github.com/dhrcoder/dhr/classify/party"
	"github.com/dhrcoder/dhr/classify/phrase"
	"github.com/dhrcoder/dhr/classify/reading"
)

// opened is a document that has been read for its people.
type opened struct {
	passages []dhr.Passage
	doc      *reading.Document
	parties  *party.Parties
	mentions []party.Mention
}

func open(documents [][]dhr.Passage) (all []opened) {
	for _, passages := range documents {
		if len(passages) == 0 {
			continue
		}
		texts := make([]string, len(passages))
		for i, p := range passages {
			texts[i] = p.Text
		}
		doc := reading.Read(texts)
		p := party.Find(passages, doc)
		all = append(all, opened{passages, doc, p, p.Mentions(doc)})
	}
	return all
}

// Attributes proposes the attributes of one case from the passages of each of its
// documents, which are in reading order. People are found document by document: one
// report may call Adult A whom another calls by a pseudonym.
func Attributes(documents [][]dhr.Passage) []dhr.Attribute { return attributes(open(documents)) }

// Proposals is Attributes with how the reports call the victim and the perpetrator
// before them, see Called.
func Proposals(documents [][]dhr.Passage) []dhr.Attribute {
	read := open(documents)
	return append(names(read), attributes(read)...)
}

func attributes(documents []opened) []dhr.Attribute {
	reports := make([]people.Report, 0, len(documents))
	for _, d := range documents {
		reports = append(reports, d.report())
	}
	return attribute.Attributes(reports)
}

// report makes a document ready for the attributes.
func (d opened) report() people.Report {
	r := people.Report{Passages: d.passages, VictimSex: people.Sex(d.parties.VictimSex), PerpetratorSex: people.Sex(d.parties.PerpetratorSex),
		Relation: d.parties.Relative}
	for _, s := range d.doc.Sentences {
		out := people.Sentence{Passage: int(s.Passage), Words: make([]phrase.Word, 0, s.End-s.First)}
		for at := s.First; at < s.End; at++ {
			t, m := d.doc.Tokens[at], d.mentions[at]
			out.Words = append(out.Words, phrase.Word{Text: d.doc.Word(at), Start: int(t.Start), End: int(t.End),
				Who: phrase.Person(m.Role), Length: int(m.Length), Comma: t.Marks&reading.AfterComma != 0,
				Break: t.Marks&reading.AfterBreak != 0, Upper: t.Marks&reading.Upper != 0, Possessive: t.Marks&reading.Possessive != 0})
		}
		r.Sentences = append(r.Sentences, out)
	}
	return r
}
