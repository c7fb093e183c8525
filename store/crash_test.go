package store

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"

	"github.com/dhrcoder/dhr"
)

const helper = "DHR_TEST_STORE_PROJECT"

// TestKilledCoder kills a program while it decides: every decision that it said was
// made is there, and what stands is noted beside the suggestion.
func TestKilledCoder(t *testing.T) {
	if dir := os.Getenv(helper); dir != "" {
		s, err := Open(t.Context(), dhr.Project{Dir: dir})
		must(t, err)
		for i := 0; ; i++ {
			v := []dhr.Verdict{dhr.VerdictConfirm, dhr.VerdictReject, dhr.VerdictUndo}[i%3]
			seq, err := s.Decide(t.Context(), decision("D01", 2, "5E", "RB", v))
			must(t, err)
			fmt.Println("decided", seq)
		}
	}
	s := coded(t)
	var before int64
	for kill := range 5 {
		cmd := exec.Command(os.Args[0], "-test.run=^TestKilledCoder$")
		cmd.Env = append(os.Environ(), helper+"="+s.Project().Dir)
		out, err := cmd.StdoutPipe()
		must(t, err)
		must(t, cmd.Start())
		var acknowledged int64
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if _, err := fmt.Sscanf(lines.Text(), "decided %d", &acknowledged); err == nil && acknowledged >= before+int64(10+kill) {
				must(t, cmd.Process.Kill())
			}
		}
		_ = cmd.Wait()
		made, err := s.Decisions(t.Context())
		must(t, err)
		last := made[len(made)-1].Seq
		if last < acknowledged || last > acknowledged+1 || len(made) != int(last) {
			t.Errorf("decision %d was acknowledged; there are %d, the last is %d", acknowledged, len(made), last)
		}
		if acknowledged <= before {
			t.Fatal("the program decided nothing")
		}
		u := unit(t, s, passage("D01", 2), "5E")
		count, err := s.Counts(t.Context(), dhr.QueueFilter{})
		must(t, err)
		if (count.Decided == 1) != (u.Standing != nil) {
			t.Errorf("%d suggestions are decided, but what stands is %+v", count.Decided, u.Standing)
		}
		before = last
	}
}

// TestTwoPrograms writes to a project from two connections at a time, as a coder and
// a bulk run do.
func TestTwoPrograms(t *testing.T) {
	s := coded(t)
	other, err := Open(t.Context(), s.Project())
	must(t, err)
	defer other.Close()
	const each = 60
	var wg sync.WaitGroup
	errs := make(chan error, 3*each)
	wg.Go(func() {
		for i := range each / 10 {
			errs <- other.SaveReading(t.Context(), docID("D02"), reading("D02", "e2", 3, 1, 2, i+10), "")
		}
	})
	for _, program := range []*Store{s, other} {
		wg.Go(func() {
			for range each {
				_, err := program.Decide(t.Context(), decision("D01", 2, "5E", "RB", dhr.VerdictConfirm))
				errs <- err
			}
		})
	}
	wg.Wait()
	close(errs)
	for err := range errs {
		if err != nil {
			t.Error(err)
		}
	}
	made, err := s.Decisions(t.Context())
	must(t, err)
	if len(made) != 2*each || made[len(made)-1].Seq != 2*each {
		t.Errorf("%d decisions", len(made))
	}
}
