package facts

// IDs returns the IDs of the tables of attributes and recommendations, in their
// order. They hold no text of reports and no names.
func IDs() []string {
	return []string{"ages-ipv", "ages", "gender", "children", "mental-health", "substance-use", "health-and-substances", "violence", "annex-d",
		"attributes-by-type", "recommendations-by-agency", "recommendations-by-theme", "recommendations-by-agency-year",
		"recommendations-by-theme-year", "recommendations-themes-agencies"}
}
