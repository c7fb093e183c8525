package classify

import (
	"embed"
	"io/fs"
)

//go:embed codebook
var embedded embed.FS

// Codebook returns the codebook shipped with the program: framework.yaml and the
// folder rules/. A project holds an editable copy of it.
func Codebook() fs.FS {
	sub, err := fs.Sub(embedded, "codebook")
	if err != nil {
		panic(err) // the name is a constant
	}
	return sub
}
