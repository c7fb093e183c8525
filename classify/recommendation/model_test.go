package recommendation

import "testing"

// TestReadModels reads the shipped file and wants both models of one.
func TestReadModels(t *testing.T) {
	if _, err := readModels(modelFile); err != nil {
		t.Error(err)
	}
	for _, file := range []string{"", "a\t1", "model\tagency\thealth\na\t1\n"} {
		if _, err := readModels(file); err == nil {
			t.Errorf("no mistake found in %q", file)
		}
	}
}
