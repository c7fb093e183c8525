-- What each bulk run was made with.

CREATE TABLE runs (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  started   TEXT NOT NULL,             -- RFC 3339, UTC
  finished  TEXT NOT NULL DEFAULT '',  -- empty while it runs or when it was killed
  program   TEXT NOT NULL,
  engine    TEXT NOT NULL,
  framework TEXT NOT NULL,
  rules     TEXT NOT NULL,
  documents INTEGER NOT NULL DEFAULT 0,
  failed    INTEGER NOT NULL DEFAULT 0
);
