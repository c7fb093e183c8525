// Package pdfium reads and draws the pages of PDFs with pdfium, as WebAssembly in a
// sandbox without files or network: words with their place and type, lines and
// filled areas.
package pdfium

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"time"

	pdfium "github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"github.com/dhrcoder/dhr/extract/fault"
)

// memoryPages bounds what one instance of pdfium may allocate: 256 MB in pages of
// 64 KiB. A bomb then fails inside the sandbox.
const memoryPages = 4096

// recycleAt is the memory, in bytes, above which an instance is not used for
// another document: WebAssembly memory grows and never shrinks.
const recycleAt = 96 << 20

// recycleAfter is the number of documents after which an instance is replaced, so
// that what pdfium may leak or a bad file may spoil stays small.
const recycleAfter = 50

// Engine holds the compiled pdfium and the instances that wait for work. Each
// instance has its own memory and serves one goroutine at a time.
type Engine struct {
	pool  pdfium.Pool
	cache wazero.CompilationCache
	idle  chan *Instance
}

// New compiles pdfium, or takes the machine code from the cache folder: some
// 2 s the first time and 0.07 s from then on.
func New(cacheDir string, workers int) (*Engine, error) {
	if err := os.MkdirAll(cacheDir, 0o700); err != nil {
		return nil, fmt.Errorf("make the cache folder: %w", err)
	}
	cache, err := wazero.NewCompilationCacheWithDir(cacheDir)
	if err != nil {
		return nil, fmt.Errorf("open the cache folder %s: %w", cacheDir, err)
	}
	pool, err := webassembly.Init(webassembly.Config{
		MaxIdle:  0,
		MaxTotal: -1, // idle bounds them; one that hangs must not take another's place
		// The default shows the whole file system to the sandbox.
		FSConfig: wazero.NewFSConfig(),
		Stdout:   io.Discard,
		Stderr:   io.Discard,
		// WithCloseOnContextDone would make a call interruptible, but it makes every
		// page take four times as long (2.2 ms against 8.4): package worker does it from outside.
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithCompilationCache(cache).
			WithMemoryLimitPages(memoryPages),
	})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("start pdfium: %w", err), cache.Close(context.Background()))
	}
	return &Engine{pool: pool, cache: cache, idle: make(chan *Instance, workers)}, nil
}

// Close ends the instances that wait for work and frees the compiled code. An
// instance still at work fails.
func (e *Engine) Close() error {
	return errors.Join(e.pool.Close(), e.cache.Close(context.Background()))
}

// Take gives an instance that waits, or a new one.
func (e *Engine) Take() (*Instance, error) {
	select {
	case in := <-e.idle:
		return in, nil
	default:
	}
	handle, err := e.pool.GetInstance(30 * time.Second)
	if err != nil {
		return nil, fmt.Errorf("start pdfium: %w", err)
	}
	return newInstance(handle)
}

// Give takes an instance back. One that has trapped, grown or served long is ended.
func (e *Engine) Give(in *Instance) {
	in.documents++
	if in.Broken || in.documents >= recycleAfter || in.memory.Size() > recycleAt {
		in.end()
		return
	}
	select {
	case e.idle <- in:
	default:
		in.end()
	}
}

// Instance is one pdfium with a memory of its own. It calls pdfium's C functions
// directly: the Go wrapper around them makes several calls and allocations for
// each character of a page, these make a handful for each word.
type Instance struct {
	handle    pdfium.Pdfium
	functions interface {
		Fn(name string) api.Function
	}
	memory    api.Memory
	scratch   uint32 // 256 bytes for results that come back through a pointer
	documents int
	Broken    bool // after a trap nothing in it can be trusted
	f         functions
}

// functions are those called for each word, type or object of a page.
type functions struct {
	looseBox, origin, textObject, fontSize, matrix, fontInfo, unicode api.Function
	countObjects, pageObject, objectType                              api.Function
}

