package attribute

import "github.com/dhrcoder/dhr"

// lowMood is the published value for trouble without a diagnosis.
const lowMood = "low mood/anxiety"

// conditions are the words of the published list. Plain names and diagnoses stand
// alone; signs and medicines need company.
func conditions() *terms {
	return newTerms(
		group{"depression", 1, []string{"depress* illness|disorder|episode|symptoms", "depression", "depressed", "depressive",
			"post natal depression", "postnatal depression", "clinically depressed", "manic depress*"}},
		group{"depression", 0.5, []string{"antidepressant*", "anti depressant*", "fluoxetine", "sertraline", "citalopram", "mirtazapine",
			"venlafaxine", "amitriptyline", "nothing was any use", "nothing mattered", "no interest in anything", "hopeless", "hopelessness",
			"given up on everything", "no point in anything", "phq 9"}},
		group{"psychosis", 1, []string{"psychosis", "psychotic", "hallucinat*", "delusion*", "heard|hearing voices", "voices in his|her head"}},
		group{"schizophrenia", 1, []string{"schizo*"}},
		group{"bipolar", 1, []string{"bipolar", "manic depression", "manic depressive", "mania", "manic episode*"}},
		group{"PTSD", 1, []string{"ptsd", "post traumatic stress", "posttraumatic stress"}},
		group{"adjustment disorder", 1, []string{"adjustment disorder|reaction", "disorder of adjustment"}},
		group{"paranoia", 1, []string{"paranoi*", "persecutory"}},
		group{"paranoia", 0.6, []string{"beliefs|belief that he|she .. watched|followed", "believed himself|herself .. watched|followed|poisoned",
			"believed|convinced|sure that he|she was|were being .. watched|followed|poisoned", "being watched|followed|poisoned|filmed|bugged",
			"watched from", "plotting against", "out to get him|her", "tasted of", "cameras .. in the", "listening devices|device",
			"reading his|her thoughts", "people|neighbours|police|they were watching", "were following him|her", "spying on him|her",
			"poisoning him|her|his|her food|tea", "meant it to"}},
		group{"self-harm", 1, []string{"self harm*", "harmed|harming|harm|hurt|burned|burnt herself|himself", "cut|cutting|cuts her|his own", "cut|cutting|scratching her|his arm|arms|wrist|wrists|forearm|forearms|thigh|thighs|legs",
			"cut|cutting herself|himself", "punched|punching walls|himself|herself"}},
		group{"self-harm", 0.6, []string{"cuts to|on|across her|his arm|arms|wrist|wrists|forearm|forearms|thighs", "self inflicted", "done it herself|himself", "razor blade*"}},
		group{"suicidal thoughts", 1, []string{"suicidal", "suicidality", "thoughts|thought of suicide|ending|killing|dying|death|harming", "thinking|talked|talking|spoke of|about suicide|ending|killing",
			"considered|contemplated|considering|contemplating suicide|ending", "kill|killing himself|herself", "end|ending|take|taking his|her own life", "end|ending his|her life", "end|ending it all",
			"better off dead|without", "did not want to live|wake|be here|be alive", "wished he|she were|was dead", "no reason to live", "prayed not to wake",
			"do away with himself|herself", "threatened suicide", "wanted to die", "not to wake up", "save the other", "jump* off|from"}},
		group{"suicidal thoughts", 0.5, []string{"stood .. bridge", "rope", "note saying goodbye", "thinking that he|she might as well"}},
		group{"suicide attempt", 1, []string{"overdose*", "suicide attempt*", "attempt* .. suicide", "attempt* to .. kill himself|herself", "attempt* to hang|end|take",
			"tried to kill|hang|drown|gas himself|herself", "tried to end|take his|her", "hang|hanged|hung himself|herself", "attempted to hang|take|kill|end"}},
		group{lowMood, 1, []string{"low mood", "low in mood", "mood was low", "anxiety", "anxious", "panic attack*", "persistently low", "feeling low", "felt low",
			"stress and", "work related stress", "nervous breakdown", "generalised anxiety"}},
		group{lowMood, 0.6, []string{"tearful", "weepy", "weeping", "broken sleep", "poor sleep", "not sleeping", "unable to sleep", "could not sleep", "crying", "cried every|most|all",
			"feeling of dread", "going through the motions", "edinburgh scale|score", "palpitations", "low and agitated", "agitated", "not coping", "unable to cope",
			"could not cope", "overwhelmed", "bad nerves", "on edge", "listening visits", "low"}},
		group{dhr.HealthNotSpecified, 1, []string{"mental health problem*|issue*|difficult*|condition*|needs|history|crisis|breakdown|concerns", "mental illness*", "mental ill health", "mentally ill|unwell", "mental disorder*", "psychiatric history|illness|condition|disorder"}},
		// words that only sound so: they take the place of a hit
		group{"", 0, []string{"depression questionnaire", "identify depression", "suicide prevention", "paranoid about", "anxious to", "anxious that",
			"anxious about", "tail end", "low risk", "low level", "low income", "low wage*", "low threshold", "low pay", "low priority", "mental health trust|team|service|services|act|worker|nurse|practitioner|unit|care", "medicine overdose"}},
	)
}

