package catalogue

import (
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// maxPage is how large a saved page may be, in bytes: twenty times one with all
// filters and a hundred results.
const maxPage = 16 << 20

// resultLabel begins the accessible name of each result of the library.
const resultLabel = "DHR result "

// ReadLibrary reads a page of results saved from the Home Office's library (HTML).
// Every record carries the filters that were chosen when the page was saved as its
// tags: the library prints none beside its results. The error says that the page
// holds no results.
func ReadLibrary(r io.Reader, name string) ([]Record, error) {
	root, err := html.Parse(io.LimitReader(r, maxPage))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	p := libraryPage{}
	p.walk(root)
	if len(p.records) == 0 {
		return nil, fmt.Errorf("read %s: no results of the library are on this page: save a page of results as HTML", name)
	}
	for i := range p.records {
		for _, f := range p.filters {
			p.records[i].with(f, "")
		}
	}
	return p.records, nil
}

type libraryPage struct {
	records []Record
	filters []string // chosen, in the order of the page, each once
}

func (p *libraryPage) walk(n *html.Node) {
	switch {
	case n.Type != html.ElementNode:
	case n.Data == "section" && strings.HasPrefix(attribute(n, "aria-label"), resultLabel):
		p.records = append(p.records, libraryRecord(n))
		return
	case n.Data == "input" && attribute(n, "type") == "hidden" && attribute(n, "name") == "redirectUrl":
		p.fromAddress(attribute(n, "value"))
	case n.Data == "input" && has(n, "checked"):
		p.choose(attribute(n, "name"), attribute(n, "value"))
	case n.Data == "option" && has(n, "selected") && n.Parent != nil && n.Parent.Data == "select":
		p.choose(attribute(n.Parent, "name"), attribute(n, "value"))
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c)
	}
}

// fromAddress takes the filters from the page's own address.
func (p *libraryPage) fromAddress(address string) {
	u, err := url.Parse(address)
	if err != nil {
		return
	}
	q := u.Query()
	var names []string
	for name := range q {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		for _, v := range q[name] {
			p.choose(name, v)
		}
	}
}

// choose notes a filter. Themes stand for themselves ("Victim - pregnancy"); other
// filters are named by what they filter, such as "Police force area: Gwent".
func (p *libraryPage) choose(name, value string) {
	name, isFilter := strings.CutSuffix(name, "[]")
	if !isFilter || strings.TrimSpace(value) == "" {
		return // how the page is sorted and which part of the results it is
	}
	filter := value
	if name != "Keywords" {
		parts := strings.Split(name, ".")
		filter = parts[len(parts)-1] + ": " + value
		if strings.HasPrefix(strings.ToLower(name), "victim") || strings.HasPrefix(strings.ToLower(name), "perpetrator") {
			filter = parts[0] + " - " + filter
		}
	}
	if !slices.Contains(p.filters, filter) {
		p.filters = append(p.filters, filter)
	}
}

// libraryRecord reads one result.
func libraryRecord(section *html.Node) Record {
	r := Record{Source: Library, File: strings.TrimSpace(strings.TrimPrefix(attribute(section, "aria-label"), resultLabel))}
	texts := pieces(section, nil)
	for i, text := range texts {
		next := ""
		if i+1 < len(texts) {
			next = texts[i+1]
		}
		switch text {
		case "DHR Title":
			r.Title = next
		case "CSP":
			r.CSP = next
		case "CSP Region":
			r.Region = next
		case "Date of death":
			r.Death = next
		}
	}
	r.Download = download(section)
	r.ID = r.Download
	if r.ID == "" {
		r.ID = r.File
	}
	r.Values = regionValue(r.Region)
	return r
}

// download is the ID in the link to the PDF.
func download(n *html.Node) string {
	if n.Type == html.ElementNode && n.Data == "a" {
		if href := attribute(n, "href"); strings.Contains(href, "/download/") {
			if m := downloadID.FindStringSubmatch(href); m != nil {
				return m[1]
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if id := download(c); id != "" {
			return id
		}
	}
	return ""
}

// pieces are the runs of text below a node, without those that are only space.
func pieces(n *html.Node, before []string) []string {
	if n.Type == html.TextNode {
		if text := strings.Join(strings.Fields(n.Data), " "); text != "" {
			return append(before, text)
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		before = pieces(c, before)
	}
	return before
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}
