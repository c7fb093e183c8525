package login

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"sync"
	"time"
)

// lifetime is how long a session lasts after its coder last asked for a page, and
// longest how long at most.
const (
	lifetime = 4 * time.Hour
	longest  = 16 * time.Hour
)

// maxSessions bounds memory; the one not used for longest goes first.
const maxSessions = 1000

// session is one browser in which a coder has logged in.
type session struct {
	coder    string
	password [sha256.Size]byte // of the hash with which they did: a new password ends it
	began    time.Time
	used     time.Time
}

// sessions are kept in memory only, under the hash of their token: whoever reads the
// memory or a dump of it finds no token to log in with, and a restart ends them all.
type sessions struct {
	mu  sync.Mutex
	all map[[sha256.Size]byte]session
}

// begin returns the token of a new session: 256 random bits.
func (s *sessions) begin(coder, hash string, now time.Time) (token string) {
	random := make([]byte, 32)
	_, _ = rand.Read(random) // never fails, see crypto/rand
	token = base64.RawURLEncoding.EncodeToString(random)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sweep(now)
	s.all[sha256.Sum256([]byte(token))] = session{coder, sha256.Sum256([]byte(hash)), now, now}
	return token
}

// sweep forgets sessions that are over, and the oldest when there are too many.
func (s *sessions) sweep(now time.Time) {
	for len(s.all) > 0 {
		var oldest [sha256.Size]byte
		var at time.Time
		for k, one := range s.all {
			if one.over(now) {
				delete(s.all, k)
			} else if at.IsZero() || one.used.Before(at) {
				oldest, at = k, one.used
			}
		}
		if len(s.all) < maxSessions {
			return
		}
		delete(s.all, oldest)
	}
}

func (s session) over(now time.Time) bool {
	return now.Sub(s.used) > lifetime || now.Sub(s.began) > longest
}

// find returns the session of a token, which has been used by that.
func (s *sessions) find(token string, now time.Time) (session, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	k := sha256.Sum256([]byte(token))
	one, known := s.all[k]
	if !known || one.over(now) {
		delete(s.all, k)
		return session{}, false
	}
	one.used = now
	s.all[k] = one
	return one, true
}

// end forgets the session of a token.
func (s *sessions) end(token string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.all, sha256.Sum256([]byte(token)))
}
