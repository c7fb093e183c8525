package dhr

import (
	"fmt"
	"slices"
)

// Addressee is who has to act on a recommendation, as Figure 4 of the 2016
// publication groups them. The groups are not those of Agency.
type Addressee string

// The addressees, in the order of the publication.
const (
	AddresseePartnership    Addressee = "partnership" // the CSP, a safeguarding board, all agencies together
	AddresseePolice         Addressee = "police"
	AddresseeHealth         Addressee = "health"
	AddresseeSocialServices Addressee = "social services"
	AddresseeEducation      Addressee = "education"
	AddresseeProbation      Addressee = "probation"
	AddresseeHousing        Addressee = "housing"
	AddresseeOther          Addressee = "other services"
	AddresseeNational       Addressee = "general/national" // government, national bodies, every area
)

// Addressees returns every group in the order of the publication.
func Addressees() []Addressee {
	return []Addressee{AddresseePartnership, AddresseePolice, AddresseeHealth, AddresseeSocialServices,
		AddresseeEducation, AddresseeProbation, AddresseeHousing, AddresseeOther, AddresseeNational}
}

// Theme is what a recommendation is about, as Figure 5 of the publication has it.
type Theme string

// The themes, in the order of the publication.
const (
	ThemeTechnology    Theme = "technology/systems"
	ThemeGuidelines    Theme = "guidelines"
	ThemeRisk          Theme = "identification of risk"
	ThemeTraining      Theme = "training"
	ThemePolicy        Theme = "policy"
	ThemeCommunication Theme = "inter-agency communication"
	ThemeMultiAgency   Theme = "multi-agency working"
	ThemeRecords       Theme = "record keeping"
	ThemeAwareness     Theme = "awareness raising"
	ThemeReport        Theme = "report on/share action plan/findings"
	ThemeOther         Theme = "other"
)

// Themes returns every theme in the order of the publication.
func Themes() []Theme {
	return []Theme{ThemeTechnology, ThemeGuidelines, ThemeRisk, ThemeTraining, ThemePolicy, ThemeCommunication,
		ThemeMultiAgency, ThemeRecords, ThemeAwareness, ThemeReport, ThemeOther}
}

// Recommendation is one recommendation of a report: the unit of Figures 4 and 5. Its
// agencies and theme are proposals, which enter no count until a person has
// confirmed them.
type Recommendation struct {
	Passage  string // ID of the passage in which it begins
	Number   string // as printed; may be empty
	Text     string
	Span     Span        // of Text in the passage
	Agencies []Addressee // the one most plainly addressed first
	Theme    Theme
	Score    float64 // that the first agency and the theme are right, 0-1; not calibrated
}

// Validate reports what is wrong with the recommendation.
func (r Recommendation) Validate() error {
	if r.Passage == "" || r.Text == "" {
		return fmt.Errorf("a recommendation has no passage or no text")
	}
	if len(r.Agencies) == 0 {
		return fmt.Errorf("recommendation %s names no agency", r.Number)
	}
	for _, a := range r.Agencies {
		if !slices.Contains(Addressees(), a) {
			return fmt.Errorf("recommendation %s: unknown agency %q", r.Number, a)
		}
	}
	if !slices.Contains(Themes(), r.Theme) {
		return fmt.Errorf("recommendation %s: unknown theme %q", r.Number, r.Theme)
	}
	return nil
}
