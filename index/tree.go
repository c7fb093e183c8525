package index

import (
	"fmt"
	"strings"
)

// node is a part of a query that has been read.
type node interface{ String() string }

type (
	// wordNode asks for the words side by side: one word, or a phrase.
	wordNode struct{ words []word }
	// prefixNode asks for words that begin so.
	prefixNode struct {
		start string
		pos   int
	}
	// fuzzyNode asks for words written nearly so, by up to edits letters.
	fuzzyNode struct {
		like  string
		edits int
		pos   int
	}
	// filterNode asks for one of the values of a field. A value that ends in *
	// stands for all that begin so.
	filterNode struct {
		field  string
		values []string
	}
	// groupNode asks for all of must and none of not; should only raises the score,
	// unless there is nothing else.
	groupNode struct{ must, should, not []node }
	// orNode asks for any.
	orNode struct{ any []node }
)

func (n wordNode) String() string {
	plain := make([]string, len(n.words))
	for i, w := range n.words {
		plain[i] = w.plain
	}
	if len(plain) == 1 {
		return plain[0]
	}
	return `"` + strings.Join(plain, " ") + `"`
}

func (n prefixNode) String() string { return n.start + "*" }

func (n fuzzyNode) String() string { return fmt.Sprintf("%s~%d", n.like, n.edits) }

func (n filterNode) String() string { return n.field + ":" + strings.Join(n.values, "|") }

func (n orNode) String() string { return "(or" + list("", n.any) + ")" }

func (n groupNode) String() string {
	return "(all" + list("", n.must) + list("?", n.should) + list("-", n.not) + ")"
}

func list(sign string, nodes []node) string {
	var b strings.Builder
	for _, n := range nodes {
		b.WriteString(" " + sign + n.String())
	}
	return b.String()
}
