package login

import (
	"sync"
	"time"
)

// How many wrong passwords in a row are borne, from one address and for one name,
// before every further try has to wait.
const (
	triesByAddress = 10
	triesByName    = 20
	wait           = time.Minute
	longestWait    = 15 * time.Minute
)

// maxKept bounds memory: with so many addresses and names at once, new ones wait.
const maxKept = 10000

// limit slows down whoever guesses passwords.
type limit struct {
	mu    sync.Mutex
	tries map[string]*tries
}

type tries struct {
	wrong int
	until time.Time // before which no password is looked at
	last  time.Time
}

// bound is how many wrong passwords are borne for a key.
type bound struct {
	key   string
	borne int
}

// try notes a try as wrong before its password is looked at, so that many at once are no
// way round, or returns for how long none is taken: each wrong one beyond those borne
// doubles the wait.
func (l *limit) try(now time.Time, bounds ...bound) (left time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, b := range bounds {
		if t := l.tries[b.key]; t != nil {
			left = max(left, t.until.Sub(now))
		}
	}
	if len(l.tries) >= maxKept {
		if l.sweep(now); len(l.tries) >= maxKept {
			left = max(left, wait)
		}
	}
	if left > 0 {
		return left
	}
	for _, b := range bounds {
		t := l.tries[b.key]
		if t == nil || now.Sub(t.last) > longestWait {
			t = &tries{}
			l.tries[b.key] = t
		}
		t.wrong++
		t.last = now
		if over := t.wrong - b.borne; over >= 0 {
			t.until = now.Add(min(wait<<min(over, 10), longestWait))
		}
	}
	return 0
}

func (l *limit) sweep(now time.Time) {
	for k, t := range l.tries {
		if now.Sub(t.last) > longestWait {
			delete(l.tries, k)
		}
	}
}

// passed forgets what was wrong before a right password.
func (l *limit) passed(key string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.tries, key)
}
