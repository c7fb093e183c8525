// Package agreement says how far coders agree who coded the same passages blind: a
// round of double coding. It measures agreement per code and over all codes on
// passage × code and on case × code, and lists the differences. Pure
// functions; the same input and seed give the same numbers.
//
// The universe is every passage of the sample × every code of the framework. A coder
// who was done with a passage judged every code on it: coded when they confirmed or
// added it, not coded otherwise. Unsure is not coded, as in the counts. A passage with
// which a coder was not done is missing for that coder.
//
// On case × code a case is coded by a coder who coded any of its sampled passages; it
// is missing for a coder who was not done with all of them. Where single passages were
// drawn, a case is its passages in the sample only.
//
// A coefficient is undefined, and shown as –, when it compares nothing: when all
// judgements of a code are the same, above all when nobody coded it. It is not 1 then.
package agreement
