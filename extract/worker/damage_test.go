package worker_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/dhrcoder/dhr/extract"
	"github.com/dhrcoder/dhr/extract/worker"
)

// damage returns a spoilt copy of a PDF: cut short, bytes flipped, a stream cut out,
// or objects that name each other in a circle.
func damage(data []byte, r *rand.Rand) (spoilt []byte, how string) {
	spoilt = bytes.Clone(data)
	switch r.IntN(4) {
	case 0:
		return spoilt[:r.IntN(len(spoilt))], "cut"
	case 1:
		for range 1 + r.IntN(200) {
			spoilt[r.IntN(len(spoilt))] ^= 1 << r.IntN(8)
		}
		return spoilt, "flipped"
	case 2:
		at := r.IntN(len(spoilt))
		end := min(len(spoilt), at+r.IntN(20000))
		return append(spoilt[:at:at], spoilt[end:]...), "stream cut out"
	}
	for _, key := range []string{"/Parent ", "/Kids [", "/Kids[", "/Contents ", "/Prev ", "/Length ", "/Resources "} {
		at := bytes.Index(spoilt, []byte(key))
		if at < 0 || r.IntN(2) == 0 {
			continue
		}
		copy(spoilt[at+len(key):], strconv.Itoa(1+r.IntN(9)))
	}
	return spoilt, "looped"
}

// TestDamage reads damaged variants of the samples: each has to be read or refused
// with a reason, within the limits. DHR_DAMAGED=1000 tries so many.
func TestDamage(t *testing.T) {
	n := 60
	if s := os.Getenv("DHR_DAMAGED"); s != "" {
		var err error
		if n, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
	}
	p := pool(t, "sound", worker.Options{Workers: 2, Stall: 30 * time.Second})
	dir := t.TempDir()
	var mu sync.Mutex
	var tasks sync.WaitGroup
	slots := make(chan struct{}, 2)
	outcome := map[string]int{}
	var slowest time.Duration
	for i := range n {
		r := rand.New(rand.NewPCG(1, uint64(i)))
		data, err := os.ReadFile(fmt.Sprintf("%sD%02d.pdf", samples, 1+r.IntN(7)))
		if err != nil {
			t.Fatal(err)
		}
		spoilt, how := damage(data, r)
		path := filepath.Join(dir, fmt.Sprintf("%04d.pdf", i))
		if err := os.WriteFile(path, spoilt, 0o600); err != nil {
			t.Fatal(err)
		}
		slots <- struct{}{}
		tasks.Go(func() {
			defer func() { <-slots }()
			began := time.Now()
			reading, err := p.Read(t.Context(), path, "id")
			mu.Lock()
			defer mu.Unlock()
			slowest = max(slowest, time.Since(began))
			switch file := (*extract.FileError)(nil); {
			case errors.As(err, &file):
				outcome[how+": refused"]++
			case err != nil:
				t.Errorf("variant %d (%s): %v", i, how, err)
			case len(reading.Pages) == 0:
				t.Errorf("variant %d (%s): neither read nor refused", i, how)
			default:
				outcome[how+": read"]++
			}
		})
	}
	tasks.Wait()
	t.Logf("%v; slowest %v", outcome, slowest)
}
