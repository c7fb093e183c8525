package catalogue

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/dhrcoder/dhr"
)

// maxTable is how large one table of the data set may be, in bytes: a hundred times
// that of today's.
const maxTable = 32 << 20

// table is a CSV of the data set, known by its header and not by its name: releases
// name and nest their files in several ways.
type table struct {
	kind    string // "documents", "incidents", "victims" or "perpetrators"
	columns []string
	rows    [][]string
}

// ReadDHRD reads the DHRD data set from a folder or a zip of its CSVs. Without
// documents.csv there are no titles and download IDs, by which documents are matched.
// The notes say what is odd about the data; nothing is mended.
func ReadDHRD(name string) (records []Record, notes []string, err error) {
	tables, err := dhrdTables(name)
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", name, err)
	}
	incidents, ok := tables["incidents"]
	if !ok {
		return nil, nil, fmt.Errorf("read %s: no table has the columns incident_id and csp: give the folder or zip that holds incidents.csv", name)
	}
	at := map[string]int{}
	for _, row := range incidents.rows {
		id := incidents.value(row, "incident_id")
		if _, twice := at[id]; twice || id == "" {
			notes = append(notes, fmt.Sprintf("incidents: %q is named twice or empty; its first row is taken", id))
			continue
		}
		at[id] = len(records)
		r := Record{Source: DHRD, ID: id, CSP: known(incidents.value(row, "csp")), Region: known(incidents.value(row, "region")),
			Death: known(incidents.value(row, "death_date"))}
		incidents.tag(&r, "", row)
		records = append(records, r)
	}
	orphans := map[string]int{}
	for _, kind := range []string{"documents", "victims", "perpetrators"} {
		t, there := tables[kind]
		if !there {
			notes = append(notes, "there is no table of "+kind)
			continue
		}
		for _, row := range t.rows {
			i, found := at[t.value(row, "incident_id")]
			if !found {
				orphans[kind]++
				continue
			}
			t.add(&records[i], row)
		}
		if n := orphans[kind]; n > 0 {
			notes = append(notes, fmt.Sprintf("%s: %d rows name no incident that there is", kind, n))
		}
	}
	for i := range records {
		records[i].Values = values(records[i])
	}
	return records, notes, nil
}

// add gives a record what a row of another table says of it.
func (t table) add(r *Record, row []string) {
	switch t.kind {
	case "documents":
		if r.Download == "" {
			r.Download, r.Title = known(t.value(row, "download_id")), known(t.value(row, "title"))
		}
	case "victims":
		t.tag(r, "victim", row)
	case "perpetrators":
		t.tag(r, "perpetrator", row)
	}
}

// tag adds what a row says as tags. "False" means that nobody tagged it, which is
// not that it was not so: it gives none.
func (t table) tag(r *Record, who string, row []string) {
	for i, column := range t.columns {
		value := known(row[i])
		switch {
		case strings.HasSuffix(column, "_id") || value == "" || value == "False":
			continue
		case t.kind == "incidents" && slices.Contains([]string{"csp", "region", "death_date"}, column):
			continue
		}
		name := column
		for _, redundant := range []string{"_of_" + who, who + "_mh_", who + "_vuln_", who + "_"} {
			if who != "" {
				name = strings.ReplaceAll(name, redundant, "")
			}
		}
		name = strings.ReplaceAll(name, "_", " ")
		if who != "" {
			name = who + " - " + name
		}
		r.with(name, value)
	}
}

// known returns a value without the words that stand for none.
func known(s string) string {
	s = strings.TrimSpace(s)
	switch strings.ToLower(s) {
	case "unknown", "not_known", "not known", "nan", "none":
		return ""
	}
	return s
}

func (t table) value(row []string, column string) string {
	if i := slices.Index(t.columns, column); i >= 0 {
		return strings.TrimSpace(row[i])
	}
	return ""
}

// dhrdTables reads every CSV below a folder or in a zip that is a table of the set.
func dhrdTables(name string) (map[string]table, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	var files fs.FS
	if info.IsDir() {
		files = os.DirFS(name)
	} else {
		archive, err := zip.OpenReader(name)
		if err != nil {
			return nil, errors.New("it is neither a folder nor a zip")
		}
		defer archive.Close()
		files = archive
	}
	tables := map[string]table{}
	err = fs.WalkDir(files, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.EqualFold(path.Ext(file), ".csv") {
			return err
		}
		t, err := readTable(files, file)
		if err != nil {
			return err
		}
		if t.kind == "" {
			return nil
		}
		if _, twice := tables[t.kind]; twice {
			return fmt.Errorf("%s is a second table of %s: give the folder of one release", file, t.kind)
		}
		tables[t.kind] = t
		return nil
	})
	return tables, err
}

func readTable(files fs.FS, file string) (table, error) {
	f, err := files.Open(file)
	if err != nil {
		return table{}, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxTable+1))
	switch {
	case err != nil:
		return table{}, fmt.Errorf("%s: %w", file, err)
	case len(text) > maxTable:
		return table{}, fmt.Errorf("%s is larger than a table of the set can be", file)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff")))).ReadAll()
	if err != nil || len(rows) == 0 {
		return table{}, nil // some other CSV
	}
	t := table{columns: rows[0], rows: rows[1:]}
	has := func(column string) bool { return slices.Contains(t.columns, column) }
	switch {
	case !has("incident_id"):
	case has("victim_id"):
		t.kind = "victims"
	case has("perpetrator_id"):
		t.kind = "perpetrators"
	case has("document_id"):
		t.kind = "documents"
	case has("csp"):
		t.kind = "incidents"
	}
	return t, nil
}

// values are what a record says in the words of attributes.
func values(r Record) []Value {
	tag := func(name string) string {
		for _, t := range r.Tags {
			if t.Name == name {
				return t.Value
			}
		}
		return ""
	}
	out := regionValue(r.Region)
	partner := tag("intimate partner violence") == "True"
	family := tag("familial homicide") == "True" || tag("parricide") == "True"
	switch {
	case tag("victim - suicide") == "True":
		out = append(out, Value{dhr.AttributeType, string(dhr.CaseSuicide)})
	case partner && !family:
		out = append(out, Value{dhr.AttributeType, string(dhr.CaseIPV)})
	case family && !partner:
		out = append(out, Value{dhr.AttributeType, string(dhr.CaseFamilial)})
	}
	for _, who := range []struct {
		name string
		to   dhr.AttributeName
	}{{"victim - sex", dhr.AttributeVictimSex}, {"perpetrator - sex", dhr.AttributePerpetratorSex}} {
		if sex := strings.ToLower(tag(who.name)); sex == "female" || sex == "male" {
			out = append(out, Value{who.to, sex})
		}
	}
	if method := methods()[tag("cause of death")]; method != "" {
		out = append(out, Value{dhr.AttributeMethod, method})
	}
	return out
}

// methods are the data set's causes of death in the words of the attribute. Those
// that fit none or several are left out.
func methods() map[string]string {
	return map[string]string{"sharp instrument": "knife", "blunt instrument": "blunt force", "manual strangulation": "strangulation",
		"strangulation with ligature": "strangulation", "suffocation, asphyxiation or smothering": "suffocation", "arson": "fire",
		"burning or scalding": "fire", "drowning": "drowning", "shooting": "firearm", "fall to a hard surface": "fall",
		"hit by vehicle": "vehicle", "other poisoning": "poisoning", "carbon monoxide poisoning": "poisoning"}
}