func newInstance(handle pdfium.Pdfium) (*Instance, error) {
	impl := handle.GetImplementation()
	calls, ok := impl.(interface {
		Fn(name string) api.Function
	})
	value := reflect.Indirect(reflect.ValueOf(impl))
	if !ok || value.Kind() != reflect.Struct || !value.FieldByName("Module").IsValid() {
		return nil, fmt.Errorf("start pdfium: this version of go-pdfium hides its module (%T)", impl)
	}
	// Module is exported, but its struct's package is internal.
	module, ok := value.FieldByName("Module").Interface().(api.Module)
	if !ok {
		return nil, fmt.Errorf("start pdfium: this version of go-pdfium has another kind of module")
	}
	in := &Instance{handle: handle, functions: calls, memory: module.Memory()}
	in.f = functions{
		looseBox: calls.Fn("FPDFText_GetLooseCharBox"), origin: calls.Fn("FPDFText_GetCharOrigin"),
		textObject: calls.Fn("FPDFText_GetTextObject"), fontSize: calls.Fn("FPDFText_GetFontSize"),
		matrix: calls.Fn("FPDFText_GetMatrix"), fontInfo: calls.Fn("FPDFText_GetFontInfo"),
		unicode: calls.Fn("FPDFText_GetUnicode"), countObjects: calls.Fn("FPDFPage_CountObjects"),
		pageObject: calls.Fn("FPDFPage_GetObject"), objectType: calls.Fn("FPDFPageObj_GetType"),
	}
	err := in.try(func() { in.scratch = in.malloc(256) })
	return in, err
}

// end frees the instance. What it says after a trap is of no interest.
func (in *Instance) end() { _ = in.handle.Close() }

// trap is a failure inside the sandbox, carried by a panic from call to try so
// that each of many small calls need not be checked.
type trap struct{ err error }

// try runs steps that call pdfium and returns the trap that ended them, if any.
func (in *Instance) try(steps func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			in.Broken = true
			if t, ok := r.(trap); ok {
				err = t.err
				return
			}
			err = fmt.Errorf("%w (%v)", fault.ErrCrashed, r)
		}
	}()
	steps()
	return nil
}

// call runs one of pdfium's functions and gives its result, 0 when it has none.
func (in *Instance) call(fn api.Function, args ...uint64) uint64 {
	var stack [8]uint64
	copy(stack[:], args)
	if err := fn.CallWithStack(context.Background(), stack[:]); err != nil {
		// The error holds a stack trace of the sandbox, which helps no user.
		panic(trap{fmt.Errorf("%w (trap)", fault.ErrCrashed)})
	}
	return stack[0]
}

// do is call by the function's name.
func (in *Instance) do(name string, args ...uint64) uint64 {
	fn := in.functions.Fn(name)
	if fn == nil {
		panic(trap{fmt.Errorf("this build of pdfium has no %s", name)})
	}
	return in.call(fn, args...)
}

func (in *Instance) malloc(size int) uint32 {
	p := uint32(in.do("malloc", uint64(size)))
	if p == 0 {
		panic(trap{fmt.Errorf("%w (out of memory)", fault.ErrCrashed)})
	}
	return p
}

func (in *Instance) free(p uint32) { in.do("free", uint64(p)) }

// bytes is a view of the sandbox's memory, good until the next call.
func (in *Instance) bytes(p uint32, size int) []byte {
	view, ok := in.memory.Read(p, uint32(size))
	if !ok {
		panic(trap{fmt.Errorf("%w (bad pointer)", fault.ErrCrashed)})
	}
	return view
}

func (in *Instance) float32At(p uint32) float64 {
	v, _ := in.memory.ReadFloat32Le(p)
	return float64(v)
}

func (in *Instance) float64At(p uint32) float64 {
	v, _ := in.memory.ReadFloat64Le(p)
	return v
}

// toInt reads a C int from a result.
func toInt(r uint64) int { return int(int32(uint32(r))) }
