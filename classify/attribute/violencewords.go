package attribute

import "github.com/dhrcoder/dhr/classify/phrase"

// violence are the words of blows, of offences and of what tells of violence within the
// couple.
func violence() *phrase.Terms {
	return phrase.NewTerms(
		phrase.Of(violenceByHand, 1, "punch*", "kick*", "slapp*", "slapped", "struck", "hit", "hits", "hitting", "headbutt*", "head butted", "butted", "strangl*", "throttl*",
			"choked", "choking", "pushed her|him|adult", "pushed", "shoved", "dragged|drag", "bit her|him|his|adult|another", "bitten", "burned", "burnt", "scalded", "stabbed", "beat", "beaten", "beating",
			"assaulted", "assaults", "assault", "assaulting", "attacked", "attack", "grabbed", "gripped her|his|adult", "threw .. at", "threw a|an", "thrown", "held a knife|blade", "held .. by the hair|throat|neck|arm", "took|taken hold of",
			"hands around|round her|his", "pinned", "threaten* to kill|burn|stab|hurt|harm", "threats to kill", "broke|breaking|broken|fractur* her|his|the", "spat", "raped", "rape", "sexual* assault*",
			"scratched", "scratching", "bent her|his", "slashed", "kneed", "elbowed", "poked", "scalding", "broke|breaking .. jaw|nose|wrist|rib|ribs|arm|finger|fingers|cheekbone|skull|tooth|teeth", "cut him|her across|on|with", "fighting", "pushing", "shoving", "grabbing", "biting", "attacking", "throwing .. at", "abusing a|an|his|her", "held her|him under|down", "knelt on", "smack*", "lashed", "thumped", "knocked", "put .. in hospital", "twisted her|his"),
		phrase.Of(injury, 0.5, "bruis*", "black eye*", "split lip", "cut to her|his|the", "swollen", "violent", "violence", "reddening", "marks on|to her|his", "afraid of", "frightened of", "controlling", "coercive", "domestic abuse|violence|incident*|assault*|dispute*"),
		phrase.Of(injury, 0.4, "dash .. graded|completed|filled", "graded standard|medium|high", "assessed as standard|medium|high", "high|medium risk victim", "non molestation", "restraining order", "marac"),
		phrase.Of(violenceInLaw, 1, "bodily harm", "battery", "batteries", "robbing", "wounding", "affray", "robbery", "common assault", "gbh", "abh", "violent disorder",
			"offences of violence|against", "violent offen*", "arson", "kidnap*", "false imprisonment", "harassment", "public order"),
		phrase.Of(otherOffence, 1, "possession of|possessing a|an|two knife|blade|bladed|offensive|weapon|firearm|offences", "offensive weapon", "bladed article", "burglary", "theft", "shoplifting", "criminal damage", "drink driving", "drunk driving", "possession of|with cannabis|cocaine|heroin|drugs|intent|class", "supply of|drugs|cannabis|heroin", "fraud", "handling stolen",
			"driving while|whilst|offences", "convictions", "previous convictions", "convictions for", "offending history", "criminal record", "antecedents"),
		phrase.Of("", 0, "domestic violence|abuse adviser*|advisor*|service*|unit|forum|act|policy|training|team|charity|coordinator|worker|lead|champion*|officer*|awareness|definition", "definition of", "heart attack", "panic attack*", "risk of violence", "violence against women", "violence adviser|adviser's|advisor*|unit|service*|forum|crime", "violence act",
			"drug abuse", "alcohol abuse", "homicide", "burned out", "struck by", "fracture", "kick from", "struck him|her|me|them that|as", "hit by", "attack on"),
	)
}

// sanctions are the words of the courts and the police.
func sanctions() *phrase.Terms {
	return phrase.NewTerms(phrase.Of("", 1, "convicted", "conviction*", "reprimanded", "fined", "sentence", "cautioned", "caution", "cautions", "sentenced", "pleaded guilty", "imprisonment", "community order", "custody", "served _ months|years", "prison"))
}

// formerPartners are the words for earlier partners.
func formerPartners() *phrase.Terms {
	return phrase.NewTerms(phrase.Of("", 1, "former|previous|ex|earlier|first|then|last|other|another partner|partners|wife|husband|boyfriend|girlfriend|girlfriends|spouse", "ex wife", "ex husband", "ex boyfriend*", "ex partner*", "ex girlfriend*",
		"a|his girlfriend", "woman he|with|who|whom", "previous relationship*", "third|second woman", "mother of his", "a former|previous woman", "former|previous relationship*", "his|her first wife|husband", "women", "a|another|young|older|elderly woman|girl|girlfriend", "a second|third girlfriend|partner", "partner before", "woman before"))
}
