package party

import (
	"strings"
	"testing"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/reading"
)

// TestFindParties introduces the people in the styles that reports use. The openings
// are invented.
func TestFindParties(t *testing.T) {
	for _, tt := range []struct {
		name, opening       string
		victim, perpetrator []string // how each is named
		not                 []string // names of neither
		victimSex, perpSex  Sex
	}{
		{"adults by letter", `This review concerns the death of Adult A, a woman of 33, in March 2016. She was killed at home by her partner, Adult B. Adult B was convicted of murder.
			Adult A's sister, Adult C, has told the panel that she was a gifted baker. Adult B worked as a driver. He had moved to the town in 2010.`,
			[]string{"adult a"}, []string{"adult b", "her partner"}, []string{"adult c"}, Female, Male},
		{"adults by number, notes", `Subject of review: Adult 1, female, 46. Perpetrator: Adult 2, male, 26. Adult 1 was found dead in the yard. Adult 2 was arrested.
			Adult 1 ran a nursery. She was well liked. Adult 2 had no work. He drank. Adult 1 was told so by her brother, Adult 3.`,
			[]string{"adult 1"}, []string{"adult 2"}, []string{"adult 3"}, Female, Male},
		{"initials", `The panel met after the murder of KT, aged 51. KT was strangled by RM, with whom he had lived for six years. RM pleaded guilty to murder.
			KT was a joiner. He liked the hills. KT said that he was tired. The CSP and the GP were told. RM was a chef. He came from Leeds. KT and RM met at work.`,
			[]string{"kt"}, []string{"rm"}, []string{"gp", "csp"}, Male, Male},
		{"surnames by letter", `Mrs Q, aged 81, was killed in her bungalow by her son, Mr Q, who lived with her. Mr Q was convicted of murder. Mrs Q was a widow.`,
			[]string{"mrs q", "his mother"}, []string{"mr q", "her son"}, nil, Female, Male},
		{"pseudonyms", `This report is about the life and death of a woman whom we call Rowena. The man who killed her is called Desmond. Rowena died at home in Thornby. Desmond was sentenced to life.
			Rowena taught piano. She had two cats. Rowena and Desmond met in 2009. Desmond had a van. He was often away. In Thornby Rowena had many friends.
			Rowena was proud of her garden. Desmond disliked visitors. Rowena saw few. Desmond answered the telephone. Rowena rang less. Desmond left his job. Rowena worked on.`,
			[]string{"rowena"}, []string{"desmond"}, []string{"thornby"}, Female, Male},
		{"roles only", `The deceased was found dead in the flat by officers responding to a call made by her husband ("the Perpetrator"), then aged 67. The Perpetrator was charged with murder.
			The deceased was a nurse. She retired in 2010.`,
			[]string{"the deceased", "the victim", "his wife"}, []string{"the perpetrator", "her husband"}, nil, Female, Male},
		{"styled", `This report concerns the death of a man hereinafter called "the Deceased". The woman who caused his death is hereinafter called "the Subject".
			The Deceased was a farmer. He kept sheep. The Deceased said that he was tired. The Deceased knew that he was ill. The Subject was a cook. She came from the coast. The Subject's mother, who was often ill, died in 1990. The Subject said that she was lonely. The Subject knew that she drank.`,
			[]string{"the deceased"}, []string{"the subject"}, nil, Male, Female},
		{"styled without saying who killed", strings.Repeat("The Deceased told the Son that she was tired. The Son cooked for the Deceased. ", 6) +
			`The Son was a roofer. He drank. The Deceased sang. She had two cats.`,
			[]string{"the deceased"}, []string{"the son"}, nil, Female, Male},
		{"the deceased was the abuser", `Adult B died on 3 May 2014. He had been stabbed by Adult A, his wife, whom he had assaulted for years. Adult A was convicted of manslaughter. Adult B was a builder. He was a big man. Adult B drank. Adult A was a clerk.`,
			[]string{"adult b"}, []string{"adult a"}, nil, Male, Female},
		{"single letters", `The deceased is styled V, the person convicted of her murder P. V was stabbed by P in the street. V was a student. V and P had met in 2012. She was 17. P was convicted of murder.
			V said that she was happy. V told her mother. P lived with his uncle. P was on licence. V left him. P was angry. He wrote letters.`,
			[]string{"v"}, []string{"p"}, nil, Female, Male},
		{"who died had been arrested too", `V died from a single stab wound. P was tried for murder and convicted of manslaughter. V was a welder. He had a good voice.
			V was arrested in 2012 for affray. V was convicted of it and sentenced. V was charged again in 2014. P came from across the river. She left school at fifteen. P drank. V drank. P told nobody. P and V met in 2010.`,
			[]string{"v"}, []string{"p"}, nil, Male, Female},
		{"a couple of one name, nobody said to have died", strings.Repeat("Mrs D was born by the sea. Mr D drove a tractor. Mrs D kept hens. Mr D mended walls. ", 3) + `She sang. He did not.`,
			[]string{"mrs d"}, []string{"mr d"}, nil, Female, Male},
		{"nobody named", `The panel thanks the family for its help. The review was commissioned in June.`,
			[]string{"the victim"}, []string{"the perpetrator"}, nil, SexUnknown, SexUnknown},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var passages []dhr.Passage
			var texts []string
			for line := range strings.SplitSeq(tt.opening, "\n") {
				passages = append(passages, dhr.Passage{Text: strings.TrimSpace(line), Zone: dhr.ZoneProcess})
				texts = append(texts, strings.TrimSpace(line))
			}
			doc := reading.Read(texts)
			p := Find(passages, doc)
			got := map[string]Role{}
			for _, n := range p.names {
				got[strings.Join(n.words, " ")] = n.role
			}
			for r, names := range map[Role][]string{Victim: tt.victim, Perpetrator: tt.perpetrator, None: tt.not} {
				for _, n := range names {
					if got[n] != r {
						t.Errorf("%q has role %d, want %d", n, got[n], r)
					}
				}
			}
			if p.VictimSex != tt.victimSex || p.PerpetratorSex != tt.perpSex {
				t.Errorf("sexes %d and %d, want %d and %d", p.VictimSex, p.PerpetratorSex, tt.victimSex, tt.perpSex)
			}
		})
	}
}

// TestPronouns: he and she mean a party only where the two are of different sex.
func TestPronouns(t *testing.T) {
	for _, tt := range []struct {
		victim, perp Sex
		he, she      Role
	}{
		{Female, Male, Perpetrator, Victim},
		{Male, Female, Victim, Perpetrator},
		{Male, Male, None, None},
		{Female, SexUnknown, None, None},
	} {
		p := Parties{VictimSex: tt.victim, PerpetratorSex: tt.perp}
		if he, she := p.pronoun("he"), p.pronoun("her"); he != tt.he || she != tt.she {
			t.Errorf("%d and %d: he is %d and she is %d, want %d and %d", tt.victim, tt.perp, he, she, tt.he, tt.she)
		}
	}
}
