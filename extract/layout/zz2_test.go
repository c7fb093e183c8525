package layout
import ("testing";"fmt";"os";"path/filepath";"strings";"github.com/dhrcoder/dhr")
func TestZZCal(t *testing.T){
	roles := map[string]dhr.Zone{
		"front": dhr.ZoneFront, "introduction": dhr.ZoneProcess, "terms_of_reference": dhr.ZoneTerms,
		"methodology": dhr.ZoneProcess, "background": dhr.ZoneBackground, "chronology": dhr.ZoneChronology,
		"agency_analysis": dhr.ZoneAnalysis, "family_views": dhr.ZoneFamilyVoice, "key_issues": dhr.ZoneAnalysis,
		"good_practice": dhr.ZoneGoodPractice, "lessons": dhr.ZoneLessons, "changes_since": dhr.ZoneLessons,
		"conclusions": dhr.ZoneConclusions, "recommendations": dhr.ZoneRecommendations, "glossary": dhr.ZoneGlossary,
	}
	files, _ := filepath.Glob("../../samples/gold/*.txt")
	files2, _ := filepath.Glob("/tmp/pdf/out/*.gold")
	var n,ok,cod [11]int
	for _, file := range append(files,files2...) {
		data, _ := os.ReadFile(file)
		c := &chunk{level: 1}
		var want []dhr.Zone
		zone := dhr.ZoneFront
		for l := range strings.Lines(string(data)) {
			l = strings.TrimSpace(l)
			if role, k := strings.CutPrefix(l, "## "); k {
				role, _, _ = strings.Cut(role, " |")
				zone = roles[role]
				if zone=="" { zone=dhr.Zone(role) }
			}
			if strings.HasPrefix(l, "P [") || strings.HasPrefix(l, "R [") || strings.HasPrefix(l,"P ") && strings.Contains(l,"| ") {
				sep:="] "; if !strings.HasPrefix(l,"P [")&&!strings.HasPrefix(l,"R [") {sep="| "}
				_, s, _ := strings.Cut(l, sep)
				p := part{label: parseLabel(s), lines: []line{{page: 1}}}
				p.text = p.label.rest
				c.parts = append(c.parts, p)
				want = append(want, zone)
			}
		}
		i := 0
		if len(c.parts)==0 {continue}
		for _, c := range zoneChunks([]*chunk{c}) {
			for range c.parts {
				if want[i]=="any" {i++; continue}
				b:=int(c.confidence*10)
				n[b]++
				if c.zone==want[i] {ok[b]++}
				if c.zone.Codable()==want[i].Codable() {cod[b]++}
				i++
			}
		}
	}
	a,o:=0,0
	for b:=range n { if n[b]>0 {fmt.Printf("%.1f n %4d right %.2f codable %.2f\n",float64(b)/10,n[b],float64(ok[b])/float64(n[b]),float64(cod[b])/float64(n[b]))}; a+=n[b];o+=ok[b] }
	fmt.Println(o,a,float64(o)/float64(a))
}
