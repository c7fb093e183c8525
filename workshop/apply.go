package workshop

import "context"

// Apply returns the file that a draft changes, as it is now, and the text that it would
// have.
func (w *Workshop) Apply(d Draft) (file File, text string, err error) {
	if file, err = w.FileOf(d.Code); err != nil {
		return file, "", err
	}
	if d.File {
		return file, ended(d.Text), nil
	}
	text, err = Replace(file.Text, d.Rule, d.Text)
	return file, text, err
}

// Before returns the version before one, of the same file, with its text; false for the
// first.
func (w *Workshop) Before(ctx context.Context, id int64) (text string, found bool, err error) {
	v, err := w.store.Version(ctx, id)
	if err != nil {
		return "", false, err
	}
	all, err := w.store.Versions(ctx, v.File)
	if err != nil {
		return "", false, err
	}
	for _, other := range all { // the newest first
		if other.ID < id {
			before, err := w.store.Version(ctx, other.ID)
			return before.Text, err == nil, err
		}
	}
	return "", false, nil
}
