package workshop

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Block is a rule as it stands in its file.
type Block struct {
	ID    string
	First int // line, from 1
	End   int // the line after its last
	Text  string
}

// Blocks returns the rules of a file as they are written. The error says that the file
// is no YAML of that kind.
func Blocks(text string) ([]Block, error) {
	items, err := listed(text, "rules")
	if err != nil {
		return nil, err
	}
	return blocks(text, items), nil
}

// listed returns the items of the list under a key of a YAML document.
func listed(text string, key string) ([]*yaml.Node, error) {
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(text), &root); err != nil {
		return nil, fmt.Errorf("read rules: %w", err)
	}
	if len(root.Content) != 1 || root.Content[0].Kind != yaml.MappingNode {
		return nil, fmt.Errorf("read rules: the file is no block of keys")
	}
	value := valueOf(root.Content[0], key)
	if value == nil {
		return nil, nil
	}
	if value.Kind == yaml.SequenceNode && value.Style&yaml.FlowStyle != 0 {
		return nil, fmt.Errorf("read rules: %s: is written on one line", key)
	}
	return value.Content, nil
}

func valueOf(mapping *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			return mapping.Content[i+1]
		}
	}
	return nil
}

// blocks cuts the text at the items of a list. Comments right above an item are its own.
func blocks(text string, items []*yaml.Node) []Block {
	lines := strings.SplitAfter(text, "\n")
	if n := len(lines); lines[n-1] == "" {
		lines = lines[:n-1]
	}
	var out []Block
	for _, item := range items {
		b := Block{First: item.Line, End: len(lines) + 1}
		for b.First > 1 && strings.HasPrefix(strings.TrimSpace(lines[b.First-2]), "#") {
			b.First--
		}
		if id := valueOf(item, "id"); id != nil {
			b.ID = id.Value
		}
		if n := len(out); n > 0 {
			out[n-1].End = b.First
		}
		out = append(out, b)
	}
	for i, b := range out {
		out[i].Text = strings.Join(lines[b.First-1:b.End-1], "")
	}
	return out
}

// cut returns the text before the lines from first, and from end on; from 1.
func cut(text string, first, end int) (before, after string) {
	lines := strings.SplitAfter(text, "\n")
	return strings.Join(lines[:min(first-1, len(lines))], ""), strings.Join(lines[min(end-1, len(lines)):], "")
}

// Replace puts a rule, as a person wrote it, in the place of the one with that ID; an
// empty ID appends it, and an empty rule takes the other out.
func Replace(text, id, rule string) (string, error) {
	all, err := Blocks(text)
	if err != nil {
		return "", err
	}
	rule = ended(rule)
	if id == "" {
		text = ended(text)
		if len(all) > 0 && rule != "" {
			text += "\n"
		}
		return text + rule, nil
	}
	for _, b := range all {
		if b.ID == id {
			before, after := cut(text, b.First, b.End)
			if after != "" && rule != "" && strings.HasSuffix(b.Text, "\n\n") {
				rule += "\n"
			}
			return before + rule + after, nil
		}
	}
	return "", fmt.Errorf("the file has no rule %s any more", id)
}

// alone returns a file with only the rule of that ID, or without any.
func alone(text, id string) (string, error) {
	all, err := Blocks(text)
	if err != nil {
		return "", err
	}
	if len(all) == 0 {
		return text, nil
	}
	before, _ := cut(text, all[0].First, all[0].First)
	for _, b := range all {
		if b.ID == id && id != "" {
			return before + b.Text, nil
		}
	}
	return before, nil
}

// ended gives a text Unix line ends and no more than one at its end.
func ended(text string) string {
	text = strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), " \t\n")
	if text == "" {
		return ""
	}
	return text + "\n"
}
