package order

import "testing"

func TestNamesColumn(t *testing.T) {
	for cell, want := range map[string]bool{
		"Date": true, "NO.": true, "So what?": true, "Key milestones achieved": true, "By when": true, "Nature of contact": true, "Expla nation": false,
		"Responsibility": true, "Missed opportunities": true, "Explanation": true, "The police": false, "": false, "Actions to be taken": true,
	} {
		if got := namesColumn(cell); got != want {
			t.Errorf("%q: %v", cell, got)
		}
		if headerCell.MatchString(cell) != want {
			t.Errorf("%q: the expression disagrees", cell)
		}
	}
}
