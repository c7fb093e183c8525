// Trainmodel makes the classifier's base model, which ships in the program, from
// the training passages and the sample reviews, and measures it on cases that it
// did not see: make model. The same repository gives the same bytes.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	root := flag.String("root", ".", "the repository")
	ablation := flag.Bool("ablation", false, "measure what each part of the model adds, instead of making one")
	compare := flag.Bool("compare", false, "print the model's figures beside those of rules alone and of TF-IDF with logistic regression, on the same folds")
	flag.Parse()
	if err := run(*root, *ablation, *compare); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(root string, ablation, compare bool) error {
	d, err := readData(root)
	if err != nil {
		return err
	}
	if compare {
		d.halve()
		return d.compare(os.Stdout, variants()[:2])
	}
	var out bytes.Buffer
	if ablation {
		if err := writeAblation(&out, d); err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(root, "classify", "testdata", "ablation.txt"), out.Bytes(), 0o644)
	}
	m, scores, err := trainBase(d)
	if err != nil {
		return err
	}
	if err := m.Write(&out); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(root, "classify", "model", "base.bin.gz"), out.Bytes(), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(root, "classify", "testdata", "model-scores.txt"), scores, 0o644)
}
