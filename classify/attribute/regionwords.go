package attribute

import "github.com/dhrcoder/dhr/classify/phrase"

// regionTerms are counties, forces, towns and boroughs by the six regions of the 2016
// publication; names that are common words or surnames too are left out.
var regionTerms = phrase.NewTerms(
	phrase.Of("London & South East", 1,
		"maidstone", "canterbury", "dover", "dartford", "gravesend", "ashford", "hastings", "eastbourne", "crawley", "worthing", "guildford", "woking", "reigate", "slough", "oxford", "bracknell", "wokingham", "windsor", "basingstoke", "winchester", "gosport", "fareham", "eastleigh", "croydon", "lambeth", "southwark", "lewisham", "greenwich", "bexley", "bromley", "merton", "wandsworth", "hounslow", "hillingdon", "ealing", "harrow", "brent", "camden", "islington", "hackney", "tower hamlets", "newham", "redbridge", "havering", "barking", "enfield", "haringey", "waltham forest", "barnet", "hammersmith", "kensington", "westminster city", "london", "metropolitan police", "kent", "surrey", "sussex", "hampshire", "thames valley", "berkshire", "buckinghamshire", "oxfordshire", "isle of wight", "brighton", "southampton", "portsmouth", "medway", "milton keynes"),
	phrase.Of("Eastern", 1,
		"cambridge", "colchester", "chelmsford", "basildon", "harlow", "braintree", "tendring", "clacton", "watford", "st albans", "stevenage", "dacorum", "hemel hempstead", "great yarmouth", "king's lynn", "lowestoft", "bury st edmunds", "huntingdon", "wisbech", "bedford borough", "east of england", "east anglia", "essex", "norfolk", "suffolk", "cambridgeshire", "bedfordshire", "hertfordshire", "luton", "peterborough", "southend", "thurrock", "norwich", "ipswich"),
	phrase.Of("South West & Wales", 1,
		"exeter", "truro", "taunton", "yeovil", "gloucester", "cheltenham", "salisbury", "penzance", "barnstaple", "weymouth", "exmoor", "dartmoor", "cymru", "cymraeg", "heddlu", "senedd", "eisteddfod", "llan*", "ynys*", "ystrad*", "cwm*", "bridgend", "merthyr", "rhondda", "carmarthen*", "pembroke*", "ceredigion", "flintshire", "denbighshire", "conwy", "anglesey", "caerphilly", "torfaen", "monmouth*", "neath", "live fear free", "devon", "cornwall", "dorset", "somerset", "avon", "bristol", "wiltshire", "gloucestershire", "plymouth", "bournemouth", "poole", "swindon", "torbay", "wales", "welsh", "gwent", "dyfed", "cardiff", "swansea", "powys", "newport", "wrexham", "gwynedd"),
	phrase.Of("Midlands", 1,
		"northampton", "nuneaton", "stafford", "tamworth", "worcester", "hereford", "kidderminster", "redditch", "mansfield", "chesterfield", "loughborough", "kettering", "corby", "wellingborough", "shrewsbury", "bassetlaw", "newark", "boston borough", "east lindsey", "grantham", "midlands", "birmingham", "coventry", "wolverhampton", "dudley", "sandwell", "walsall", "solihull", "staffordshire", "warwickshire", "worcestershire", "herefordshire", "shropshire", "telford", "mercia", "leicestershire", "leicester", "nottinghamshire", "nottingham", "derbyshire", "derby", "lincolnshire", "northamptonshire", "stoke on trent", "rutland"),
	phrase.Of("North West", 1,
		"burnley", "carlisle", "barrow in furness", "kendal", "macclesfield", "birkenhead", "st helens", "runcorn", "widnes", "southport", "morecambe", "accrington", "pendle", "hyndburn", "chorley", "ormskirk", "manchester", "merseyside", "liverpool", "lancashire", "cheshire", "cumbria", "bolton", "stockport", "oldham", "rochdale", "salford", "wigan", "blackburn", "blackpool", "warrington", "halton", "sefton", "knowsley", "wirral", "tameside", "trafford", "lakeland"),
	phrase.Of("North East", 1,
		"scarborough", "harrogate", "huddersfield", "halifax", "grimsby", "scunthorpe", "cleethorpes", "south shields", "berwick upon tweed", "whitby", "wearside", "teesside", "northumbria", "northumberland", "newcastle", "gateshead", "sunderland", "durham", "cleveland", "middlesbrough", "hartlepool", "darlington", "tyneside", "yorkshire", "leeds", "bradford", "sheffield", "hull", "humberside", "humber", "york", "doncaster", "rotherham", "barnsley", "wakefield", "calderdale", "kirklees", "redcar", "stockton on tees"),
	phrase.Of("", 0, "south wales fire", "england and wales", "england or wales", "new york", "prince of wales", "durham university"),
)
