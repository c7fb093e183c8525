// Package codebook reads what people write to say what is coded and how: the
// framework of codes, the rules and the word lists, in YAML. It checks how they are
// written and names every mistake; what the rules mean is for classify/rules. It
// also holds the codebook that the program ships.
//
// The files are described in docs/rules.md.
package codebook

import (
	"embed"
	"io/fs"
)

//go:embed framework.yaml rules
var shipped embed.FS

// Files returns the codebook shipped with the program: framework.yaml and the
// folder rules/. A project holds an editable copy of it.
func Files() fs.FS { return shipped }
