package catalogue

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

func TestReadLibrary(t *testing.T) {
	f, err := os.Open("testdata/results.html")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	got, err := ReadLibrary(f, "results.html")
	if err != nil {
		t.Fatal(err)
	}
	tags := []dhr.Tag{{Source: Library, Name: "Victim - alcohol misuse", Codes: []string{"1C"}}, {Source: Library, Name: "Police force area: Fenmarch"}}
	want := []Record{
		{Source: Library, ID: "0123456789abcdef01234567", Download: "0123456789abcdef01234567", Title: "Delia & her son",
			File: "Delia - Nether Sallow - 2014/a - DHR", CSP: "Nether Sallow", Region: "South West", Death: "June 2014",
			Tags: tags, Values: []Value{{dhr.AttributeRegion, "South West & Wales"}}},
		{Source: Library, ID: "Mr C - Fenmarch - 2021/a - DHR", Title: "Mr C", File: "Mr C - Fenmarch - 2021/a - DHR",
			CSP: "Fenmarch", Region: "Atlantis", Tags: tags},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if _, err := ReadLibrary(strings.NewReader("<p>nothing"), "other.html"); err == nil || !strings.Contains(err.Error(), "no results") {
		t.Error(err)
	}
}

func FuzzReadLibrary(f *testing.F) {
	page, err := os.ReadFile("testdata/results.html")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(page))
	f.Add(`<section aria-label="DHR result x"><a href=/download/`)
	f.Fuzz(func(t *testing.T, page string) {
		records, err := ReadLibrary(strings.NewReader(page), "x.html")
		if err == nil && len(records) == 0 {
			t.Error("no records and no error")
		}
		for _, r := range records {
			if r.Source != Library || len(r.Download) != 0 && len(r.Download) != 24 {
				t.Errorf("%+v", r)
			}
		}
	})
}

func TestHints(t *testing.T) {
	for _, c := range []struct{ name, value, want string }{
		{"Victim - alcohol misuse", "", "1C"},
		{"Perpetrator - attended drug and alcohol services", "", ""},
		{"Perpetrator - known as a domestic abuse perpetrator to mental health", "", "1A"},
		{"Perpetrator - known as a domestic abuse perpetrator to police", "", "1A"},
		{"Victim - pregnancy", "", "1G"},
		{"victim - pregnancy", "False", ""},
		{"perpetrator - prev offence history", "True", "1A"},
		{"victim - prev offence history", "True", "1B"},
		{"Children - removed into care", "", "1F"},
		{"Victim - carer for perpetrator", "", "1I"},
		{"separation", "True", "1N"},
		{"DHR Process - Recommendation themes: policy", "", "5F 7B"},
		{"Police force area: Gwent", "", ""},
		{"stalking", "True", "1L"},
		{"victim - mental health issues", "True", "1D"},
		{"Perpetrator - supervised by mental health services", "", ""},
	} {
		if got := strings.Join(Hints(c.name, c.value), " "); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.name, c.value, got, c.want)
		}
	}
}

// files of the data set, as releases nest and name them.
func dhrdFiles() map[string]string {
	return map[string]string{
		"dataset/01_documents.csv": "document_id,incident_id,title,download_id,upload_date,report_url\nDOC-0001,INC-0001,Delia,0123456789abcdef01234567,May 2025,\nDOC-0002,INC-0009,Nobody,,,\n",
		"dataset/02_incidents.csv": "\ufeffincident_id,csp,region,death_date,multiple_victims,cause_of_death,intimate_partner_violence,familial_homicide,parricide,separation\n" +
			"INC-0001,Nether Sallow,South West,June 2014,False,\"suffocation, asphyxiation or smothering\",True,False,False,True\n" +
			"INC-0002,Fenmarch,East,2020,False,unknown,True,True,False,False\n" +
			"INC-0001,Fenmarch,East,2020,False,unknown,True,True,False,False\n",
		"dataset/04_victims.csv": "victim_id,incident_id,age_at_death,sex_of_victim,victim_suicide,victim_mh_depression,victim_vuln_alcohol\nVIC-0001,INC-0001,25-34,Female,False,True,False\n",
		"dataset/README.csv":     "a,\"broken",
	}
}

