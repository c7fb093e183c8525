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
	var o serveOptions
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Review, read and search in the browser",
		Long: `Serve the pages for review, reading and search to the browser on this computer
until Ctrl-C. Every decision is on disk before the next suggestion shows.

The pages can be reached from this computer only and ask for a name, not a password.
With an --addr that other computers can reach, every coder has to log in with the
password that dhr coder add gave them, and decides under that name. Without --cert
and --key passwords and reports then travel unencrypted.` + exitHelp,
		Example: "  dhr serve\n  dhr serve --addr 127.0.0.1:0 --login\n  dhr serve --addr 0.0.0.0:8443 --host coding.example.org --cert cert.pem --key key.pem",
		Args:    args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := o.check(); err != nil {
				return err
			}
			s, framework, err := a.openProject(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			return a.serve(cmd.Context(), s, framework, o)
		},
	}
	cmd.Flags().StringVar(&o.addr, "addr", defaultAddr, "address to listen on; port 0 takes a free one")
	cmd.Flags().BoolVar(&o.login, "login", false, "ask for passwords on this computer too, as behind a proxy")
	cmd.Flags().BoolVar(&o.proxied, "behind-tls", false, "browsers reach the pages by HTTPS through a proxy: their cookies never go unencrypted")
	cmd.Flags().StringSliceVar(&o.hosts, "host", nil, "name by which browsers may ask for the pages; else the address, or this computer's names")
	cmd.Flags().StringVar(&o.cert, "cert", "", "serve HTTPS with this certificate (PEM)")
	cmd.Flags().StringVar(&o.key, "key", "", "the private key of the certificate (PEM)")
	return cmd
}

func (a *app) serve(ctx context.Context, s *store.Store, framework dhr.Framework, o serveOptions) error {
	name := s.Project().Dir
	if abs, err := filepath.Abs(name); err == nil {
		name = abs
	}
	drawer := newPageDrawer(s.Project())
	options := review.Options{Store: s, Framework: framework, Project: filepath.Base(name), ID: name,
		Search: &pageSearch{project: s.Project(), store: s}, SearchHelp: index.Help,
		Workshop: newWorkshop(s), Tables: pageTables{s},
		Pages: drawer, PageCache: s.Project().PageImages(),
		Log: slog.New(slog.NewTextHandler(a.errs, nil))}
	if err := a.protect(ctx, s, o, &options); err != nil {
		return err
	}
	pages, err := review.New(options)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", o.addr)
	if err != nil {
		return fmt.Errorf("listen on %s: %w (another dhr serve may be running: --addr 127.0.0.1:0 takes a free port)", o.addr, err)
	}
	server := &http.Server{Handler: pages, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute,
		WriteTimeout: time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10}
	scheme, listen := "http", server.Serve
	if o.cert != "" {
		scheme, listen = "https", func(l net.Listener) error { return server.ServeTLS(l, o.cert, o.key) }
	}
	fmt.Fprintf(a.out, "Review pages: %s://%s/\nStop with Ctrl-C.\n", scheme, listener.Addr())
	stopped := make(chan error, 1)
	go func() { stopped <- listen(listener) }()
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
