package classify

import (
	"io/fs"
	"testing"
)

// FuzzLoadFramework: likewise for a framework file.
func FuzzLoadFramework(f *testing.F) {
	data, err := fs.ReadFile(Codebook(), "framework.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte("factors: [{id: 1, name: x, codes: [{id: 1A}]}]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		framework, err := LoadFramework("f.yaml", data)
		if err == nil && framework.Validate() != nil {
			t.Errorf("loaded an invalid framework: %v", framework.Validate())
		}
	})
}
