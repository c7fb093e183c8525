//go:build !linux

package worker

// memory is not known here; the sandbox of pdfium bounds what it may take.
func memory(int) int64 { return 0 }
