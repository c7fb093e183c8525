-- Cases, their documents, and what was read in them.

CREATE TABLE settings (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE cases (
  id     TEXT PRIMARY KEY,
  title  TEXT NOT NULL,
  csp    TEXT NOT NULL,
  region TEXT NOT NULL,
  year   INTEGER NOT NULL,  -- 0 when not stated
  type   TEXT NOT NULL CHECK (type IN ('', 'ipv', 'familial', 'other')),
  source TEXT NOT NULL CHECK (source IN ('text', 'list'))
) WITHOUT ROWID;

-- num stands for the document in other tables, since id is 64 characters long.
CREATE TABLE documents (
  num       INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  name      TEXT NOT NULL COLLATE NOCASE UNIQUE,
  case_id   TEXT NOT NULL REFERENCES cases (id),
  bytes     INTEGER NOT NULL,
  status    TEXT NOT NULL DEFAULT 'added' CHECK (status IN ('added', 'read', 'failed')),
  reason    TEXT NOT NULL DEFAULT '',
  pages     INTEGER NOT NULL DEFAULT 0,
  engine    TEXT NOT NULL DEFAULT '',
  tried     TEXT NOT NULL DEFAULT '',
  suggested TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX documents_in_order ON documents (case_id, name);

CREATE TABLE pages (
  document  INTEGER NOT NULL REFERENCES documents (num),
  number    INTEGER NOT NULL,  -- from 1
  method    TEXT NOT NULL,
  width     REAL NOT NULL,     -- points
  height    REAL NOT NULL,
  words     INTEGER NOT NULL,
  quality   REAL NOT NULL,     -- 0-1
  agreement REAL NOT NULL,     -- 0-1, or -1 when one reader read it
  reason    TEXT NOT NULL,
  PRIMARY KEY (document, number)
) WITHOUT ROWID;
CREATE INDEX pages_not_good ON pages (document, number) WHERE reason <> '' OR method = 'unread';

CREATE TABLE sections (
  document   INTEGER NOT NULL REFERENCES documents (num),
  ordinal    INTEGER NOT NULL,
  heading    TEXT NOT NULL,
  number     TEXT NOT NULL,
  zone       TEXT NOT NULL,
  confidence REAL NOT NULL,
  page       INTEGER NOT NULL,
  PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE markings (
  document INTEGER NOT NULL REFERENCES documents (num),
  ordinal  INTEGER NOT NULL,
  text     TEXT NOT NULL,
  PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

-- A passage that a later reading no longer finds but that people have decided on
-- is retired: it is kept with a negative ordinal (-1, -2, … in the order of
-- retirement). Boxes are [[page,x,y,w,h],…].
CREATE TABLE passages (
  id       TEXT PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (num),
  ordinal  INTEGER NOT NULL,
  section  INTEGER NOT NULL,
  heading  TEXT NOT NULL,
  zone     TEXT NOT NULL,
  page     INTEGER NOT NULL,
  page_end INTEGER NOT NULL,
  number   TEXT NOT NULL,
  text     TEXT NOT NULL,
  boxes    TEXT NOT NULL,
  UNIQUE (document, ordinal)
);
