package catalogue

import (
	"slices"
	"strings"
)

// hint says which code a tag speaks of. The tag's name has to hold each of the words
// of all, and none of not; who is the word with which it has to begin, if any.
type hint struct {
	who  string
	all  []string
	not  []string
	code string
}

// hints go from what the Home Office Library and DHRD tag to codes of the 2016
// framework, where the tag speaks of the same thing or a part of it. Most codes,
// and above all those on professional practice, have no such tag.
func hints() []hint {
	return []hint{
		{"perpetrator", []string{"offen"}, nil, "1A"},
		{"perpetrator", []string{"known as a domestic abuse"}, nil, "1A"},
		{"victim", []string{"offen"}, nil, "1B"},
		{"", []string{"alcohol"}, []string{"service"}, "1C"},
		{"", []string{"substance"}, []string{"service"}, "1C"},
		{"", []string{"mental"}, []string{"service", "known", "supervised"}, "1D"},
		{"", []string{"depression"}, nil, "1D"},
		{"", []string{"anxiety"}, nil, "1D"},
		{"", []string{"psychosis"}, nil, "1D"},
		{"", []string{"adjustment disorder"}, nil, "1D"},
		{"", []string{"panic attacks"}, nil, "1D"},
		{"", []string{"ptsd"}, nil, "1D"},
		{"", []string{"self harm"}, nil, "1D"},
		{"", []string{"suicidal thoughts"}, nil, "1D"},
		{"", []string{"suicide attempts"}, nil, "1D"},
		{"child", []string{"child protection"}, nil, "1F"},
		{"child", []string{"removed into care"}, nil, "1F"},
		{"victim", []string{"pregnancy"}, nil, "1G"},
		{"", []string{"carer"}, []string{"removed into care", "relationship"}, "1I"},
		{"", []string{"stalking"}, nil, "1L"},
		{"", []string{"separation"}, nil, "1N"},
		{"", []string{"economic abuse"}, nil, "1O"},
		{"", []string{"recommendation", "identification of risk"}, nil, "2D"},
		{"", []string{"recommendation", "training"}, nil, "3B"},
		{"", []string{"recommendation", "technology"}, nil, "5D"},
		{"", []string{"recommendation", "record"}, nil, "5E"},
		{"", []string{"recommendation", "policy"}, nil, "5F"},
		{"", []string{"recommendation", "policy"}, nil, "7B"},
		{"", []string{"recommendation", "multi agency"}, nil, "6D"},
		{"", []string{"recommendation", "awareness"}, nil, "8H"},
		{"", []string{"immigration"}, nil, "8A"},
		{"", []string{"honour"}, nil, "8B"},
		{"", []string{"forced marriage"}, nil, "8B"},
		{"", []string{"faith based"}, nil, "8B"},
	}
}

// Hints returns the codes that a tag hints at, in the order of their IDs. A tag that
// says something was not so, or is not known, hints at none.
func Hints(name, value string) []string {
	switch strings.ToLower(value) {
	case "", "true", "yes":
	default:
		return nil
	}
	folded := words(strings.ReplaceAll(strings.ReplaceAll(name, "_mh_", " "), "_vuln_", " "))
	var codes []string
	for _, h := range hints() {
		if strings.HasPrefix(folded, h.who) && !slices.Contains(codes, h.code) &&
			!slices.ContainsFunc(h.all, func(w string) bool { return !strings.Contains(folded, w) }) &&
			!slices.ContainsFunc(h.not, func(w string) bool { return strings.Contains(folded, w) }) {
			codes = append(codes, h.code)
		}
	}
	slices.Sort(codes)
	return codes
}
