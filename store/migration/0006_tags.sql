-- What outside lists say of cases. They are shown beside the codes that they hint at
-- and enter no count.

CREATE TABLE tags (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  source  TEXT NOT NULL,
  name    TEXT NOT NULL,
  value   TEXT NOT NULL,
  codes   TEXT NOT NULL,  -- JSON
  PRIMARY KEY (case_id, source, name, value)
) WITHOUT ROWID;
