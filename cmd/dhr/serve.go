package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/dhrcoder/dhr"
	"github.com/dhrcoder/dhr/index"
	"github.com/dhrcoder/dhr/review"
	"github.com/dhrcoder/dhr/store"
)

const defaultAddr = "127.0.0.1:8080"

func newServeCommand(a *app) *cobra.Command {
	var addr string
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Review, read and search in the browser",
		Long: `Serve the pages for review, reading and search to the browser on this computer
until Ctrl-C. Every decision is on disk before the next suggestion shows. The pages
can be reached from this computer only.` + exitHelp,
		Args: args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := loopbackOnly(addr); err != nil {
				return err
			}
			s, framework, err := a.openProject(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			return a.serve(cmd.Context(), s, framework, addr)
		},
	}
	cmd.Flags().StringVar(&addr, "addr", defaultAddr, "address to listen on; port 0 takes a free one")
	return cmd
}

// loopbackOnly refuses addresses that other computers could reach: the pages have
// no passwords.
func loopbackOnly(addr string) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return usagef("--addr is HOST:PORT, such as %s, not %q", defaultAddr, addr)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return usagef("--addr %s could be reached from other computers, and the pages have no passwords; use 127.0.0.1", addr)
	}
	return nil
}

func (a *app) serve(ctx context.Context, s *store.Store, framework dhr.Framework, addr string) error {
	name := s.Project().Dir
	if abs, err := filepath.Abs(name); err == nil {
		name = abs
	}
	drawer := newPageDrawer(s.Project())
	pages, err := review.New(review.Options{Store: s, Framework: framework, Project: filepath.Base(name),
		Search: &pageSearch{project: s.Project(), store: s}, SearchHelp: index.Help,
		Pages: drawer, PageCache: s.Project().PageImages(),
		Log: slog.New(slog.NewTextHandler(a.errs, nil))})
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return fmt.Errorf("listen on %s: %w (another dhr serve may be running: --addr 127.0.0.1:0 takes a free port)", addr, err)
	}
	server := &http.Server{Handler: pages, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute,
		WriteTimeout: time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10}
	fmt.Fprintf(a.out, "Review pages: http://%s/\nStop with Ctrl-C.\n", listener.Addr())
	stopped := make(chan error, 1)
	go func() { stopped <- server.Serve(listener) }()
	select {
	case err = <-stopped:
	case <-ctx.Done():
		// A decision that is being written gets its time.
		closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		if err = server.Shutdown(closing); err == nil { // else a page may still be being drawn
			err = drawer.close()
		}
		fmt.Fprintln(a.out, "\nStopped. Every decision is saved.")
	}
	if errors.Is(err, http.ErrServerClosed) {
		err = nil
	}
	return err
}
