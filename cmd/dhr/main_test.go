package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dhr": main})
}

// TestScripts runs the command line as a user does: each file of testdata/script is
// a session with what it must print.
func TestScripts(t *testing.T) {
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	samples, err := filepath.Abs("../../samples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			// pdfium's machine code is kept between scripts, as it is between runs.
			env.Setenv("XDG_CACHE_HOME", cache)
			env.Setenv("SAMPLES", samples)
			return nil
		},
	})
}
