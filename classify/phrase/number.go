package phrase

import "strconv"

// Number reads the number at a place, in figures or in words ("thirty-three"), and
// returns it with its end; -1 if there is none.
func Number(words []Word, at int) (int, int) {
	w := words[at].Text
	if n, err := strconv.Atoi(w); err == nil && len(w) <= 3 {
		return n, at + 1
	}
	if n := tens[w]; n > 0 {
		if at+1 < len(words) && !words[at+1].Comma {
			if u := units[words[at+1].Text]; u > 0 && u < 10 {
				return n + u, at + 2
			}
		}
		return n, at + 1
	}
	if at > 0 && tens[words[at-1].Text] > 0 {
		return -1, at
	}
	if n := units[w]; n > 9 {
		return n, at + 1
	}
	return -1, at
}

var tens = map[string]int{"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

var units = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19}

// Year reads a year, 0 for anything else.
func Year(w string) int {
	if y, err := strconv.Atoi(w); err == nil && len(w) == 4 && y > 1900 && y < 2100 {
		return y
	}
	return 0
}

// IsCalendar reports whether a word is the name of a month, a weekday or a feast.
func IsCalendar(w string) bool {
	switch w {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
		"december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "christmas", "easter":
		return true
	}
	return false
}
