package classify

import (
	"io"

	"github.com/dhrcoder/dhr/classify/embed"
	"github.com/dhrcoder/dhr/classify/model"
)

// Blocks returns what the shipped and the projects' models see beside words: the
// sentence embedding.
func Blocks() ([]model.Block, error) {
	e, err := embed.Load()
	if err != nil {
		return nil, err
	}
	return []model.Block{embedding{e}}, nil
}

// BaseModel reads the model that ships with the program.
func BaseModel() (*model.Model, error) {
	blocks, err := Blocks()
	if err != nil {
		return nil, err
	}
	return model.Base(blocks...)
}

// LoadModel reads a model's file, such as one that dhr train wrote.
func LoadModel(r io.Reader) (*model.Model, error) {
	blocks, err := Blocks()
	if err != nil {
		return nil, err
	}
	return model.Load(r, blocks...)
}

// embedding is the passage's sentence embedding as a block.
type embedding struct{ encoder *embed.Encoder }

// embeddingScale makes the embedding's values, whose squares sum to 1, large enough
// beside the words': the larger, the less the regression is held back in using them.
const embeddingScale = 3

func (e embedding) Name() string { return "embedding-" + e.encoder.Version() }
func (e embedding) Width() int   { return e.encoder.Dim() }

func (e embedding) Open(*model.Document) func([]float32, model.Passage) {
	var vector []float32
	return func(to []float32, p model.Passage) {
		vector = e.encoder.Encode(p.Text, vector)
		for i, v := range vector {
			to[i] = v * embeddingScale
		}
	}
}
