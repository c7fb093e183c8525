package page

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// pauseCookie holds when a stretch of reading began and was last seen, or "off".
const pauseCookie = "dhr_pause"

// Reading these reports for long is hard on anyone: after a stretch a break is
// suggested, and after a pause of that length a new stretch begins.
const (
	stretch = 50 * time.Minute
	pause   = 10 * time.Minute
)

// Pause is what a page says of breaks.
type Pause struct {
	Off     bool
	Minutes int // read without a break, when one is due; else 0
}

// Pause notes that the reader reads now and says whether a break is due.
func (s *Site) Pause(w http.ResponseWriter, r *http.Request) Pause {
	now := s.Now()
	began, last, off := pauseOf(r)
	switch {
	case off:
		return Pause{Off: true}
	case last.IsZero() || now.Sub(last) >= pause || now.Before(began):
		began, last = now, time.Time{}
	}
	if now.Sub(last) >= time.Minute {
		setPause(w, began, now)
	}
	if read := now.Sub(began); read >= stretch {
		return Pause{Minutes: int(read.Minutes())}
	}
	return Pause{}
}

// PauseOff reports whether the reader has switched the reminder off.
func PauseOff(r *http.Request) bool {
	_, _, off := pauseOf(r)
	return off
}

// SetPause begins a new stretch ("taken" and "on") or switches the reminder "off".
func (s *Site) SetPause(w http.ResponseWriter, what string) error {
	switch what {
	case "taken", "on":
		setPause(w, s.Now(), s.Now())
	case "off":
		Remember(w, pauseCookie, "off")
	default:
		return BadRequest("The reminder of breaks is either on or off.")
	}
	return nil
}

func setPause(w http.ResponseWriter, began, last time.Time) {
	Remember(w, pauseCookie, fmt.Sprintf("%d.%d", began.Unix(), last.Unix()))
}

func pauseOf(r *http.Request) (began, last time.Time, off bool) {
	c, err := r.Cookie(pauseCookie)
	if err != nil {
		return began, last, false
	}
	from, to, _ := strings.Cut(c.Value, ".")
	a, errA := strconv.ParseInt(from, 10, 64)
	b, errB := strconv.ParseInt(to, 10, 64)
	if errA != nil || errB != nil {
		return began, last, c.Value == "off"
	}
	return time.Unix(a, 0), time.Unix(b, 0), false
}
