package quote

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

func TestMask(t *testing.T) {
	m := NewMask(map[string]string{"Adult A": "[victim]", "May": "[name]", "May Harrow": "[name]", "Béla": "[perpetrator]", " ": "[nobody]"})
	for in, want := range map[string]string{
		"Adult A met May Harrow in May.":      "[victim] met [name] in [name].",
		"ADULT A’s GP may know; Adult AB did": "[victim]’s GP may know; Adult AB did",
		"Béla, Bélas and BÉLA":                "[perpetrator], Bélas and [perpetrator]",
		"Dismay and Mayor":                    "Dismay and Mayor",
		"Adult\n A":                           "[victim]",
		"":                                    "",
	} {
		if got := m.Text(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
	if (Mask{}).Text("as it is") != "as it is" {
		t.Error("no names, yet the text is another")
	}
}

func TestChoose(t *testing.T) {
	src := Source{Framework: dhr.Framework{Factors: []dhr.Factor{{Codes: []dhr.Code{{ID: "1A"}, {ID: "1B"}}}}}, Cases: []dhr.Case{{ID: "A"}, {ID: "B"}},
		CaseOf: map[string]string{}, Passages: map[string]dhr.Passage{}, MaskOf: map[string]Mask{"A": NewMask(map[string]string{"Ann": "[victim]"})}}
	for _, c := range []struct{ id, of, code string }{{"a1", "A", "1A"}, {"a2", "A", "1A"}, {"b1", "B", "1A"}, {"b2", "B", "1B"}} {
		src.CaseOf[c.id], src.Passages[c.id] = c.of, dhr.Passage{ID: c.id, Page: 2, Text: "Ann in " + c.id}
		src.Codings = append(src.Codings, dhr.Coding{Passage: c.id, Code: c.code, Verdict: dhr.VerdictConfirm})
	}
	src.Codings = append(src.Codings, dhr.Coding{Passage: "a1", Code: "1B", Verdict: dhr.VerdictReject})
	want := []Quotation{{"1A", "A", 2, "[victim] in a1"}, {"1A", "B", 2, "Ann in b1"}, {"1B", "B", 2, "Ann in b2"}}
	if d := cmp.Diff(want, Choose(src, 2)); d != "" {
		t.Error(d)
	}
	if all := Choose(src, 9); len(all) != 4 {
		t.Errorf("%d quotations", len(all))
	}
}

func FuzzMask(f *testing.F) {
	f.Add("Ann", "Anna met Ann")
	f.Fuzz(func(t *testing.T, is, text string) {
		m := NewMask(map[string]string{is: "[name]"})
		if out := m.Text(text); len(out) > len(text)*7+7 {
			t.Errorf("%q", out)
		}
	})
}