func TestReadDHRD(t *testing.T) {
	dir := t.TempDir()
	archive := filepath.Join(t.TempDir(), "release.zip")
	z, err := os.Create(archive)
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(z)
	for name, text := range dhrdFiles() {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := w.Create("v1/" + name)
		if err == nil {
			_, err = f.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	want := []Record{
		{Source: DHRD, ID: "INC-0001", Download: "0123456789abcdef01234567", Title: "Delia", CSP: "Nether Sallow", Region: "South West", Death: "June 2014",
			Tags: []dhr.Tag{
				{Source: DHRD, Name: "cause of death", Value: "suffocation, asphyxiation or smothering"},
				{Source: DHRD, Name: "intimate partner violence", Value: "True"},
				{Source: DHRD, Name: "separation", Value: "True", Codes: []string{"1N"}},
				{Source: DHRD, Name: "victim - age at death", Value: "25-34"},
				{Source: DHRD, Name: "victim - sex", Value: "Female"},
				{Source: DHRD, Name: "victim - depression", Value: "True", Codes: []string{"1D"}}},
			Values: []Value{{dhr.AttributeRegion, "South West & Wales"}, {dhr.AttributeType, "ipv"}, {dhr.AttributeVictimSex, "female"}, {dhr.AttributeMethod, "suffocation"}}},
		{Source: DHRD, ID: "INC-0002", CSP: "Fenmarch", Region: "East", Death: "2020",
			Tags:   []dhr.Tag{{Source: DHRD, Name: "intimate partner violence", Value: "True"}, {Source: DHRD, Name: "familial homicide", Value: "True"}},
			Values: []Value{{dhr.AttributeRegion, "Eastern"}}}, // partner and family at once: no type
	}
	for _, from := range []string{dir, archive} {
		got, notes, err := ReadDHRD(from)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
		wantNotes := []string{`incidents: "INC-0001" is named twice or empty; its first row is taken`, "documents: 1 rows name no incident that there is", "there is no table of perpetrators"}
		if d := cmp.Diff(wantNotes, notes); d != "" {
			t.Error(d)
		}
		for _, r := range got {
			for _, v := range r.Values {
				if err := v.Name.Check(v.Value); err != nil {
					t.Error(err)
				}
			}
		}
	}
	if _, _, err := ReadDHRD(t.TempDir()); err == nil || !strings.Contains(err.Error(), "incidents.csv") {
		t.Error(err)
	}
	if _, _, err := ReadDHRD("testdata/results.html"); err == nil || !strings.Contains(err.Error(), "neither a folder nor a zip") {
		t.Error(err)
	}
}

func TestMethodsAreValues(t *testing.T) {
	for cause, method := range methods() {
		if err := dhr.AttributeMethod.Check(method); err != nil {
			t.Errorf("%s: %v", cause, err)
		}
	}
}

func TestFind(t *testing.T) {
	cases := []dhr.Case{{ID: "A", CSP: "Nether Sallow Community Safety Partnership", Title: "Delia"}, {ID: "B", CSP: "Safer Fenmarch", Title: "Overview report"},
		{ID: "C", CSP: "Fenmarch", Title: "Mr C"}, {ID: "D", Title: "Nobody’s"}}
	documents := []dhr.Document{{Name: "0123456789abcdef01234567.pdf", Case: "B"}, {Name: "Mr C - Fenmarch - 2021_a - DHR.pdf", Case: "C"}, {Name: "x.pdf", Case: "A"}}
	records := []Record{
		{Source: DHRD, ID: "1", Title: "Delia", CSP: "Nether Sallow"},
		{Source: DHRD, ID: "2", Title: "Delia", CSP: "Fenmarch"},
		{Source: Library, ID: "3", Download: "0123456789abcdef01234567", Title: "Other"},
		{Source: Library, ID: "4", File: "Mr C - Fenmarch - 2021/a - DHR", Title: "Mr C", CSP: "Fenmarch"},
		{Source: DHRD, ID: "5", Title: "DELIA", CSP: "Safer Nether Sallow Partnership"},
	}
	found, rest := Find(records, cases, documents)
	var got []string
	for _, m := range found {
		got = append(got, m.Record.ID+"="+m.Case+" by "+m.By)
	}
	want := []string{"1=A by title and CSP", "3=B by the library's download ID in the file's name", "4=C by the file's name"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if len(rest) != 2 || rest[0].Record.ID != "2" || cmp.Diff([]string{"B", "C"}, rest[0].Perhaps) != "" || !strings.Contains(rest[1].Why, "record 1 has matched case A") {
		t.Errorf("%+v", rest)
	}
}
