package attribute

import (
	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/phrase"
)

// conditions are the words of the published list. Plain names and diagnoses stand
// alone; signs and medicines need company.
func conditions() *phrase.Terms {
	return phrase.NewTerms(
		phrase.Of("depression", 1, "depress* illness|disorder|episode|symptoms", "depression", "depressed", "depressive",
			"post natal depression", "postnatal depression", "clinically depressed", "manic depress*"),
		phrase.Of("depression", 0.5, "antidepressant*", "anti depressant*", "fluoxetine", "sertraline", "citalopram", "mirtazapine",
			"venlafaxine", "nothing was any use", "nothing mattered", "no interest in anything", "hopeless", "hopelessness",
			"sitting in the dark", "unwashed", "stopped eating|washing", "curtains drawn", "black days|dog", "felt|feels|feeling worthless", "worthlessness", "despair*", "point of|in going|anything|living", "phq", "mood fell|very|was|remained", "very low", "so low", "spirits had sunk", "electroconvulsive",
			"stay|stayed in bed", "stopped shaving|washing|cooking|eating|dressing", "withdrawn and", "duloxetine", "escitalopram", "paroxetine", "prozac", "gone quiet", "not been himself|herself", "not himself|herself", "given up on everything", "no point in anything", "phq 9"),
		phrase.Of("psychosis", 1, "psychosis", "psychotic", "hallucinat*", "delusion*", "unseen voices", "antipsychotic depot", "voices .. said|told|saying|telling", "radio .. sending|talking", "been replaced by|with", "detached from reality", "talking to people who were not", "heard|hearing voices", "voices in his|her head"),
		phrase.Of("psychosis", 0.5, "antipsychotic*", "anti psychotic*", "olanzapine", "risperidone", "quetiapine", "aripiprazole", "clozapine", "depot", "haloperidol", "sectioned", "responding to"),
		phrase.Of("schizophrenia", 1, "schizo*", "paranoid schizo*"),
		phrase.Of("bipolar", 1, "bi polar", "bipolar", "manic depression", "manic depressive", "mania", "manic episode*"),
		phrase.Of("bipolar", 0.5, "lithium", "manic", "elated", "mood stabiliser*"),
		phrase.Of("PTSD", 0.5, "flashbacks", "nightmares", "hypervigilan*", "combat stress", "combat related"),
		phrase.Of("PTSD", 1, "ptsd", "post traumatic stress", "posttraumatic stress"),
		phrase.Of("adjustment disorder", 1, "adjustment disorder|reaction", "disorder of adjustment"),
		phrase.Of("paranoia", 1, "paranoi*", "persecutory"),
		phrase.Of("paranoia", 0.6, "something|things|glass|poison|powder in his|her|the food|tea|drink|milk|water|coffee", "impostor|imposter", "his|her real mother|father|wife|husband|sister", "been replaced|exchanged|swapped|substituted", "covered the window*|mirror*", "windows .. foil", "foil .. windows", "turned .. to the wall", "wearing her|his face", "listened|listening to him|her", "sending him|her messages", "transmitting his|her thoughts", "paid to watch|follow|move", "were|are|was after him|her", "wired to", "following him|her about", "beliefs|belief that he|she .. watched|followed", "believed himself|herself .. watched|followed|poisoned",
			"believed|convinced|sure that he|she was|were being .. watched|followed|poisoned", "being watched|followed|poisoned|filmed|bugged",
			"watched from", "plotting against", "out to get him|her", "tasted of", "cameras .. in the", "listening devices|device",
			"reading his|her thoughts", "people|neighbours|police|they were watching", "were following him|her", "spying on him|her",
			"poisoning him|her|his|her", "put something in", "gas was being pumped", "listening through|in", "overheard through", "being overheard|recorded|interfered", "interfered with at", "himself|herself to be followed|watched", "believes|believed that people|neighbours|somebody|someone|the|he|she .. listening|watching|following|against",
			"believes|believed|convinced|sure that .. .. listening|watching|following|filming", "convinced that|he|she .. watched|followed|listening|overheard|poisoned|against|talking|plotting", "hiding strangers", "the neighbours had|were", "meant it to"),
		phrase.Of("self-harm", 1, "self harm*", "harmed|harming|harm|hurt|burned|burnt herself|himself", "cut|cutting|cuts her|his own", "cut|cutting|scratching her|his arm|arms|wrist|wrists|forearm|forearms|thigh|thighs|legs",
			"cut|cutting herself|himself", "self injur*", "cuts along|down|inside", "cuts .. forearm|forearms|wrist|wrists|thighs", "self lacerat*", "self mutilat*", "old scars", "fresh|recent|healed|healing cuts|scars", "scars on|to", "cuts .. made himself|herself", "cutting had|resumed|stopped", "scratching .. bled", "burning herself|himself"),
		phrase.Of("self-harm", 1, "cuts|cut|laceration|lacerations|scars|burns to|on|across|along|down|inside .. forearm|forearms|arm|arms|wrist|wrists|thigh|thighs|leg|legs", "cut|cutting both|at .. forearms|arms|wrists|thighs|legs", "deep|superficial|fresh|healed|healing cuts|lines|scars", "hurting herself|himself", "ladder of cuts"),
		phrase.Of("self-harm", 0.6, "cuts to|on|across her|his arm|arms|wrist|wrists|forearm|forearms|thighs", "self inflicted", "cut himself|herself again", "done it herself|himself", "razor blade*"),
		phrase.Of("suicidal thoughts", 1, "suicidal", "suicidality", "thoughts|thought of suicide|killing|dying|death|harming", "thoughts|thought of ending it|her|his|things|everything", "thinking|talked|talking|spoke of|about suicide|killing", "thinking|talked|talking|spoke of|about ending it|her|his|things|everything",
			"considered|contemplated|considering|contemplating suicide|ending", "kill|killing himself|herself", "end|ending|take|taking his|her own life", "end|ending his|her life", "end|ending it all",
			"better off dead|without|if|in", "did not want to live|wake|be here|be alive", "wished he|she were|was dead", "no reason to live", "prayed not to wake",
			"do away with himself|herself", "threatened suicide", "threatens|threat|threats|threatening to kill himself|herself", "harming himself|herself", "of driving into|his|her", "wanted it all to stop", "how he|she would die", "be better out of", "own funeral", "ideation", "nothing to live for", "thought|thoughts|thinking of|about driving|jumping|hanging|walking|the river|the bridge|the railway|the sea|the reservoir|the canal|not being|dying|death", "everybody|everyone|family|they|we|children|she|he|all be|is|are|were better off", "be better off", "wanted|wants|want|wish|wished|wishing to be|die dead", "wanted|want|wants|meant|mean|means|going to shoot|drown|hang|gas|finish himself|herself", "no|the|any point|purpose|sense in|of going|living", "could not go on", "unable to go on", "better .. to go to sleep", "better .. never wake", "no way out|forward", "intention|intended|wish to die", "did not want to wake", "been|went|gone|going down to the railway|river|line|track", "not be here", "go to sleep .. wake", "end things|everything", "barrel in|under|to", "would not be here", "planning how", "acct", "wish* he|she could die", "wished that he|she", "sometimes wished", "wanted to die", "not to wake up", "save the other", "jump|jumping off|from"),
		phrase.Of("suicidal thoughts", 0.5, "section 136", "canal|motorway|railway bridge", "bridge", "railings", "level crossing", "multi storey", "cliff", "gun across", "it would be quick", "rope", "note saying goodbye", "thinking that he|she might as well", "parapet", "counted her|his tablets", "said goodbye to", "said .. goodbye to the", "no future", "stood on .. edge|platform|roof|rail|ledge", "the tracks"),
		phrase.Of("suicide attempt", 1, "paracetamol tablets", "quantity|number|handful of .. tablets", "swallowed .. tablets|pills", "hangings attempted", "attempt to hang|end|take|kill", "attempt* on his|her own", "taken .. paracetamol", "took _ tablets|pills", "cut down from", "garage .. engine running", "jumped off|from", "ligature", "attempted to jump", "overdose*", "suicide attempt*", "attempt* .. suicide", "attempt* to .. kill himself|herself", "attempt* to hang|end|take",
			"tried to kill|hang|drown|gas himself|herself", "tried to end|take his|her", "hang|hanged|hung himself|herself", "attempted to hang|take|kill|end"),
		phrase.Of(lowMood, 1, "low mood", "low in mood", "mood was low", "anxiety", "panic attack*", "persistently low", "feeling low", "felt low",
			"stress and", "work related stress", "nervous breakdown", "generalised anxiety"),
		phrase.Of(lowMood, 0.6, "tearful*", "cry|cries|crying|cried", "low spirits", "low in spirits|mind", "black moods|inside", "wept", "worn out|him|her", "off sick with|sick stress", "stress", "nerves", "dread", "panic", "propranolol", "diazepam for", "early waking", "waking at|early", "lay awake", "counselling", "talking therap*", "iapt", "beta blockers", "nervous", "anxious", "weepy", "weeping", "not eating", "broken sleep", "poor sleep", "not sleeping", "unable to sleep", "could not sleep", "crying", "cried every|most|all",
			"feeling of dread", "going through the motions", "edinburgh scale|score", "palpitations", "low and agitated", "agitated", "not coping", "unable to cope",
			"could not cope", "overwhelmed", "bad nerves", "on edge", "listening visits", "been|feel|feels|was|is|quite|rather low", "jumpy", "jumped if|at|when", "distressed", "sick with worry", "afraid to sleep", "lost .. stone|kilos|weight", "shaking all"),
		phrase.Of(lowMood, 0.6, "signed off sick|with|work|as", "losing weight", "became|become|grown|was|seemed|appeared|increasingly|quiet withdrawn", "withdrawn and", "insomnia", "checking the locks"),
		phrase.Of(dhr.HealthNotSpecified, 1, "mental health problem*|issue*|difficult*|condition*|needs|history|crisis|breakdown|concerns", "mental illness*", "mental ill health", "mentally ill|unwell", "mental disorder*", "personality disorder|disorders|traits|difficulties", "emotionally unstable", "emotional dysregulation", "eupd", "psychiatric history|illness|condition|disorder"),
		// words that only sound so: they take the place of a hit
		phrase.Of("", 0, "depression questionnaire|score|scores|scale|screen|screening|questions", "screen|screened|screening|questions|scale|score for depression|postnatal|post", "postnatal depression scale|questions|score", "identify depression", "cried|cries|crying out", "tyre|bus|tram|rail|council|bin|goods|furniture depot", "ending the|her|his|their marriage|relationship|call|tenancy", "guidance|pathway|policy|training on|for|about depression|anxiety|psychosis|suicide", "cbt for psychosis", "panic alarm", "panic button", "stress test", "early intervention in psychosis", "suicidal .. denied", "lack|lacking|stress of", "suicide prevention", "paranoid about", "anxious to", "anxious that",
			"anxious about", "withdrawn the|her|his|by", "withdrawn the|her|his|by", "a cry", "child|baby|children crying", "tail end", "low risk", "low level", "low income", "low wage*", "low threshold", "low pay", "low priority", "mental health trust|team|service|services|act|worker|nurse|practitioner|unit|care", "medicine overdose"),
	)
}

