package main

import (
	"io"
	"time"

	"github.com/schollz/progressbar/v3"

	"github.com/dhrcoder/dhr/pipeline"
)

// newProgress shows a bar a stage, with counts and the time left, when a person is
// looking at w, and nothing otherwise.
func newProgress(w io.Writer) pipeline.Progress {
	if !isTerminal(w) {
		return pipeline.NoProgress{}
	}
	return &bars{w: w}
}

type bars struct {
	w   io.Writer
	bar *progressbar.ProgressBar
}

// Start begins the bar of a stage.
func (b *bars) Start(stage pipeline.Stage, total int) {
	names := map[pipeline.Stage]string{pipeline.StageAdd: "Adding PDFs    ", pipeline.StageExtract: "Reading        ",
		pipeline.StageSuggest: "Suggesting     ", pipeline.StagePropose: "Cases          ", pipeline.StageIndex: "Indexing       "}
	b.bar = progressbar.NewOptions(total,
		progressbar.OptionSetWriter(b.w),
		progressbar.OptionSetDescription(names[stage]),
		progressbar.OptionShowCount(),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionShowElapsedTimeOnFinish(),
		progressbar.OptionSetWidth(30),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionOnCompletion(func() { _, _ = io.WriteString(b.w, "\n") }))
	_ = b.bar.RenderBlank() // a bar that cannot be drawn must not stop the run
}

// Done moves the bar by one document.
func (b *bars) Done(pipeline.Stage, string) { _ = b.bar.Add(1) }

// End leaves the bar as it stands.
func (b *bars) End(pipeline.Stage) { _ = b.bar.Exit() }
