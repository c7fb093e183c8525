package dhr

import "time"

// Coder is a person who has a password for the project's pages.
type Coder struct {
	Name  string
	Added time.Time // or the password changed; UTC, to the second
}
