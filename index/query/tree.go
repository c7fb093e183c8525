package query

import (
	"fmt"
	"strings"

	"github.com/dhrcoder/dhr/index/word"
)

// Node is a part of a query that has been read: a *Phrase and so on.
type Node interface{ String() string }

type (
	// Phrase asks for the words side by side: one word, or a phrase.
	Phrase struct{ Words []word.Word }
	// Near asks for the words in any order, with at most so many others among them.
	Near struct {
		Words  []word.Word
		Within int
	}
	// Prefix asks for words that begin so.
	Prefix struct {
		Start string
		Pos   int // in the query, code points from 0
	}
	// Fuzzy asks for words written nearly so, by up to Edits letters.
	Fuzzy struct {
		Like  string
		Edits int
		Pos   int
	}
	// Like asks for passages that share their rarer words with the one of that ID.
	Like struct {
		Passage string
		Pos     int
	}
	// Filter asks for one of the values of a field. A value that ends in * stands
	// for all that begin so.
	Filter struct {
		Field  Field
		Values []string
	}
	// Group asks for all of Must and none of Not; Should only raises the score,
	// unless there is nothing else.
	Group struct{ Must, Should, Not []Node }
	// Either asks for any.
	Either struct{ Any []Node }
)

func (n Phrase) String() string {
	if len(n.Words) == 1 {
		return n.Words[0].Plain
	}
	return quoted(n.Words)
}

func (n Near) String() string { return fmt.Sprintf("%s~%d", quoted(n.Words), n.Within) }

func quoted(words []word.Word) string {
	plain := make([]string, len(words))
	for i, w := range words {
		plain[i] = w.Plain
	}
	return `"` + strings.Join(plain, " ") + `"`
}

func (n Like) String() string { return "like:" + n.Passage }

func (n Prefix) String() string { return n.Start + "*" }

func (n Fuzzy) String() string { return fmt.Sprintf("%s~%d", n.Like, n.Edits) }

func (n Filter) String() string { return string(n.Field) + ":" + strings.Join(n.Values, "|") }

func (n Either) String() string { return "(or" + list("", n.Any) + ")" }

func (n Group) String() string {
	return "(all" + list("", n.Must) + list("?", n.Should) + list("-", n.Not) + ")"
}

func list(sign string, nodes []Node) string {
	var b strings.Builder
	for _, n := range nodes {
		b.WriteString(" " + sign + n.String())
	}
	return b.String()
}
