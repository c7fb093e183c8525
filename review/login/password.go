package login

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
)

// MinPassword and MaxPassword bound a password, in code points. NIST SP 800-63B asks
// for eight at least where a second factor is; there is none here.
const (
	MinPassword = 12
	MaxPassword = 200
)

// The second recommended option of RFC 9106, section 4: three passes over 64 MiB in
// four lanes, a salt of 128 bits and a tag of 256.
const (
	passes   = 3
	memory   = 64 << 10 // KiB
	lanes    = 4
	saltSize = 16
	tagSize  = 32
)

// CheckPassword says why a password will not do.
func CheckPassword(password string) error {
	switch n := utf8.RuneCountInString(password); {
	case !utf8.ValidString(password):
		return errors.New("the password is not text")
	case n < MinPassword:
		return fmt.Errorf("the password has %d characters; take %d or more, such as four words that nobody would guess", n, MinPassword)
	case n > MaxPassword:
		return fmt.Errorf("the password has %d characters; %d are the most", n, MaxPassword)
	}
	return nil
}

// Hash returns the argon2id hash of a password in the PHC form, with a new salt.
func Hash(password string) string {
	salt := make([]byte, saltSize)
	_, _ = rand.Read(salt) // never fails, see crypto/rand
	tag := argon2.IDKey([]byte(password), salt, passes, memory, lanes, tagSize)
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, memory, passes, lanes, b64.EncodeToString(salt), b64.EncodeToString(tag))
}

// Matches reports whether the password has the hash. A hash with other parameters than
// Hash uses does not match anything: nothing else writes one.
func Matches(hash, password string) bool {
	head := fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$", argon2.Version, memory, passes, lanes)
	rest, ours := strings.CutPrefix(hash, head)
	text, tagText, both := strings.Cut(rest, "$")
	salt, err := base64.RawStdEncoding.DecodeString(text)
	want, err2 := base64.RawStdEncoding.DecodeString(tagText)
	if !ours || !both || err != nil || err2 != nil || len(salt) != saltSize || len(want) != tagSize {
		return false
	}
	return subtle.ConstantTimeCompare(argon2.IDKey([]byte(password), salt, passes, memory, lanes, tagSize), want) == 1
}
