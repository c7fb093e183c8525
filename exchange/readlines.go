package exchange

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/dhrcoder/dhr"
)

// maxLine bounds a line of a file, in bytes.
const maxLine = 4 << 20

// readLines reads JSON Lines of one kind, such as "decision", and gives each to take,
// which keeps it or says what is wrong with it. Lines that are wrong come back as
// problems with file and line. The error is of reading itself.
func readLines[T any](r io.Reader, name, kind string, take func(line int, v T) *dhr.Problem) (problems dhr.Problems, err error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	n := 0
	for lines.Scan() {
		n++
		data := bytes.TrimSpace(lines.Bytes())
		if n == 1 {
			data = bytes.TrimPrefix(data, []byte("\ufeff"))
		}
		if len(data) == 0 {
			continue
		}
		v, p := decodeLine[T](data, kind)
		if p == nil {
			p = take(n, v)
		}
		if p != nil {
			p.File, p.Line = name, n
			problems = append(problems, *p)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read %ss %s, line %d: %w", kind, name, n+1, err)
	}
	return problems, nil
}

func decodeLine[T any](data []byte, kind string) (v T, p *dhr.Problem) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	err := dec.Decode(&v)
	if err == nil && dec.More() {
		err = errors.New("more than one value on the line")
	}
	if err != nil {
		return v, &dhr.Problem{Msg: fmt.Sprintf("not a %s: %v", kind, err),
			Hint: fmt.Sprintf("each line is one JSON object as `dhr export %ss` writes it", kind)}
	}
	return v, nil
}
