package furniture

import (
	"strings"
	"testing"

	"github.com/dhrcoder/dhr/extract/layout/numbering"
)

func TestMarkings(t *testing.T) {
	for s, want := range map[string]bool{
		"RESTRICTED": true, "OFFICIAL: SENSITIVE": true, "Government Protective Marking Scheme: RESTRICTED": true,
		"Restricted / Official Sensitive Please do not circulate": true, "Not to be photocopied or circulated": true, "FINAL DRAFT": true,
		"Restricted Until Publication": true, "DRAFT v0.9": true, "For Publication": true, "Confidential": true,
		"The draft was seen by the panel": false, "Domestic Homicide Review": false, "protected.": true,
	} {
		if got := IsMarking(s); got != want {
			t.Errorf("%q: %v, want %v", s, got, want)
		}
	}
	for s, want := range map[string]bool{
		"Page 1 of 22": true, "3": true, "- 4 -": true, "iv": true, "4 | Page": true, "P a g e 7": true, "Page 12": true,
		"2014 was": false, "Chronology": false, "did": false,
	} {
		if got := numbering.PageNumber.MatchString(s); got != want {
			t.Errorf("page number %q: %v, want %v", s, got, want)
		}
	}
	if !strings.Contains(masked("Page 3 of 10"), "#") {
		t.Error("digits are not masked")
	}
}
