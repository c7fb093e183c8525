package workshop

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/classify/codebook"
)

// maxDefinition is the length of each part of a definition, in code points.
const maxDefinition = 4000

// Define returns the framework's file with other words on when to use a code and when
// not. Everything else stays as it was written, but for comments between the code's own
// lines. What the file would say otherwise is an error: codes, their names and their
// order are not changed here.
func Define(text, code, use, not string) (string, error) {
	before, err := codebook.LoadFramework(FrameworkFile, []byte(text))
	if err != nil {
		return "", err
	}
	use, not = strings.Join(strings.Fields(use), " "), strings.Join(strings.Fields(not), " ")
	if use == "" {
		return "", dhr.Problems{{File: FrameworkFile, Msg: "code " + code + " would not say when to use it", Hint: "a code needs its definition"}}
	}
	if len([]rune(use)) > maxDefinition || len([]rune(not)) > maxDefinition {
		return "", dhr.Problems{{File: FrameworkFile, Msg: fmt.Sprintf("a definition is longer than %d characters", maxDefinition)}}
	}
	factors, err := listed(text, "factors")
	if err != nil {
		return "", err
	}
	for i, factor := range factors {
		codes := valueOf(factor, "codes")
		if codes == nil {
			continue
		}
		for j, item := range codes.Content {
			if id := valueOf(item, "id"); id == nil || id.Value != code {
				continue
			}
			end := len(strings.SplitAfter(text, "\n")) + 1
			switch {
			case j+1 < len(codes.Content):
				end = startOf(text, codes.Content[j+1].Line)
			case i+1 < len(factors):
				end = startOf(text, factors[i+1].Line)
			}
			changed := replaceDefinition(text, item, end, use, not)
			return changed, sameBut(before, changed, code, use, not)
		}
	}
	return "", fmt.Errorf("the framework has no code %s", code)
}

// startOf returns the line at which an item begins with the comments above it.
func startOf(text string, line int) int {
	lines := strings.Split(text, "\n")
	for line > 1 && (strings.HasPrefix(strings.TrimSpace(lines[line-2]), "#") || strings.TrimSpace(lines[line-2]) == "") {
		line--
	}
	return line
}

// replaceDefinition writes a code's lines anew.
func replaceDefinition(text string, item *yaml.Node, end int, use, not string) string {
	before, after := cut(text, item.Line, end)
	lines := strings.Split(text, "\n")
	first := lines[item.Line-1]
	dash := first[:len(first)-len(strings.TrimLeft(first, " "))]
	indent := strings.Repeat(" ", max(item.Column-1, len(dash)+2))
	var b strings.Builder
	lead := dash + "-" + strings.Repeat(" ", max(len(indent)-len(dash)-1, 1))
	line := func(key, value string) {
		fmt.Fprintf(&b, "%s%s: %s\n", lead, key, value)
		lead = indent
	}
	for i := 0; i+1 < len(item.Content); i += 2 {
		switch key, value := item.Content[i].Value, item.Content[i+1]; key {
		case "use", "not":
		case "practice":
			line(key, value.Value)
		default:
			line(key, quoted(value.Value))
		}
		if item.Content[i].Value == "name" || item.Content[i].Value == "id" && valueOf(item, "name") == nil {
			line("use", quoted(use))
			if not != "" {
				line("not", quoted(not))
			}
		}
	}
	return before + b.String() + after
}

// quoted writes a text as a double-quoted scalar on one line.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + `"`
}

// sameBut checks that a changed framework differs in the definition only.
func sameBut(before dhr.Framework, changed, code, use, not string) error {
	after, err := codebook.LoadFramework(FrameworkFile, []byte(changed))
	if err != nil {
		return err
	}
	was, is := before.Codes(), after.Codes()
	same := len(was) == len(is) && len(before.Factors) == len(after.Factors)
	for i := range was {
		if !same {
			break
		}
		if was[i].ID == code {
			was[i].Use, was[i].Not = use, not
		}
		same = was[i] == is[i]
	}
	if !same {
		return dhr.Problems{{File: FrameworkFile, Msg: "the definition of " + code + " is written in a way that cannot be changed here", Hint: "change the file by hand"}}
	}
	return nil
}

// ReadFramework reads the text of a framework's file.
func ReadFramework(text string) (dhr.Framework, error) {
	return codebook.LoadFramework(FrameworkFile, []byte(text))
}
