// Package corpus brings reports into a project: it finds PDFs in files and folders,
// names them by the hash of their bytes, keeps a copy of each and reads the list of
// cases that a person wrote. It knows nothing of what is in a PDF.
package corpus
