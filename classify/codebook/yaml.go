package codebook

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/dhrcoder/dhr"
	"go.yaml.in/yaml/v3"
)

// problems collects mistakes while files are read.
type problems struct {
	list dhr.Problems
}

func (p *problems) add(file string, line int, msg, hint string) {
	p.list = append(p.list, dhr.Problem{File: file, Line: line, Msg: msg, Hint: hint})
}

// err returns what was collected, in the order of files and lines.
func (p *problems) err() error {
	p.list.Sort()
	return p.list.Err()
}

var (
	yamlLine    = regexp.MustCompile(`^(?:yaml: )?line (\d+): (.*)$`)
	yamlUnknown = regexp.MustCompile(`^field (\S*) not found in type \S+$`)
	yamlWrong   = regexp.MustCompile("^cannot unmarshal !!(\\w+)(?: `(.*)`)? into (.+)$")
)

// decode reads one YAML document strictly into out, with every mistake named. It
// reports whether the rest may be relied on at all.
func (p *problems) decode(file string, data []byte, out any) bool {
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	err := dec.Decode(out)
	var wrong *yaml.TypeError
	switch {
	case errors.Is(err, io.EOF):
		p.add(file, 0, "the file is empty", "")
		return false
	case errors.As(err, &wrong):
		for _, msg := range wrong.Errors {
			p.addYAML(file, msg)
		}
	case err != nil:
		p.addYAML(file, err.Error())
		return false
	}
	var more yaml.Node
	if err := dec.Decode(&more); !errors.Is(err, io.EOF) {
		p.add(file, more.Line, "a second document follows after ---", "keep one document a file")
	}
	return true
}

// addYAML adds a message of the YAML library in our own words.
func (p *problems) addYAML(file, msg string) {
	line := 0
	if m := yamlLine.FindStringSubmatch(msg); m != nil {
		line, _ = strconv.Atoi(m[1])
		msg = m[2]
	}
	if m := yamlUnknown.FindStringSubmatch(msg); m != nil {
		p.add(file, line, "unknown key "+strconv.Quote(m[1]), "see docs/rules.md for the keys there are")
		return
	}
	if m := yamlWrong.FindStringSubmatch(msg); m != nil {
		p.add(file, line, "a "+kindName(m[1])+" stands where a "+kindName(m[3])+" belongs", "")
		return
	}
	p.add(file, line, strings.TrimPrefix(msg, "yaml: "), "check indentation and quotes")
}

// kindName puts the name of a YAML or Go type in plain words.
func kindName(t string) string {
	switch {
	case strings.HasPrefix(t, "[]"), t == "seq":
		return "list"
	case t == "map", strings.Contains(t, "."), strings.HasPrefix(t, "map["):
		return "block of keys"
	case strings.HasPrefix(t, "int"):
		return "whole number"
	case strings.HasPrefix(t, "float"):
		return "number"
	case strings.HasPrefix(t, "bool"):
		return "true or false"
	}
	return "text"
}
