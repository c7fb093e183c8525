package front

import (
	"testing"

	"github.com/dhrcoder/dhr"
)

func TestFindType(t *testing.T) {
	tests := []struct {
		text string
		want dhr.CaseType
	}{
		{"Susan was killed by Peter, aged 41, her estranged husband.", dhr.CaseIPV},
		{"Adult B, who had been her partner for six years, was arrested.", dhr.CaseIPV},
		{"She died at the hands of a man with whom she had been in an intimate relationship.", dhr.CaseIPV},
		{"Mrs Q was killed by her son, who lived with her. She was a widow.", dhr.CaseFamilial},
		{"The man who killed her was her grandson. Her late husband had built the house.", dhr.CaseFamilial},
		{"Her son was at school. The perpetrator has not been described.", dhr.CaseUnstated},
		{"It asked whether it would have been otherwise if he had been her husband.", dhr.CaseUnstated},
		{"K.M. was strangled by R.M., her former partner.", dhr.CaseIPV},
		{"The couple met in 2006. They lived together until the wedding of her sister. They had one child together. The child was seven when her mother was killed.", dhr.CaseIPV},
		{"", dhr.CaseUnstated},
	}
	for _, c := range tests {
		if got := findType([]dhr.Passage{{Text: c.text}}); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}
