package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr/review"
	"github.com/dhrcoder/dhr/store"
)

// serveOptions is how the pages are served.
type serveOptions struct {
	addr      string
	login     bool // ask for passwords on this computer too
	proxied   bool // browsers come by HTTPS through a proxy
	hosts     []string
	cert, key string
}

// loopback reports whether only this computer can reach the address.
func loopback(addr string) (bool, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return false, usagef("--addr is HOST:PORT, such as %s, not %q", defaultAddr, addr)
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback(), nil
}

// check says what is wrong with the options by themselves.
func (o serveOptions) check() error {
	if _, err := loopback(o.addr); err != nil {
		return err
	}
	if (o.cert == "") != (o.key == "") {
		return usagef("--cert and --key go together: the certificate and its private key, as PEM files")
	}
	return nil
}

// protect puts passwords and host names into the pages' options where other computers
// can reach them, and says loudly what that means.
func (a *app) protect(ctx context.Context, s *store.Store, o serveOptions, pages *review.Options) error {
	only, err := loopback(o.addr)
	if err != nil {
		return err
	}
	pages.TLS = o.cert != "" || o.proxied
	if len(o.hosts) > 0 || !only {
		if pages.Hosts, err = hostNames(o); err != nil {
			return err
		}
	}
	if only && !o.login {
		return nil
	}
	coders, err := s.Coders(ctx)
	if err != nil {
		return err
	}
	if len(coders) == 0 {
		if only {
			return usagef("--login asks for passwords, and no coder has one: `dhr coder add NAME`")
		}
		return usagef("--addr %s can be reached from other computers, so every coder needs a password, and none has one: `dhr coder add NAME`; or use 127.0.0.1", o.addr)
	}
	pages.Passwords = s
	if only {
		return nil
	}
	fmt.Fprintf(a.errs, "WARNING: these pages can be reached from other computers. %s can log in: `dhr coder list`.\n", count(len(coders), "coder"))
	if !pages.TLS {
		fmt.Fprint(a.errs, "WARNING: the traffic is NOT ENCRYPTED: whoever is on the network can read passwords and\nreports. Give --cert and --key, or serve on 127.0.0.1 behind a proxy that has TLS\n(--login --behind-tls --host NAME).\n")
	}
	return nil
}

// hostNames are the names by which browsers may ask for the pages: those given, else
// the address, this computer's name and its addresses.
func hostNames(o serveOptions) ([]string, error) {
	names := []string{"localhost", "127.0.0.1", "::1"}
	host, _, err := net.SplitHostPort(o.addr)
	if err != nil {
		return nil, err
	}
	ip := net.ParseIP(host)
	switch {
	case len(o.hosts) > 0:
		names = append(names, o.hosts...)
	case host == "" || ip != nil && ip.IsUnspecified():
		if name, err := os.Hostname(); err == nil {
			names = append(names, name)
		}
		addrs, err := net.InterfaceAddrs()
		if err != nil {
			return nil, fmt.Errorf("find this computer's addresses: %w (name it with --host NAME)", err)
		}
		for _, a := range addrs {
			if n, ok := a.(*net.IPNet); ok {
				names = append(names, n.IP.String())
			}
		}
	default:
		names = append(names, host)
	}
	for i, n := range names {
		names[i] = strings.ToLower(n)
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}