// health collects the conditions of both people.
func (r *Report) health(c *collector, words *terms) {
	r.each(factual, func(s Sentence, named []mentioned, topic subject) {
		for _, h := range words.find(s.Words) {
			if h.value == "" || h.value != "" && negated(s.Words, h.start) && h.weight == 1 {
				continue
			}
			at := place{r, s, h.start, h.end}
			switch whom(named, h.start, h.end, topic) {
			case theVictim:
				c.add(dhr.AttributeVictimHealth, h.value, h.weight, at)
			case thePerpetrator:
				c.add(dhr.AttributePerpetratorHealth, h.value, h.weight, at)
			case both:
				c.add(dhr.AttributeVictimHealth, h.value, h.weight/2, at)
				c.add(dhr.AttributePerpetratorHealth, h.value, h.weight/2, at)
			}
		}
	})
}

// conditionsOf returns what stands of a person's conditions: low mood and the
// unspecified only where nothing more definite is said.
func conditionsOf(c *collector, name dhr.AttributeName) []string {
	found := c.values(name, plain)
	keep := map[string]bool{}
	for _, v := range found {
		keep[v] = true
	}
	if keep["depression"] {
		delete(keep, lowMood)
	}
	if len(keep) > 1 {
		delete(keep, dhr.HealthNotSpecified)
	}
	var all []string
	for _, v := range name.Values() {
		if keep[v] {
			all = append(all, v)
		}
	}
	return all
}

// plain is how much has to speak for a value of a list.
const plain = 1

// substances are the words of misuse.
func substances() *terms {
	return newTerms(
		group{"alcohol", 1, []string{"alcoholic*", "alcohol misuse|abuse|dependen*|problem*|addiction|issue*|use|consumption|intake|treatment|withdrawal|detox*|service|services|worker|team",
			"dependent on alcohol|drink", "misuse* .. alcohol", "addict* to .. alcohol", "drink problem", "drinking problem", "drinking heavily|daily|excessively|too", "drank heavily|daily|excessively|too|most|every",
			"heavy drink*", "excess* .. alcohol|drinking", "intoxicated", "drunk", "inebriated", "units of alcohol|a|per", "his|her drinking", "binge*", "litre* of cider|vodka|whisky|wine", "bottle* of vodka|whisky|wine|gin|rum|sherry",
			"cans of lager|beer|cider|strong", "smelt|smelled|smelling of drink|alcohol", "stay* dry|sober", "alcoholics anonymous", "under the influence of alcohol|drink", "liver disease|damage|function", "detox*", "been drinking", "pints"}},
		group{"alcohol", 0.5, []string{"alcohol", "drinking", "vodka", "whisky", "lager", "cider", "in drink", "pub", "sobriety", "unsteady", "slurred|slurring"}},
		group{"drugs", 1, []string{"drug misuse|abuse|use|user|addict*|dependen*|problem*|taking|habit|service|services|worker", "substance misuse", "illicit drug*", "cannabis", "cocaine", "crack", "heroin", "amphetamine*", "methadone", "skunk", "opiate*", "opioid*",
			"ketamine", "ecstasy", "mdma", "mephedrone", "spice", "legal highs", "misus* .. drugs|drug", "using|took|taking|taken|used|uses|dealing drugs", "controlled drugs", "positive for", "steroids", "marijuana", "class a", "addict*", "crystal meth",
			"psychoactive substance*", "smok* .. weed"}},
		group{"drugs", 0.5, []string{"drugs", "codeine", "diazepam", "benzodiazepine*", "tramadol", "weed", "a line", "a joint", "needle exchange"}},
		group{"", 0, []string{"drink drive", "drunk driv*", "substance misuse service*|charity|team|trust|worker*|clinic", "mental health and substance misuse", "drug and alcohol service*|team|charity", "alcohol and drug service*|team", "drug company", "prescribed drugs",
			"drink and drugs", "alcohol related illness"}},
	)
}

// substance collects what both people used.
func (r *Report) substance(c *collector, words *terms) {
	r.each(factual, func(s Sentence, named []mentioned, topic subject) {
		for _, h := range words.find(s.Words) {
			if h.value == "" || negated(s.Words, h.start) {
				continue
			}
			at := place{r, s, h.start, h.end}
			switch whom(named, h.start, h.end, topic) {
			case theVictim:
				c.add(dhr.AttributeVictimSubstance, h.value, h.weight, at)
			case thePerpetrator:
				c.add(dhr.AttributePerpetratorSubstance, h.value, h.weight, at)
			case both:
				c.add(dhr.AttributeVictimSubstance, h.value, h.weight, at)
				c.add(dhr.AttributePerpetratorSubstance, h.value, h.weight, at)
			}
		}
	})
}

// substanceOf returns what a person used: alcohol, drugs or both.
func substanceOf(c *collector, name dhr.AttributeName) string {
	alcohol, drugs := c.sum(name, "alcohol") >= plain, c.sum(name, "drugs") >= plain
	switch {
	case alcohol && drugs:
		return "alcohol & drugs"
	case alcohol:
		return "alcohol"
	case drugs:
		return "drugs"
	}
	return dhr.AttributeNone
}
