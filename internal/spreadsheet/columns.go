// Package spreadsheet writes lines of data, such as those of JSON Lines exports, as
// tables that Excel and LibreOffice open: CSV and XLSX.
package spreadsheet

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"time"

	"github.com/dhrcoder/dhr"
)

// column is a field of the lines: its name is that of the field in JSON.
type column struct {
	name  string
	index []int
}

// columnsOf lists the columns of a struct in the order of its fields. Fields of
// embedded structs count as its own; those that JSON leaves out are left out.
func columnsOf(t reflect.Type) ([]column, error) {
	if t == nil || t.Kind() != reflect.Struct {
		return nil, fmt.Errorf("a line of a table is a struct, not %v", t)
	}
	var columns []column
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "" || name == "-" || !f.IsExported() {
			continue
		}
		columns = append(columns, column{name, f.Index})
	}
	return columns, nil
}

// value is what a cell holds: an int64, a float64 or a string. Lists are written
// with semicolons, spans as START-END, and what has no plain form as JSON.
func (c column) value(line reflect.Value) (any, error) {
	v, err := line.FieldByIndexErr(c.index)
	if err != nil { // of an embedded pointer that is nil
		return "", nil
	}
	return plain(v)
}

func plain(v reflect.Value) (any, error) {
	switch x := v.Interface().(type) {
	case time.Time:
		if x.IsZero() {
			return "", nil
		}
		return x.UTC().Format(time.RFC3339), nil
	case dhr.Span:
		return fmt.Sprintf("%d-%d", x.Start, x.End), nil
	}
	switch v.Kind() {
	case reflect.String:
		return v.String(), nil
	case reflect.Bool:
		if v.Bool() {
			return "yes", nil
		}
		return "no", nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return v.Int(), nil
	case reflect.Float32, reflect.Float64:
		return v.Float(), nil
	case reflect.Slice:
		var parts []string
		for i := range v.Len() {
			part, err := plain(v.Index(i))
			if err != nil {
				return nil, err
			}
			parts = append(parts, fmt.Sprint(part))
		}
		return strings.Join(parts, "; "), nil
	case reflect.Pointer:
		if v.IsNil() {
			return "", nil
		}
		if v.Elem().Kind() == reflect.Int {
			return v.Elem().Int(), nil
		}
	}
	text, err := json.Marshal(v.Interface())
	if err != nil {
		return nil, fmt.Errorf("write a cell: %w", err)
	}
	return string(text), nil
}

// Harmless puts an apostrophe before words that a spreadsheet would take for a
// formula, see OWASP, CSV Injection.
func Harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(s)[0]) {
		return "'" + s
	}
	return s
}
