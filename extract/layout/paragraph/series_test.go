package paragraph

import (
	"testing"

	"github.com/dhrcoder/dhr/extract/layout/numbering"
)

func TestConfirmLabels(t *testing.T) {
	var parts []Part
	for _, s := range []string{"D1 One.", "D2 Two.", "21.10 was the time.", "C1 was at school.", "D3 Three."} {
		l := numbering.Parse(s)
		parts = append(parts, Part{Label: l, Text: l.Rest})
	}
	confirmLabels(parts)
	want := []string{"One.", "Two.", "21.10 was the time.", "C1 was at school.", "Three."}
	for i, p := range parts {
		if p.Text != want[i] {
			t.Errorf("got %q, want %q", p.Text, want[i])
		}
	}
}
