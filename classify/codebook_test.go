package classify

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr"
)

// TestCodebook prints every problem of the shipped rules. CODE=5E limits it to the
// file of one code.
func TestCodebook(t *testing.T) {
	_, err := LoadRules(Codebook(), loadedFramework(t))
	var ps dhr.Problems
	if !errors.As(err, &ps) {
		if err != nil {
			t.Fatal(err)
		}
		return
	}
	code := os.Getenv("CODE")
	for _, p := range ps {
		if code == "" || strings.HasSuffix(p.File, "/"+code+".yaml") || strings.HasSuffix(p.File, "/"+listsFile) {
			t.Error(p)
		}
	}
}
