// Package dhr holds the nouns of the program that codes Domestic Homicide
// Reviews (DHRs): cases and their documents, the passages that are coded, the
// framework of codes, machine suggestions and the decisions of people.
//
// The package knows nothing of files, databases or the web; the rooms beside it
// (corpus, extract, index, classify, pipeline, store, review, report, exchange)
// import it and, but for pipeline and cmd/dhr, not each other.
//
// Units, everywhere: characters are Unicode code points counted from 0 with an
// exclusive end; pages count from 1; scores lie between 0 and 1; boxes are PDF
// points (1/72 inch) from the top left corner of the page as it is displayed.
package dhr
