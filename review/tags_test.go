package review_test

import (
	"net/http"
	"testing"

	"github.com/dhrcoder/dhr"
)

// TestTagsStandBesideTheirCodes shows what outside lists say where it hints at a code,
// and as nothing that could be counted.
func TestTagsStandBesideTheirCodes(t *testing.T) {
	s := serve(t, newProject(t))
	_, err := s.store.SaveTags(t.Context(), []dhr.Tag{
		{Case: "T01", Source: "DHRD", Name: "separation", Value: "True", Codes: []string{"1N"}},
		{Case: "T01", Source: "DHRD", Name: "cause of death", Value: "<b>drowning"},
		{Case: "T02", Source: "Home Office Library", Name: "Victim - alcohol misuse", Codes: []string{"1C"}},
	})
	must(t, err)
	r := s.reader(t, "Ada")
	r.get("/review?code=1N").want(http.StatusOK, "What outside lists say of the case", "<li>DHRD: separation</li>", "They say nothing of this passage", "!drowning")
	r.get("/review?code=1C").want(http.StatusOK, "!What outside lists say of the case") // that tag is another case's
	r.get("/case?id=T01").want(http.StatusOK, "2 tags, never counted", "DHRD: cause of death: &lt;b&gt;drowning",
		`DHRD: separation <a href="/review?case=T01&amp;code=1N">1N</a>`)
	r.get("/case?id=T02").want(http.StatusOK, "1 tag, never counted")
	if made := s.decisions(t); len(made) != 0 {
		t.Errorf("tags became %d decisions", len(made))
	}
}
