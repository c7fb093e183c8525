package homicide

import (
	"bytes"
	"encoding/csv"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/dhrcoder/dhr/report/table"
)

func invented(t *testing.T) []Record {
	t.Helper()
	f, err := os.Open("testdata/invented.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := Read(f, "invented.csv")
	if err != nil {
		t.Fatal(err)
	}
	return records
}

// TestTables counts the invented records once more, line by line of the file.
func TestTables(t *testing.T) {
	data, err := os.ReadFile("testdata/invented.csv")
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	count := func(year string, is func([]string) bool) (n int) {
		for _, l := range lines[1:] {
			if (year == "All years" || l[0] == year) && is(l) {
				n++
			}
		}
		return n
	}
	between := func(l []string, from, to int) bool {
		age, err := strconv.Atoi(l[3])
		return err == nil && age >= from && age <= to
	}
	tables := Tables(invented(t), 0, true)
	checked := 0
	for _, one := range tables {
		for _, r := range one.Rows {
			name := r.Cells[0].Text
			sex := ""
			if strings.HasPrefix(r.Group, "Male") || name == "All male suspects" {
				sex = "male"
			} else if strings.HasPrefix(r.Group, "Female") || name == "All female suspects" {
				sex = "female"
			}
			is := map[string]func([]string) bool{
				"All victims": func([]string) bool { return true }, "All homicides": func([]string) bool { return true },
				"Female": func(l []string) bool { return l[1] == "female" }, "Male": func(l []string) bool { return l[1] == "male" },
				"Sex not known": func(l []string) bool { return l[1] == "" }, "None charged": func(l []string) bool { return l[2] == "none charged" },
				"All male suspects": func(l []string) bool { return true }, "All female suspects": func(l []string) bool { return true },
				"Under 16": func(l []string) bool { return between(l, 0, 15) }, "16-20": func(l []string) bool { return between(l, 16, 20) },
				"21-29": func(l []string) bool { return between(l, 21, 29) }, "30-49": func(l []string) bool { return between(l, 30, 49) },
				"50-69": func(l []string) bool { return between(l, 50, 69) }, "70+": func(l []string) bool { return between(l, 70, 200) },
				"Age not known": func(l []string) bool { return l[3] == "" }, "not known": func(l []string) bool { return l[4] == "" },
				"relative": func(l []string) bool { return l[4] == name }, "current/ex-partner": func(l []string) bool { return l[4] == name },
				"other household member": func(l []string) bool { return l[4] == name }}[name]
			if is == nil {
				t.Fatalf("a row that nobody expects: %s", name)
			}
			for i, c := range one.Columns {
				if c.Text || c.Group != "" {
					continue
				}
				checked++
				if want := count(c.Name, func(l []string) bool { return is(l) && (sex == "" || l[2] == sex) }); r.Cells[i].Kind != table.CellCount || r.Cells[i].N != want {
					t.Errorf("%s, %s, %s: %s, want %d", one.ID, name, c.Name, r.Cells[i], want)
				}
			}
		}
	}
	if checked < 100 {
		t.Errorf("only %d numbers", checked)
	}
	if c := Chart(tables[0]); len(c.Bars) != 3 || c.Bars[0].Length != 24 {
		t.Errorf("%+v", c)
	}
	if got := tables[1].Rows[1].Cells[len(tables[1].Rows[1].Cells)-3]; got.N != 4 {
		t.Errorf("published: %+v", got)
	}
}

func TestSuppressed(t *testing.T) {
	hidden := 0
	for _, one := range Tables(invented(t), 5, false) {
		for _, r := range one.Rows {
			for _, c := range r.Cells {
				if c.Kind == table.CellSuppressed {
					hidden++
				}
				if c.Kind == table.CellCount && c.N > 0 && c.N < 5 {
					t.Errorf("%s shows %d", r.Cells[0], c.N)
				}
			}
		}
	}
	if hidden < 20 {
		t.Errorf("only %d numbers are hidden", hidden)
	}
}

func TestReadNamesEveryBadLine(t *testing.T) {
	const head = "\ufeffYear, victim_sex ,suspect_sex,suspect_age,relationship,remark\n"
	if r, err := Read(strings.NewReader(head+"2010/11,F,m,34,Partner,x\n2011,,,,,\n"), "h.csv"); err != nil || len(r) != 2 ||
		r[0] != (Record{"2010/11", "female", "male", 34, "current/ex-partner"}) || r[1] != (Record{"2011", "", NoneCharged, -1, ""}) {
		t.Errorf("%+v %v", r, err)
	}
	_, err := Read(strings.NewReader(head+"2010/12,f,m,3,relative\n2010/11,x,m,3,relative\n2010/11,f,y,3,relative\n2010/11,f,m,old,relative\n2010/11,f,m,3,friend\n"), "h.csv")
	for _, want := range []string{"h.csv:2: the year", "h.csv:3: victim_sex", "h.csv:4: suspect_sex", "h.csv:5: suspect_age", "h.csv:6: relationship"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in %v", want, err)
		}
	}
	if _, err := Read(strings.NewReader("year\n"), "h.csv"); err == nil || !strings.Contains(err.Error(), "no column relationship") {
		t.Error(err)
	}
	if _, err := Read(strings.NewReader(""), "h.csv"); err == nil || !strings.Contains(err.Error(), "empty") {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("year,victim_sex,suspect_sex,suspect_age,relationship\n2010/11,f,m,3,relative\n")
	f.Fuzz(func(t *testing.T, s string) {
		records, err := Read(strings.NewReader(s), "f.csv")
		if err == nil {
			Tables(records, 3, true)
		}
	})
}
