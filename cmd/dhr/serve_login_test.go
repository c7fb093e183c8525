package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// certificate writes a certificate of its own for 127.0.0.1 with its key.
func certificate(t *testing.T, dir string) (cert, key string, pool *x509.CertPool) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, &template, &template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	keyDER, err := x509.MarshalECPrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	certPEM := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	for name, b := range map[string][]byte{cert: certPEM, key: pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: keyDER})} {
		if err := os.WriteFile(name, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	pool = x509.NewCertPool()
	pool.AppendCertsFromPEM(certPEM)
	return cert, key, pool
}

// TestServeBeyondThisComputer serves to every address: with a password, by HTTPS, only
// under the names of this computer, and with a warning.
func TestServeBeyondThisComputer(t *testing.T) {
	project := filepath.Join(t.TempDir(), "p")
	if code, _, errs := command(t.Context(), "init", project); code != exitDone {
		t.Fatal(errs)
	}
	const secret = "four words nobody guesses"
	var o, e buffer
	if code := run(t.Context(), []string{"coder", "add", "RB", "--password-stdin", "--project", project}, strings.NewReader(secret+"\n"), &o, &e); code != exitDone {
		t.Fatal(e.String())
	}
	for _, encrypted := range []bool{false, true} {
		args := []string{"serve", "--project", project, "--addr", "0.0.0.0:0"}
		client := &http.Client{}
		scheme := "http"
		if encrypted {
			cert, key, pool := certificate(t, t.TempDir())
			args = append(args, "--cert", cert, "--key", key)
			client.Transport = &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}}
			scheme = "https"
		}
		ctx, stop := context.WithCancel(t.Context())
		var out, errs buffer
		done := make(chan int)
		go func() { done <- run(ctx, args, bytes.NewReader(nil), &out, &errs) }()
		port := regexp.MustCompile(scheme + `://\S+:(\d+)/`)
		for i := 0; port.FindString(out.String()) == ""; i++ {
			if i > 200 {
				t.Fatalf("no address: %s%s", out.String(), errs.String())
			}
			time.Sleep(50 * time.Millisecond)
		}
		if !strings.Contains(errs.String(), "can be reached from other computers. 1 coder can log in") || strings.Contains(errs.String(), "NOT ENCRYPTED") == encrypted {
			t.Error(errs.String())
		}
		base := scheme + "://127.0.0.1:" + port.FindStringSubmatch(out.String())[1]
		client.Jar, _ = cookiejar.New(nil)
		get := func(host string, form url.Values) (int, string) {
			req, err := http.NewRequest("GET", base+"/codebook", nil)
			if form != nil {
				req, err = http.NewRequest("POST", base+"/login", strings.NewReader(form.Encode()))
				req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			}
			if err != nil {
				t.Fatal(err)
			}
			req.Host = host
			resp, err := client.Do(req)
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			body, _ := io.ReadAll(resp.Body)
			for _, c := range resp.Cookies() {
				if c.Secure != encrypted {
					t.Errorf("%+v", c)
				}
			}
			return resp.StatusCode, string(body)
		}
		if status, body := get("", nil); status != http.StatusOK || strings.Contains(body, "Record keeping") || !strings.Contains(body, "Log in") {
			t.Error("seen without a password:", status)
		}
		if status, _ := get("elsewhere.example", nil); status != http.StatusMisdirectedRequest {
			t.Error("answers to another name:", status)
		}
		if status, body := get("", url.Values{"coder": {"RB"}, "password": {secret}, "next": {"/codebook"}}); status != http.StatusOK || !strings.Contains(body, "Record keeping") {
			t.Error(status, body)
		}
		client.CloseIdleConnections()
		stop()
		if code := <-done; code != exitDone {
			t.Errorf("exit %d: %s", code, errs.String())
		}
	}
}
