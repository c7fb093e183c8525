package layout

import "testing"

func TestConfirmLabels(t *testing.T) {
	var parts []part
	for _, s := range []string{"D1 One.", "D2 Two.", "21.10 was the time.", "C1 was at school.", "D3 Three."} {
		l := parseLabel(s)
		parts = append(parts, part{label: l, text: l.rest})
	}
	confirmLabels(parts)
	want := []string{"One.", "Two.", "21.10 was the time.", "C1 was at school.", "Three."}
	for i, p := range parts {
		if p.text != want[i] {
			t.Errorf("got %q, want %q", p.text, want[i])
		}
	}
}
