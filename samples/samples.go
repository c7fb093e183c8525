// Package samples holds sixteen fictional Domestic Homicide Reviews with gold
// codings; see FORMAT.md. People, places and agencies are invented.
package samples

import "embed"

// files holds pdf/*.pdf, gold/*.txt, cases.csv and decisions.jsonl.
//
//go:embed pdf gold cases.csv decisions.jsonl
var files embed.FS

// Files gives the samples: pdf/DNN.pdf, gold/DNN.txt, cases.csv (the metadata of
// the cases) and decisions.jsonl (the gold codings as decisions to import).
func Files() embed.FS { return files }
