package page

import "github.com/dhrcoder/dhr"

// Stripe marks a code of a passage in the margin.
type Stripe struct {
	Code  string
	Name  string
	Tone  int    // colour of the code's factor, 1 to 9
	State string // "confirmed", "suggested", "unsure" or "rejected"
}

// Stripes are the marks of a passage's codes. Confirmed and added codes are solid,
// what is only suggested is hatched.
func (s *Site) Stripes(codes []dhr.QueueCode) []Stripe {
	var out []Stripe
	for _, c := range codes {
		one := Stripe{Code: Clean(c.Code), Tone: s.tone(c.Code)}
		if code, ok := s.Framework.Code(c.Code); ok {
			one.Name = Clean(code.Name)
		}
		switch c.Verdict {
		case dhr.VerdictConfirm, dhr.VerdictAdd:
			one.State = "confirmed"
		case dhr.VerdictUnsure, dhr.VerdictPending:
			one.State = "unsure"
		case dhr.VerdictReject:
			one.State = "rejected"
		default:
			one.State = "suggested"
		}
		out = append(out, one)
	}
	return out
}

// tone gives each factor, in the framework's order, one of nine colours.
func (s *Site) tone(code string) int {
	for i, f := range s.Framework.Factors {
		for _, c := range f.Codes {
			if c.ID == code {
				return i%9 + 1
			}
		}
	}
	return 9
}
