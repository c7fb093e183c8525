package page

import (
	"context"
	"errors"
	"fmt"
	"net/http"
)

// Error is a failure that the user is told of: what happened and what to do,
// in sentences, without report text.
type Error struct {
	Status   int
	Sentence string
	Remedy   string
}

func (e *Error) Error() string { return fmt.Sprintf("%d: %s", e.Status, e.Sentence) }

// BadRequest tells the reader what is wrong with what was sent.
func BadRequest(format string, args ...any) error {
	return &Error{Status: http.StatusBadRequest, Sentence: fmt.Sprintf(format, args...),
		Remedy: "Nothing was saved. Go back, correct it and try again."}
}

// errorView is what error.html shows.
type errorView struct {
	Frame
	Status   int
	Name     string
	Sentence string
	Remedy   string
}

// fail answers with a page that says what went wrong. Failures that are not the
// user's are logged and shown without their cause, which may hold paths.
func (s *Site) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) {
		return // the reader has gone
	}
	var pe *Error
	var tooBig *http.MaxBytesError
	switch {
	case errors.As(err, &pe):
	case errors.As(err, &tooBig):
		pe = &Error{Status: http.StatusRequestEntityTooLarge, Sentence: "The form is too large.",
			Remedy: "Nothing was saved. Go back and shorten the note."}
	default:
		s.log.Error("page failed", "method", r.Method, "page", r.URL.Path, "error", err)
		pe = &Error{Status: http.StatusInternalServerError,
			Sentence: "The page could not be made; the decision, if there was one, was not saved.",
			Remedy:   "Try again. If it fails again, the window in which dhr serve runs says why."}
	}
	view := errorView{Frame: s.Frame(r, http.StatusText(pe.Status)), Status: pe.Status,
		Name: http.StatusText(pe.Status), Sentence: pe.Sentence, Remedy: pe.Remedy}
	if err := s.Write(w, "error.html", pe.Status, view); err != nil {
		s.log.Error("error page failed", "error", err)
		plainError(w, pe.Status, pe.Sentence)
	}
}

// FormError tells an oversized form from a broken one.
func FormError(err error) error {
	var tooBig *http.MaxBytesError
	if errors.As(err, &tooBig) {
		return err
	}
	return BadRequest("The form could not be read.")
}
