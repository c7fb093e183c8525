package query

// Help explains the query language to people.
const Help = `refuge housing          both words, in any form (housed, houses), anywhere in the passage
"failed to ask"         the words side by side, in any form
"refuge full"~5         the words in any order, with at most 5 others among them
refuge OR shelter       either; AND joins more tightly than OR; brackets ( ) group
refuge NOT police       the first without the second; -police is the same
+refuge police shelter  refuge must be there, the other words only raise the order
strang*                 words that begin so
refuge~ or refuge~2     words written nearly so (1 or 2 letters differ)
case:D02 doc:D02.pdf    only that case, only that file; D0* for all that begin so
year:2014 year:2013..2016
type:ipv                ipv, familial, suicide or other
csp:"safer town" region:midlands   who commissioned the review and where; * as above
zone:analysis zone:"family voice"
code:5E                 passages for which the code is suggested or confirmed
suggested:5E confirmed:5E          only the one or the other
agency:police           passages whose suggestions name the agency
like:PASSAGE            passages that share their rarer words with that one, by its ID
Case and accents do not matter. Write AND, OR and NOT in capitals.`
