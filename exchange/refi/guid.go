package refi

import (
	"strings"

	"github.com/google/uuid"
)

// guid names a thing by its kind and what identifies it in a project: the same thing
// has the same GUID in every export, so that programs recognise what they have seen.
func guid(kind string, parts ...string) string {
	space := uuid.NewSHA1(uuid.NameSpaceURL, []byte("https://github.com/dhrcoder/dhr/exchange/refi"))
	return uuid.NewSHA1(space, []byte(kind+"\x00"+strings.Join(parts, "\x00"))).String()
}

// key gives the form of a GUID under which two spellings of it are equal: small
// letters, no braces.
func key(guid string) string {
	return strings.ToLower(strings.Trim(strings.TrimSpace(guid), "{}"))
}
