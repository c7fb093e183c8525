package review

import (
	"context"
	"errors"
	"fmt"
	"net/http"
)

// pageError is a failure that the user is told of: what happened and what to do,
// in sentences, without report text.
type pageError struct {
	status   int
	sentence string
	remedy   string
}

func (e *pageError) Error() string { return fmt.Sprintf("%d: %s", e.status, e.sentence) }

// badRequest tells the reader what is wrong with what was sent.
func badRequest(format string, args ...any) error {
	return &pageError{status: http.StatusBadRequest, sentence: fmt.Sprintf(format, args...),
		remedy: "Nothing was saved. Go back, correct it and try again."}
}

// errorView is what error.html shows.
type errorView struct {
	frame
	Status   int
	Name     string
	Sentence string
	Remedy   string
}

// fail answers with a page that says what went wrong. Failures that are not the
// user's are logged and shown without their cause, which may hold paths.
func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) {
		return // the reader has gone
	}
	var pe *pageError
	var tooBig *http.MaxBytesError
	switch {
	case errors.As(err, &pe):
	case errors.As(err, &tooBig):
		pe = &pageError{status: http.StatusRequestEntityTooLarge, sentence: "The form is too large.",
			remedy: "Nothing was saved. Go back and shorten the note."}
	default:
		s.log.Error("page failed", "method", r.Method, "page", r.URL.Path, "error", err)
		pe = &pageError{status: http.StatusInternalServerError,
			sentence: "The page could not be made; the decision, if there was one, was not saved.",
			remedy:   "Try again. If it fails again, the window in which dhr serve runs says why."}
	}
	view := errorView{frame: s.frame(r, http.StatusText(pe.status)), Status: pe.status,
		Name: http.StatusText(pe.status), Sentence: pe.sentence, Remedy: pe.remedy}
	if err := s.pages.write(w, "error.html", pe.status, view); err != nil {
		s.log.Error("error page failed", "error", err)
		plainError(w, pe.status, pe.sentence)
	}
}

// unknown answers every address and method that routes does not list.
func (s *server) unknown(w http.ResponseWriter, r *http.Request) error {
	if allow := allowed(r.URL.Path); allow != "" {
		w.Header().Set("Allow", allow)
		return &pageError{status: http.StatusMethodNotAllowed,
			sentence: fmt.Sprintf("This address does not take the method %s.", clean(short(r.Method, 20))),
			remedy:   "Use the links and buttons of the pages."}
	}
	return &pageError{status: http.StatusNotFound, sentence: "There is no page at this address.",
		remedy: "Start again from the overview."}
}

// allowed returns the method that the address takes, or "" when it is no page.
func allowed(path string) string {
	switch path {
	case "/", "/review", "/codebook", "/search", "/read", "/page":
		return "GET, HEAD"
	case "/coder", "/warning", "/keys", "/review/decide", "/review/add", "/review/undo":
		return "POST"
	}
	return ""
}

// formError tells an oversized form from a broken one.
func formError(err error) error {
	var tooBig *http.MaxBytesError
	if errors.As(err, &tooBig) {
		return err
	}
	return badRequest("The form could not be read.")
}
