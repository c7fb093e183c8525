// Package worker reads documents in processes of their own: the only defence
// against a PDF that hangs a reader, fills the memory or kills the process.
//
// The program starts itself again with a hidden command that calls Serve; Pool is
// the other side. A worker reads one document at a time, says after every page that
// it is alive, and is replaced after some documents. One that says nothing for too
// long, or takes too much memory, is killed, and the document it was reading fails
// alone.
package worker
