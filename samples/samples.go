// Package samples holds sixteen fictional Domestic Homicide Reviews with gold
// codings; see FORMAT.md. People, places and agencies are invented.
package samples

import "embed"

// files holds pdf/*.pdf, gold/*.txt, cases.csv, decisions.jsonl and facts.jsonl.
//
//go:embed pdf gold cases.csv decisions.jsonl facts.jsonl
var files embed.FS

// Files gives the samples: pdf/DNN.pdf, gold/DNN.txt, cases.csv (the metadata of
// the cases), decisions.jsonl (the gold codings as decisions to import) and
// facts.jsonl (the gold attributes and recommendations likewise).
func Files() embed.FS { return files }
