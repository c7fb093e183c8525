package recommendation

import (
	_ "embed"
	"fmt"
	"sync"

	"github.com/dhrcoder/dhr/classify/recommendation/linear"
)

// The weights, as go run ./internal/trainmodel -recommendations learns them from the
// recommendations of classify/training.
//
//go:embed model.tsv
var modelFile string

// The names of the two models in the file.
const (
	agencyModel = "agency"
	themeModel  = "theme"
)

// models are the shipped regressions, read once.
var models = sync.OnceValue(func() map[string]*linear.Regression {
	m, err := readModels(modelFile)
	if err != nil {
		panic(err) // the file is part of the program, and a test reads it
	}
	return m
})

// readModels reads a file that has both models.
func readModels(file string) (map[string]*linear.Regression, error) {
	all, err := linear.Read(file)
	if err != nil {
		return nil, fmt.Errorf("recommendation model, %w", err)
	}
	for _, name := range []string{agencyModel, themeModel} {
		if all[name] == nil {
			return nil, fmt.Errorf("recommendation model: no model %q", name)
		}
	}
	return all, nil
}

// ModelText writes both regressions as the program reads them.
func ModelText(agency, theme *linear.Regression) string {
	return agency.Text(agencyModel) + theme.Text(themeModel)
}
