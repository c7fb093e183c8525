package model

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	_ "embed"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
)

// A model's file is gzip of: a line of magic, a line of JSON (header), then, little
// endian, the features, their weights, the regression's weights and its scales.
const (
	fileVersion = 2
	fileMagic   = "dhr model\n"
	fileLimit   = 64 << 20 // bytes unpacked
)

// header is the part of a file that people can read.
type header struct {
	Info        Info
	Calibration Calibration
	Stems       []string
	Vocabulary  []string `json:",omitempty"`
	Features    int
	Values      int // of the blocks
}

// entry is a feature in a file.
type entry struct {
	Kind uint8
	A, B int32
	IDF  float32
}

// Write writes the model's file. The same model gives the same bytes.
func (m *Model) Write(w io.Writer) error {
	body, err := m.unpacked()
	if err != nil {
		return err
	}
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	if _, err := z.Write(body); err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	return nil
}

func (m *Model) unpacked() ([]byte, error) {
	h := header{Info: m.info, Calibration: m.calibration, Stems: m.space.stems,
		Features: len(m.space.features), Values: len(m.dense)/len(m.info.Codes) - 1}
	if m.space.pieces != nil {
		h.Vocabulary = m.space.pieces.vocabulary
	}
	line, err := json.Marshal(h)
	if err != nil {
		return nil, fmt.Errorf("write model: %w", err)
	}
	var b bytes.Buffer
	b.WriteString(fileMagic)
	b.Write(line)
	b.WriteByte('\n')
	entries := make([]entry, len(m.space.features))
	for i, f := range m.space.features {
		entries[i] = entry{uint8(f.kind), f.a, f.b, m.space.weight[i]}
	}
	for _, part := range []any{entries, m.weights, m.scale, m.dense} {
		if err := binary.Write(&b, binary.LittleEndian, part); err != nil {
			return nil, fmt.Errorf("write model: %w", err)
		}
	}
	return b.Bytes(), nil
}

// Load reads a model's file. Blocks are those that it may ask for.
func Load(r io.Reader, blocks ...Block) (*Model, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("read model: it is no model file: %w", err)
	}
	body, err := io.ReadAll(io.LimitReader(z, fileLimit+1))
	if err != nil {
		return nil, fmt.Errorf("read model: %w", err)
	}
	if len(body) > fileLimit {
		return nil, fmt.Errorf("read model: it is larger than %d MB", fileLimit>>20)
	}
	m, err := unpack(body, blocks)
	if err != nil {
		return nil, fmt.Errorf("read model: %w", err)
	}
	sum := sha256.Sum256(body)
	m.hash = hex.EncodeToString(sum[:])
	return m, nil
}

func unpack(body []byte, blocks []Block) (*Model, error) {
	rest, is := bytes.CutPrefix(body, []byte(fileMagic))
	line, rest, cut := bytes.Cut(rest, []byte("\n"))
	if !is || !cut {
		return nil, fmt.Errorf("it is no model file")
	}
	var h header
	if err := json.Unmarshal(line, &h); err != nil {
		return nil, err
	}
	if h.Info.Version != fileVersion {
		return nil, fmt.Errorf("it is of version %d, and this program reads version %d: train it anew", h.Info.Version, fileVersion)
	}
	n := len(h.Info.Codes)
	entrySize := binary.Size(entry{})
	if n == 0 || h.Features < 0 || h.Values < 0 || len(h.Calibration.Codes) != n ||
		len(rest) != h.Features*(entrySize+n)+4*n+4*n*(h.Values+1) {
		return nil, fmt.Errorf("it is damaged")
	}
	m := &Model{info: h.Info, calibration: h.Calibration, weights: make([]int8, h.Features*n), scale: make([]float32, n),
		dense: make([]float32, n*(h.Values+1)),
		space: &space{kinds: kindSet(h.Info.Kinds), stems: h.Stems, pieces: newPieces(h.Vocabulary)}}
	entries := make([]entry, h.Features)
	in := bytes.NewReader(rest)
	for _, part := range []any{entries, m.weights, m.scale, m.dense} {
		if err := binary.Read(in, binary.LittleEndian, part); err != nil {
			return nil, err
		}
	}
	if err := m.space.take(entries); err != nil {
		return nil, err
	}
	return m, m.takeBlocks(h, blocks)
}

// take adds the features of a file to a space that has its stems and pieces.
func (s *space) take(entries []entry) error {
	for _, e := range entries {
		f := feature{kind(e.Kind), e.A, e.B}
		a, b := len(s.stems), 1
		if f.kind < kindCount {
			if a = s.size(f.kind); a < 0 {
				a, b = len(s.stems), len(s.stems)
			}
		}
		if f.kind >= kindCount || !s.kinds.has(f.kind) || f.a < 0 || int(f.a) >= a || f.b < 0 || int(f.b) >= b {
			return fmt.Errorf("it is damaged: a feature names what it does not have")
		}
		s.features = append(s.features, f)
		s.weight = append(s.weight, e.IDF)
	}
	s.index()
	return nil
}

// takeBlocks finds the blocks that the model was made with.
func (m *Model) takeBlocks(h header, blocks []Block) error {
	own := []Block{ruleBlock{h.Info.Codes}, cueBlock{}, lengthBlock{}}
	width := 0
	for _, name := range h.Info.Blocks {
		found := false
		for _, b := range append(own, blocks...) {
			if b.Name() == name && !found {
				found = true
				m.blocks = append(m.blocks, b)
				width += b.Width()
			}
		}
		if !found {
			return fmt.Errorf("it needs %q, which this program does not have: train it anew", name)
		}
	}
	if width != h.Values {
		return fmt.Errorf("it is damaged: its blocks have %d values, not %d", width, h.Values)
	}
	return nil
}

//go:embed base.bin.gz
var base []byte

// Base reads the model that ships with the program.
func Base(blocks ...Block) (*Model, error) { return Load(bytes.NewReader(base), blocks...) }
