-- What people propose by searching, and the versions of the codebook.

-- Searches whose hits somebody proposed for a code.
CREATE TABLE searches (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  query     TEXT NOT NULL CHECK (query <> ''),
  code      TEXT NOT NULL REFERENCES codes (id),
  score     REAL NOT NULL,
  coder     TEXT NOT NULL CHECK (coder <> ''),
  at        TEXT NOT NULL,             -- RFC 3339, UTC
  undone_by TEXT NOT NULL DEFAULT '',
  undone_at TEXT NOT NULL DEFAULT ''
);

-- The passages are not referred to: a later reading may lack one that the reading
-- after it has again.
CREATE TABLE search_hits (
  search   INTEGER NOT NULL REFERENCES searches (id),
  passage  TEXT NOT NULL,
  evidence TEXT NOT NULL,              -- JSON
  PRIMARY KEY (search, passage)
) WITHOUT ROWID;
CREATE INDEX search_hits_by_passage ON search_hits (passage, search);

-- What the rules and the model suggest beneath what people proposed, as JSON; 'none'
-- where they suggest nothing, and '' where nobody proposed anything.
ALTER TABLE suggestions ADD COLUMN beneath TEXT NOT NULL DEFAULT '';

-- Each version of each file of the codebook that was made in the pages, or found
-- changed by other means when the next one was made (coder is then empty).
CREATE TABLE codebook_versions (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  file  TEXT NOT NULL,                 -- in the codebook's folder, such as rules/5E.yaml
  text  TEXT NOT NULL,
  coder TEXT NOT NULL,
  at    TEXT NOT NULL,                 -- RFC 3339, UTC
  note  TEXT NOT NULL
);
CREATE INDEX codebook_versions_by_file ON codebook_versions (file, id);

CREATE TRIGGER codebook_versions_are_not_changed BEFORE UPDATE ON codebook_versions
BEGIN
  SELECT RAISE (ABORT, 'versions are only ever appended');
END;

CREATE TRIGGER codebook_versions_are_not_removed BEFORE DELETE ON codebook_versions
BEGIN
  SELECT RAISE (ABORT, 'versions are only ever appended');
END;
