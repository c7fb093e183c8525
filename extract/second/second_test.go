package second

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/dhrcoder/dhr/extract/fault"
	"github.com/dhrcoder/dhr/extract/pdftest"
)

func TestSecondReads(t *testing.T) {
	s := Open(pdftest.Raw("", "BT /F1 12 Tf 14 TL 50 700 Td (The panel met) Tj T* (four times.) Tj ET"), Limit)
	got, err := s.Read(1)
	if err != nil {
		t.Fatal(err)
	}
	if pdftest.Texts(got.Words) != "The panel met four times." || got.Width != 600 || got.Height != 800 {
		t.Errorf("words %q on %v by %v", pdftest.Texts(got.Words), got.Width, got.Height)
	}
	if a, b := got.Words[0], got.Words[3]; a.Baseline >= b.Baseline || a.X != b.X {
		t.Errorf("lines at %v and %v", a, b)
	}
	if _, err := s.Read(2); !errors.Is(err, fault.ErrNoPage) {
		t.Errorf("page 2: %v", err)
	}
}

func TestSecondIsBounded(t *testing.T) {
	loop := strings.Replace(string(pdftest.Raw("", "")), "/Kids[3 0 R]/Count 1", "/Kids[2 0 R]/Count 9", 1)
	s := Open([]byte(loop), 100*time.Millisecond)
	if _, err := s.Read(1); !errors.Is(err, fault.ErrSlow) && !errors.Is(err, fault.ErrNoPage) {
		t.Errorf("a page tree in a ring: %v", err)
	}
	if _, err := fault.Within(time.Millisecond, func() (int, error) { select {} }); !errors.Is(err, fault.ErrSlow) {
		t.Errorf("what hangs: %v", err)
	}
	if _, err := fault.Within(time.Second, func() (int, error) { panic("the report says") }); !errors.Is(err, fault.ErrPanic) || strings.Contains(err.Error(), "report") {
		t.Errorf("what panics: %v", err)
	}
}

func TestCheckObjects(t *testing.T) {
	sample, err := os.ReadFile("../../samples/pdf/D04.pdf")
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
