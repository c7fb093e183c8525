package main

import (
	"encoding/gob"
	"fmt"
	"os"
	"strings"

	"github.com/dhrcoder/dhr/classify/model"
)

func exp(root string) error {
	d, err := readData(root)
	if err != nil {
		return err
	}
	fmt.Printf("%-40s %s\n", "", lineHead)
	for i, p := range d.part {
		if d.source[i] == samples {
			d.part[i] = "pair " + string(rune('1'+(p[5]-'1')%2))
		}
	}
	only := os.Getenv("ONLY")
	do := func(name string, taught source, change func(o *model.Options)) {
		if only != "" && !strings.Contains(","+only+",", ","+name+",") {
			return
		}
		o := d.shippedOptions()
		o.Pieces = false
		change(&o)
		tested := samples | reports
		if taught == passages {
			tested |= passages
		}
		m := model.CrossFit(d.examples, d.folds(taught, tested), d.codes, o)
		f, _ := os.Create("/tmp/margins-" + name + ".gob")
		gob.NewEncoder(f).Encode(m)
		f.Close()
		d.show(name, m, taught)
		if os.Getenv("NOBEST") != "" {
			for _, x := range m {
				for c := range x {
					x[c].Best = 0
				}
			}
			d.show(name+" without best", m, taught)
		}
	}
	all := passages | samples | reports
	none := func(*model.Options) {}
	do("pass", passages, none)
	do("pass+samples", passages|samples, none)
	do("all", all, none)
	do("win2", all, func(o *model.Options) { model.Window = 2 })
	model.Window = 1
	do("cost.5", all, func(o *model.Options) { o.Cost = 0.5 })
	do("cost2", all, func(o *model.Options) { o.Cost = 2 })
	do("pos1", all, func(o *model.Options) { o.Positive = 1 })
	do("pos4", all, func(o *model.Options) { o.Positive = 4 })
	do("norm.8", all, func(o *model.Options) { o.NormPower = .8; o.TextScale = 4 })
	do("text4", all, func(o *model.Options) { o.TextScale = 4 })
	do("text16", all, func(o *model.Options) { o.TextScale = 16 })
	do("offset1", all, func(o *model.Options) { o.Offset = 1 })
	do("offset.4", all, func(o *model.Options) { o.Offset = .4 })
	do("cues", all, func(o *model.Options) { o.Cues = true })
	do("cued", all, func(o *model.Options) { o.Cued = true })
	do("rules", all, func(o *model.Options) { o.Rules = true })
	do("pieces", all, func(o *model.Options) { o.Pieces = true })
	do("least3", all, func(o *model.Options) { o.Least = 3 })
	do("nolength", all, func(o *model.Options) { o.Length = false })
	do("case2", all, func(o *model.Options) { model.CaseCost = 2 })
	do("case4", all, func(o *model.Options) { model.CaseCost = 4 })
	model.CaseCost = 1
	return nil
}

func (d *data) show(name string, m [][]model.Margin, taught source) {
	fmt.Printf("%-30s samples   %s\n", name, d.measure(m, taught, samples).line())
	fmt.Printf("%-30s reports   %s\n", name, d.measure(m, taught, reports).line())
}
