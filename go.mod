module github.com/dhrcoder/dhr

go 1.26
