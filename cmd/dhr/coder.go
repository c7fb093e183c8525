package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/dhrcoder/dhr/review/login"
	"github.com/dhrcoder/dhr/review/page"
)

func newCoderCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "coder",
		Short: "Give coders passwords for the pages",
		Long: `Add, list and remove the coders who may log in to the pages where other computers
can reach them (dhr serve --addr). Passwords are kept as argon2id hashes in the
project. On this computer alone the pages ask for a name only.` + exitHelp,
		Args: args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newCoderAddCommand(a), newCoderListCommand(a), newCoderRemoveCommand(a))
	return cmd
}

func newCoderAddCommand(a *app) *cobra.Command {
	var fromStdin bool
	cmd := &cobra.Command{
		Use:   "add NAME",
		Short: "Add a coder with a password, or change theirs",
		Long: fmt.Sprintf(`Add a coder, or give one a new password: then their sessions end. It asks for the
password twice on a terminal; with --password-stdin it is the first line of standard
input. A password has %d characters or more.`, login.MinPassword) + exitHelp,
		Args: args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, list []string) error {
			name, err := page.CoderName(list[0])
			if err != nil {
				return usagef("%q is no name for a coder: give 1 to 60 characters that can be seen", list[0])
			}
			s, _, err := a.openProject(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			password, err := a.newPassword(name, fromStdin)
			if err != nil {
				return err
			}
			if err := login.CheckPassword(password); err != nil {
				return err
			}
			added, err := s.SetCoderPassword(cmd.Context(), name, login.Hash(password), time.Now())
			if err != nil {
				return err
			}
			if added {
				fmt.Fprintf(a.out, "%s can log in.\n", name)
			} else {
				fmt.Fprintf(a.out, "%s has a new password; their sessions have ended.\n", name)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&fromStdin, "password-stdin", false, "read the password from standard input instead of asking")
	return cmd
}

// newPassword reads the first line of standard input, or asks twice on the terminal.
func (a *app) newPassword(name string, fromStdin bool) (string, error) {
	if fromStdin {
		line, err := bufio.NewReader(io.LimitReader(a.in, 4096)).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return "", fmt.Errorf("read the password: %w", err)
		}
		return strings.TrimRight(line, "\r\n"), nil
	}
	f, ok := a.in.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return "", usagef("there is no terminal to ask for the password on: give --password-stdin")
	}
	var entered [2]string
	for i, question := range []string{"Password for " + name + ": ", "Once more: "} {
		fmt.Fprint(a.errs, question)
		b, err := term.ReadPassword(int(f.Fd()))
		fmt.Fprintln(a.errs)
		if err != nil {
			return "", fmt.Errorf("read the password: %w", err)
		}
		entered[i] = string(b)
	}
	if entered[0] != entered[1] {
		return "", errors.New("the two passwords differ; nothing was changed")
	}
	return entered[0], nil
}

func newCoderListCommand(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the coders who have a password",
		Args:  args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, _, err := a.openProject(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			coders, err := s.Coders(cmd.Context())
			if err != nil {
				return err
			}
			if asJSON {
				type line struct {
					Name  string    `json:"name"`
					Added time.Time `json:"added"`
				}
				out := []line{}
				for _, c := range coders {
					out = append(out, line{c.Name, c.Added})
				}
				return a.printJSON(out)
			}
			for _, c := range coders {
				fmt.Fprintf(a.out, "%s  since %s\n", printable(c.Name), c.Added.Format(time.DateOnly))
			}
			if len(coders) == 0 {
				fmt.Fprintln(a.out, "No coder has a password.")
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func newCoderRemoveCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "remove NAME",
		Short: "Take a coder's password away",
		Long:  "Take a coder's password away: their sessions end. What they decided stays." + exitHelp,
		Args:  args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, list []string) error {
			name, err := page.CoderName(list[0])
			if err != nil {
				return usagef("%q is no name of a coder", list[0])
			}
			s, _, err := a.openProject(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			found, err := s.RemoveCoder(cmd.Context(), name)
			if err != nil {
				return err
			}
			if !found {
				return fmt.Errorf("no coder named %s has a password: dhr coder list names those who do", name)
			}
			fmt.Fprintf(a.out, "%s can no longer log in. What they decided stays.\n", name)
			return nil
		},
	}
}
