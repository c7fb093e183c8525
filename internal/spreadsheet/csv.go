package spreadsheet

import (
	"encoding/csv"
	"fmt"
	"io"
	"reflect"
	"strconv"
)

// CSV writes lines as CSV: UTF-8 with the byte order mark that Excel needs, a line of
// column names, then a line each. Words that a spreadsheet would take for a formula
// get an apostrophe in front.
type CSV struct {
	w       io.Writer
	csv     *csv.Writer
	columns []column
	kind    reflect.Type
}

// NewCSV writes to w lines of the kind of the example. Call Flush at the end.
func NewCSV(w io.Writer, example any) (*CSV, error) {
	kind := reflect.TypeOf(example)
	columns, err := columnsOf(kind)
	if err != nil {
		return nil, err
	}
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return nil, fmt.Errorf("write CSV: %w", err)
	}
	c := &CSV{w: w, csv: csv.NewWriter(w), columns: columns, kind: kind}
	names := make([]string, len(columns))
	for i, one := range columns {
		names[i] = one.name
	}
	return c, c.put(names)
}

func (c *CSV) put(record []string) error {
	if err := c.csv.Write(record); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

// Write appends a line.
func (c *CSV) Write(line any) error {
	v := reflect.ValueOf(line)
	if v.Type() != c.kind {
		return fmt.Errorf("a line is %v, not %v", v.Type(), c.kind)
	}
	record := make([]string, len(c.columns))
	for i, one := range c.columns {
		cell, err := one.value(v)
		if err != nil {
			return err
		}
		switch x := cell.(type) {
		case string:
			record[i] = Harmless(x)
		case int64:
			record[i] = strconv.FormatInt(x, 10)
		case float64:
			record[i] = strconv.FormatFloat(x, 'g', -1, 64)
		}
	}
	return c.put(record)
}

// Flush writes what is still in memory.
func (c *CSV) Flush() error {
	c.csv.Flush()
	if err := c.csv.Error(); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}
