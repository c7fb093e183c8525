package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/dhrcoder/dhr/classify/model"
)

// explore: name=value+name=value
func explore(d *data, args []string) {
	modes := []teaching{passagesAlone, both}
	for _, name := range args {
		switch name {
		case "P":
			modes = []teaching{passagesAlone}
			continue
		case "B":
			modes = []teaching{both}
			continue
		case "PSB":
			modes = []teaching{passagesAlone, samplesAlone, both}
			continue
		}
		o := shippedOptions()
		for _, part := range strings.Split(name, "+") {
			if part == "base" {
				continue
			}
			key, value, _ := strings.Cut(part, "=")
			v, _ := strconv.ParseFloat(value, 64)
			m := map[string]func(o *model.Options){
				"cost": func(o *model.Options) { o.Cost = v }, "pos": func(o *model.Options) { o.Positive = v },
				"norm": func(o *model.Options) { o.NormPower = v }, "t": func(o *model.Options) { o.TextScale = v },
				"off": func(o *model.Options) { o.Offset = v }, "w": func(o *model.Options) { o.Window = int(v) },
				"least": func(o *model.Options) { o.Least = int(v) }, "voc": func(o *model.Options) { o.Vocabulary = int(v) },
				"pieces": func(o *model.Options) { o.Pieces = v > 0 }, "pairs": func(o *model.Options) { o.Pairs = v > 0 },
				"stems": func(o *model.Options) { o.Stems = v > 0 }, "rules": func(o *model.Options) { o.Rules = v > 0 },
				"ids": func(o *model.Options) { o.RuleIDs = v > 0 }, "cues": func(o *model.Options) { o.Cues = v > 0 },
				"cued": func(o *model.Options) { o.Cued = v > 0 }, "skips": func(o *model.Options) { o.Skips = v > 0 },
				"length": func(o *model.Options) { o.Length = v > 0 },
			}[key]
			m(&o)
		}
		for _, t := range modes {
			began := time.Now()
			d.writeVariant(os.Stdout, name, o, t)
			fmt.Fprintln(os.Stderr, time.Since(began).Round(time.Second))
		}
	}
}