// substances are the words of misuse.
func substances() *phrase.Terms {
	return phrase.NewTerms(
		phrase.Of("alcohol", 1, "alcoholic*", "unsteady and", "smell|smelling|smelt .. of drink|alcohol", "empty .. bottles|cans", "units a|per week", "weekly intake", "etoh", "audit score", "a skinful", "dependent drinker", "cider before", "gin in", "whisky a", "continues|continued to drink", "drinking .. pints|bottles|cans|litre|vodka|cider|whisky|wine", "bottle|bottles|litre|litres a|per day", "pints a|at|of", "cans a|of .. lager|cider|beer", "drink driving", "alcohol misuse|abuse|dependen*|problem*|addiction|issue*|use|consumption|intake|treatment|withdrawal|detox*|service|services|worker|team",
			"dependent on alcohol|drink", "misuse* .. alcohol", "addict* to .. alcohol", "drink problem", "drinking problem", "drinking heavily|daily|excessively|too", "drank heavily|daily|excessively|too|most|every",
			"heavy drink*", "excess* .. alcohol|drinking", "intoxicated", "drunk", "inebriated", "units of alcohol|a|per", "his|her drinking", "binge*", "litre* of cider|vodka|whisky|wine", "bottle* of vodka|whisky|wine|gin|rum|sherry",
			"cans of lager|beer|cider|strong", "smelt|smelled|smelling of drink|alcohol", "stay* dry|sober", "alcoholics anonymous", "under the influence of alcohol|drink", "liver disease|damage|function", "detox*", "been drinking", "pints"),
		phrase.Of("alcohol", 1, "bottle|bottles|litre|litres|crate|empties of|.. whisky|brandy|vodka|wine|rum|gin|sherry|beer|cider|spirits|lager", "cans most|every|each|before|a|of", "spirits daily|nightly|in|most", "strong cider|lager|beer|spirits", "smelt|smelled|smelling|smell|reeked of wine|cider|beer|whisky|vodka", "an intake of", "drunk and disorderly", "drink drive disqualif*|conviction*|offence*", "rarely|seldom|never without a drink"),
		phrase.Of("alcohol", 0.4, "under the influence"),
		phrase.Of("alcohol", 0.5, "beer", "wine", "brandy", "rum", "spirits", "drank", "drinker", "seldom|rarely|never sober", "alcohol", "drinking", "vodka", "whisky", "lager", "cider", "in drink", "pub", "sobriety", "unsteady", "slurred|slurring"),
		phrase.Of("drugs", 1, "drug misuse|abuse|use|user|addict*|dependen*|problem*|taking|habit|service|services|worker", "substance misuse", "illicit drug*", "cannabis", "cocaine", "crack", "heroin", "amphetamine*", "methadone", "skunk", "opiate*", "opioid*",
			"ketamine", "ecstasy", "mdma", "mephedrone", "spice", "legal highs", "misus* .. drugs|drug", "using|took|taking|taken|used|uses|dealing drugs", "controlled drugs", "positive for", "steroids", "marijuana", "class a", "addict*", "crystal meth*", "methamphetamine*", "on meth", "khat", "speed", "chems", "chemsex", "benzodiazepines|diazepam|valium|pregabalin|tramadol bought|.. bought", "street|bought|buying|illicit benzodiazepines|diazepam|valium|pregabalin|tablets", "synthetic cannabi*",
			"psychoactive substance*", "smok* .. weed|heroin|skunk", "nitrous oxide", "injecting|injected|injects", "burnt spoons", "ghb", "pregabalin", "overuse of", "drug driving", "cannabinoid*", "subutex", "buprenorphine"),
		phrase.Of("drugs", 0.5, "drug dealer*", "foil", "grinder", "coke", "needles", "drugs", "codeine", "diazepam", "benzodiazepine*", "tramadol", "weed", "a line", "a joint", "needle exchange"),
		phrase.Of("", 0, "drink drive", "drunk driv*", "substance misuse service*|charity|team|trust|worker*|clinic", "mental health and substance misuse", "drug and alcohol service*|team|charity", "alcohol and drug service*|team", "drug company", "prescribed drugs",
			"drink and drugs", "drank|drinking .. tea|coffee|water|milk", "alcohol related illness"),
	)
}
