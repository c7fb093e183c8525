package codebook_test

import (
	"io/fs"
	"testing"

	"github.com/dhrcoder/dhr/classify/codebook"
)

// FuzzLoadFramework: whatever stands in the file, loading ends in a valid framework
// or in an error.
func FuzzLoadFramework(f *testing.F) {
	data, err := fs.ReadFile(codebook.Files(), "framework.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte("factors: [{id: 1, name: x, codes: [{id: 1A}]}]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		framework, err := codebook.LoadFramework("f.yaml", data)
		if err == nil && framework.Validate() != nil {
			t.Errorf("loaded an invalid framework: %v", framework.Validate())
		}
	})
}
