# make demo: the program on the sample reviews. make test: every test.
GO ?= go
N ?= 60
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
BUILD = CGO_ENABLED=0 $(GO) build -trimpath -ldflags "-s -w -X main.version=$(VERSION)" -o bin/dhr ./cmd/dhr

.PHONY: model ablation demo test check interop bench fuzz build clean

demo: build
	@scripts/need tesseract=tesseract-ocr
	@bin/dhr demo

test:
	@scripts/need tesseract=tesseract-ocr chromium=chromium
	$(GO) test -timeout 30m ./...

check:
	@scripts/need tesseract=tesseract-ocr chromium=chromium
	@test -z "$$(gofmt -l .)" || { echo "not gofmt-ed:"; gofmt -l .; exit 1; }
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	$(GO) test -race -timeout 60m ./...
	@out=$$($(GO) tool govulncheck ./... 2>&1); s=$$?; echo "$$out"; \
	if [ $$s -ne 0 ] && echo "$$out" | grep -qE 'fetching vulnerabilities|dial tcp|connection refused|no such host|Forbidden'; then \
		echo "govulncheck: its database cannot be reached from here, so it was not checked"; \
	else exit $$s; fi

# What others' programs make of our files: a REFI-QDA reader from PyPI reads a project back.
interop:
	@scripts/need python3=python3-venv
	@test -x bin/interop/bin/python || python3 -m venv bin/interop
	@bin/interop/bin/python -m pip install -q pyrefiqda==0.3.1
	DHR_INTEROP_PYTHON=$(CURDIR)/bin/interop/bin/python $(GO) test ./cmd/dhr -run TestIndependentReader -count=1 -v

# make bench N=650 measures on a generated corpus of the size of the published one, and then how
# good suggestions are beside a plain classifier on the same folds.
bench: build
	@scripts/need pdftotext=poppler-utils tesseract=tesseract-ocr
	$(GO) run ./internal/bench -n $(N) -dhr bin/dhr
	$(GO) run ./internal/trainmodel -compare

# The classifier's base model and the regressions for recommendations, from classify/training and
# samples: the same files give the same bytes. make ablation measures what each part of it adds.
model:
	$(GO) run ./internal/trainmodel

ablation:
	$(GO) run ./internal/trainmodel -ablation

# Every fuzz target for a minute each: make fuzz FUZZTIME=1m
FUZZTIME ?= 1m
fuzz:
	@for f in $$(grep -rlE '^func Fuzz' --include=*_test.go .); do \
		for t in $$(sed -nE 's/^func (Fuzz[A-Za-z0-9_]*).*/\1/p' $$f); do \
			echo "$$f $$t"; $(GO) test -run '^$$' -fuzz "^$$t\$$" -fuzztime $(FUZZTIME) $$(dirname $$f) || exit 1; \
		done; done

build:
	@$(BUILD)

clean:
	rm -rf bin demo bench artefacts
