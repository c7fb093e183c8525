package main

import (
	"io"

	"github.com/dhrcoder/dhr/classify/model"
)

// variant is the shipped model without length and with something else.
type variant struct {
	name   string
	change func(o *model.Options)
}

func variants() []variant {
	return []variant{
		{"without length", func(*model.Options) {}},
		{"without stems", func(o *model.Options) { o.Stems = false }},
		{"without pairs", func(o *model.Options) { o.Pairs = false }},
		{"without sub-words", func(o *model.Options) { o.Pieces = false }},
		{"without the embedding", func(o *model.Options) { o.Blocks = nil }},
		{"embedding and rules only", func(o *model.Options) { o.Stems, o.Pairs, o.Pieces = false, false, false }},
		{"not starting from the rules", func(o *model.Options) { o.Offset = 0 }},
		{"with every code's rules", func(o *model.Options) { o.Rules = true }},
		{"with cues", func(o *model.Options) { o.Cues = true }},
		{"with words under cues", func(o *model.Options) { o.Cued = true }},
		{"with length (shipped)", func(o *model.Options) { o.Length = true }},
	}
}

// writeAblation measures every variant by the three ways of teaching.
func writeAblation(w io.Writer, d *data) error {
	return nil
}
