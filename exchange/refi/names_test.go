package refi

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dhrcoder/dhr"
)

func TestMatchCodes(t *testing.T) {
	given, err := ReadCodeMap(strings.NewReader("\ufeffName,Code\nLost files,5e\n\"Notes, own\",\n"), "map.csv", framework)
	if err != nil {
		t.Fatal(err)
	}
	codes := []Code{
		{GUID: guid("code", "5F"), Name: "Renamed there", Parent: -1},
		{GUID: "1", Name: "5E", Parent: -1},
		{GUID: "2", Name: "5e: anything", Parent: -1},
		{GUID: "3", Name: "policy and procedure", Parent: -1},
		{GUID: "4", Name: "POLICY & PROCEDURE", Parent: -1},
		{GUID: "5", Name: "5E Policy & procedure", Parent: -1},
		{GUID: "6", Name: "Lost  Files", Parent: -1},
		{GUID: "7", Name: "Notes – own", Parent: -1},
		{GUID: "8", Name: "9", Parent: -1},
		{GUID: "9", Name: "9. Any best practice", Parent: -1},
		{GUID: "10", Name: "9 lives of a cat", Parent: -1},
		{GUID: "11", Name: "late entries", Parent: 1},
		{GUID: "12", Name: "very late", Parent: 11},
		{GUID: "13", Name: "5Extra", Parent: -1},
		{GUID: "14", Name: "", Parent: -1},
	}
	var got []string
	for _, m := range MatchCodes(codes, framework, given) {
		got = append(got, m.ID+" "+m.How)
	}
	none := " no code of the framework has this ID or name"
	want := []string{"5F by its GUID", "5E by its ID", "5E by its ID", none, "5F by its name", " its ID says 5E and its name 5F",
		"5E by the map", " left out by the map", "9 by its ID", "9 by its ID", none, "5E as a part of its parent", "5E as a part of its parent", none, none}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestReadCodeMapNamesEveryBadLine(t *testing.T) {
	_, err := ReadCodeMap(strings.NewReader("a,5E\nb,5Z\nc\na,5F\n"), "map.csv", framework)
	problems, ok := err.(dhr.Problems)
	if !ok || len(problems) != 3 || problems[0].Line != 2 || problems[1].Line != 3 || problems[2].Line != 4 {
		t.Errorf("%v", err)
	}
}

func TestCompareCodebook(t *testing.T) {
	codes, err := ReadCodebook(strings.NewReader(`<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>
		<Code guid="1" name="Work" isCodable="false"><Code guid="2" name="5E Records" isCodable="true"><Description>other</Description>
			<Code guid="3" name="late" isCodable="true"/></Code></Code>
		<Code guid="4" name="Policy &amp; procedure" isCodable="true"/>
		<Code guid="5" name="Weather" isCodable="true"/></Codes></CodeBook>`))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{`5E has another name: "5E Records" in the file, "Record keeping" here`, "5E has another description",
		`only in the file: "late", below 5E`, `only in the file: "Weather"`, "only in the project: 9 Any best practice/good points"}
	if d := cmp.Diff(want, CompareCodebook(codes, framework)); d != "" {
		t.Error(d)
	}
}
