package extract

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"
)

func TestSecondReads(t *testing.T) {
	s := openSecond(rawPDF("", "BT /F1 12 Tf 14 TL 50 700 Td (The panel met) Tj T* (four times.) Tj ET"), secondLimit)
	got, err := s.read(1)
	if err != nil {
		t.Fatal(err)
	}
	if texts(got.words) != "The panel met four times." || got.width != 600 || got.height != 800 {
		t.Errorf("words %q on %v by %v", texts(got.words), got.width, got.height)
	}
	if a, b := got.words[0], got.words[3]; a.Baseline >= b.Baseline || a.X != b.X {
		t.Errorf("lines at %v and %v", a, b)
	}
	if _, err := s.read(2); !errors.Is(err, errNoPage) {
		t.Errorf("page 2: %v", err)
	}
}

func TestSecondIsBounded(t *testing.T) {
	loop := strings.Replace(string(rawPDF("", "")), "/Kids[3 0 R]/Count 1", "/Kids[2 0 R]/Count 9", 1)
	s := openSecond([]byte(loop), 100*time.Millisecond)
	if _, err := s.read(1); !errors.Is(err, errSlow) && !errors.Is(err, errNoPage) {
		t.Errorf("a page tree in a ring: %v", err)
	}
	if _, err := within(time.Millisecond, func() (int, error) { select {} }); !errors.Is(err, errSlow) {
		t.Errorf("what hangs: %v", err)
	}
	if _, err := within(time.Second, func() (int, error) { panic("the report says") }); !errors.Is(err, errPanic) || strings.Contains(err.Error(), "report") {
		t.Errorf("what panics: %v", err)
	}
}

func TestCheckObjects(t *testing.T) {
	sample, err := os.ReadFile("../samples/pdf/D04.pdf")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		data string
		ok   bool
	}{
		{"sample", string(sample), true},
		{"xref table", "xref\n0 4\n0000000000 65535 f", true},
		{"xref from beyond", "xref\n99999999999 1\n0000000000 00000 n", false},
		{"second section from beyond", "xref\n0 1 \n0000000000 65535 f \n888888888 1\n", false},
		{"size beyond", "trailer <</Size 900000000>>", false},
		{"index beyond", "<</Type/XRef/Index[0 1 700000000 2]>>", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := checkObjects([]byte(tt.data)); (err == nil) != tt.ok {
				t.Errorf("error %v", err)
			}
		})
	}
}
