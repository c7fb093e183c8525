// Trainmodel makes the classifier's base model and the regressions that read
// recommendations, which ship in the program, from the training passages and reports
// and the sample reviews, and measures them on cases that they did not see: make model.
// The same repository gives the same bytes.
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
	recommendations := flag.Bool("recommendations", false, "learn and measure only the regressions that read recommendations, in seconds")
	flag.Parse()
	var err error
	switch {
	case *recommendations:
		err = trainRecommendations(*root)
	case *compare || *ablation:
		err = measure(*root, *compare)
	default:
		err = train(*root)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// measure prints the base model's figures beside those of plainer ones, or writes what
// each part of it adds.
func measure(root string, compare bool) error {
	d, err := readData(root)
	if err != nil {
		return err
	}
	if compare {
		d.halve()
		return d.compare(os.Stdout, variants()[:2])
	}
	var out bytes.Buffer
	if err := writeAblation(&out, d); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(root, "classify", "testdata", "ablation.txt"), out.Bytes(), 0o644)
}

// train makes all that ships, with its scores.
func train(root string) error {
	if err := trainRecommendations(root); err != nil {
		return err
	}
	d, err := readData(root)
	if err != nil {
		return err
	}
	m, scores, err := trainBase(d)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := m.Write(&out); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(root, "classify", "model", "base.bin.gz"), out.Bytes(), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(root, "classify", "testdata", "model-scores.txt"), scores, 0o644)
}
