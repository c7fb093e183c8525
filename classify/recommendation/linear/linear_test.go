package linear

import "testing"

// TestLearn tells two classes by what only one of them shows, also after writing and
// reading.
func TestLearn(t *testing.T) {
	shown := func(names ...string) (all []Feature) {
		for _, n := range names {
			all = append(all, Feature{n, 1})
		}
		return all
	}
	lessons := []Lesson{{shown("ward", "the"), "health"}, {shown("ward", "nurse"), "health"}, {shown("arrest", "the"), "police"},
		{shown("arrest", "officer"), "police"}, {shown("nurse", "the"), "health"}, {shown("officer", "the"), "police"}}
	r := Learn([]string{"health", "police"}, lessons, 10)
	read, err := Read("# remark\n" + r.Text("agency"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ shows, want string }{{"ward", "health"}, {"nurse", "health"}, {"arrest", "police"}, {"officer", "police"}} {
		for _, of := range []*Regression{r, read["agency"]} {
			if got, sure := of.Best(shown(tt.shows, "unheard")); got != tt.want || sure < 0.6 || sure > 1 {
				t.Errorf("%s is %s by %.2f, want %s", tt.shows, got, sure, tt.want)
			}
		}
	}
}

// TestRead names what is wrong with a file of regressions.
func TestRead(t *testing.T) {
	for _, file := range []string{"a\t1", "model\tagency\thealth\na\tb", "model\tagency\thealth\na\t1\t2"} {
		if _, err := Read(file); err == nil {
			t.Errorf("no mistake found in %q", file)
		}
	}
}
