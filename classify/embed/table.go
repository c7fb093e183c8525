package embed

import (
	_ "embed" // the table and its vocabulary
	"encoding/binary"
	"fmt"
	"math"
	"strings"
)

// The table as internal/distill writes it: "DHRE", format, rows and columns as
// little-endian uint32, a float32 scale for each row, then the rows as int8.
var (
	//go:embed table.bin
	tableFile string
	//go:embed vocabulary.txt
	vocabularyFile string
)

const (
	tableMagic  = "DHRE"
	tableFormat = 1
	tableHeader = 16 // bytes
)

// table holds a row of small whole numbers for each entry of the vocabulary.
type table struct {
	dim   int
	scale []float32 // of each row
	rows  string    // int8, dim to a row
}

func readTable(file string) (table, error) {
	if len(file) < tableHeader || file[:4] != tableMagic {
		return table{}, fmt.Errorf("read the embedding table: it does not begin with %s", tableMagic)
	}
	word := func(at int) int { return int(binary.LittleEndian.Uint32([]byte(file[at : at+4]))) }
	format, n, dim := word(4), word(8), word(12)
	if format != tableFormat {
		return table{}, fmt.Errorf("read the embedding table: format %d, not %d", format, tableFormat)
	}
	if want := tableHeader + n*4 + n*dim; dim == 0 || len(file) != want {
		return table{}, fmt.Errorf("read the embedding table: %d bytes, not the %d of %d rows of %d", len(file), want, n, dim)
	}
	t := table{dim: dim, scale: make([]float32, n), rows: file[tableHeader+n*4:]}
	for i := range t.scale {
		t.scale[i] = math.Float32frombits(uint32(word(tableHeader + i*4)))
	}
	return t, nil
}

// add adds a row to sum. The product is rounded before it is added, so that every
// machine gets the same sum, also one that could do both at once.
func (t *table) add(sum []float32, row int32) {
	scale := t.scale[row]
	cells := t.rows[int(row)*t.dim:][:len(sum)]
	for i := range sum {
		sum[i] += float32(scale * float32(int8(cells[i])))
	}
}

func readVocabulary(file string) []string {
	return strings.Split(strings.TrimSuffix(file, "\n"), "\n")
}
