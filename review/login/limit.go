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

// blocked returns for how long no try with any of the keys is taken.
func (l *limit) blocked(now time.Time, keys ...string) (left time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, k := range keys {
		if t := l.tries[k]; t != nil {
			left = max(left, t.until.Sub(now))
		}
	}
	if len(l.tries) >= maxKept {
		if l.sweep(now); len(l.tries) >= maxKept {
			left = max(left, wait)
		}
	}
	return left
}

func (l *limit) sweep(now time.Time) {
	for k, t := range l.tries {
		if now.Sub(t.last) > longestWait {
			delete(l.tries, k)
		}
	}
}

// failed notes a wrong password: each one beyond those borne doubles the wait.
func (l *limit) failed(now time.Time, key string, borne int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	t := l.tries[key]
	if t == nil || now.Sub(t.last) > longestWait && !now.Before(t.until) {
		t = &tries{}
		l.tries[key] = t
	}
	t.wrong++
	t.last = now
	if over := t.wrong - borne; over >= 0 {
		t.until = now.Add(min(wait<<min(over, 10), longestWait))
	}
}

// passed forgets what was wrong before a right password.
func (l *limit) passed(key string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.tries, key)
}
