-- What reports say of their cases: what was proposed and what people decided.

-- A death by suicide is a type of its own.
ALTER TABLE cases RENAME COLUMN type TO old_type;
ALTER TABLE cases ADD COLUMN type TEXT NOT NULL DEFAULT '' CHECK (type IN ('', 'ipv', 'familial', 'suicide', 'other'));
UPDATE cases SET type = old_type;
ALTER TABLE cases DROP COLUMN old_type;

-- facts is the stamp of the proposals that are stored for the case: of the engine,
-- the rules and the documents that they were made from. Empty while there are none.
ALTER TABLE cases ADD COLUMN facts TEXT NOT NULL DEFAULT '';

CREATE TABLE attribute_proposals (
  case_id  TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  ordinal  INTEGER NOT NULL,
  name     TEXT NOT NULL,
  value    TEXT NOT NULL,
  score    REAL NOT NULL,
  passage  TEXT NOT NULL,   -- '' where the text's silence says it
  evidence TEXT NOT NULL,   -- JSON
  PRIMARY KEY (case_id, ordinal)
) WITHOUT ROWID;

CREATE TABLE recommendation_proposals (
  case_id  TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  ordinal  INTEGER NOT NULL,
  passage  TEXT NOT NULL,
  start    INTEGER NOT NULL,
  stop     INTEGER NOT NULL,
  number   TEXT NOT NULL,
  agencies TEXT NOT NULL,   -- JSON
  theme    TEXT NOT NULL,
  score    REAL NOT NULL,
  PRIMARY KEY (case_id, ordinal)
) WITHOUT ROWID;

-- A row is about an attribute of a case, or about a part of a passage that is a
-- recommendation. A case may go when its documents are moved; what was decided of it
-- stays on record and stands again should it come back.
CREATE TABLE fact_decisions (
  seq        INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id    TEXT NOT NULL,
  name       TEXT NOT NULL,
  passage    TEXT NOT NULL,
  start      INTEGER NOT NULL,
  stop       INTEGER NOT NULL,
  verdict    TEXT NOT NULL CHECK (verdict IN ('confirm', 'set', 'reject', 'unsure', 'undo')),
  vals       TEXT NOT NULL,  -- JSON
  addressees TEXT NOT NULL,  -- JSON
  theme      TEXT NOT NULL,
  source     TEXT NOT NULL,
  coder      TEXT NOT NULL CHECK (coder <> ''),
  at         TEXT NOT NULL,  -- RFC 3339, UTC
  note       TEXT NOT NULL,
  CHECK ((case_id = '') = (passage <> ''))
);
CREATE INDEX fact_decisions_by_fact ON fact_decisions (case_id, name, passage, start, stop, seq);
CREATE INDEX fact_decisions_by_passage ON fact_decisions (passage);
CREATE INDEX fact_decisions_by_coder ON fact_decisions (coder, seq);

CREATE TRIGGER fact_decisions_are_not_changed BEFORE UPDATE ON fact_decisions
BEGIN
  SELECT RAISE (ABORT, 'decisions are only ever appended');
END;

CREATE TRIGGER fact_decisions_are_not_removed BEFORE DELETE ON fact_decisions
BEGIN
  SELECT RAISE (ABORT, 'decisions are only ever appended');
END;

CREATE TRIGGER fact_decisions_are_not_replaced BEFORE INSERT ON fact_decisions
WHEN EXISTS (SELECT 1 FROM fact_decisions WHERE seq = NEW.seq)
BEGIN
  SELECT RAISE (ABORT, 'decisions are only ever appended');
END;

-- Which case a document belongs to, on a person's word. before is the row of the case
-- that the document left, as JSON, for taking it back.
CREATE TABLE groupings (
  seq      INTEGER PRIMARY KEY AUTOINCREMENT,
  document INTEGER NOT NULL REFERENCES documents (num),
  from_id  TEXT NOT NULL,
  to_id    TEXT NOT NULL,
  before   TEXT NOT NULL,
  undoes   INTEGER NOT NULL DEFAULT 0,
  coder    TEXT NOT NULL CHECK (coder <> ''),
  at       TEXT NOT NULL,
  note     TEXT NOT NULL
);

CREATE TRIGGER groupings_are_not_changed BEFORE UPDATE ON groupings
BEGIN
  SELECT RAISE (ABORT, 'groupings are only ever appended');
END;

CREATE TRIGGER groupings_are_not_removed BEFORE DELETE ON groupings
BEGIN
  SELECT RAISE (ABORT, 'groupings are only ever appended');
END;

-- Random samples of passages that nothing suggested, for estimating what was missed.
-- A passage has been read when a coder's 'done' stands on it.
CREATE TABLE blind_samples (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  seed       TEXT NOT NULL,     -- unsigned, 64 bits
  size       INTEGER NOT NULL,
  population INTEGER NOT NULL,
  coder      TEXT NOT NULL,
  at         TEXT NOT NULL
);

CREATE TABLE blind_passages (
  sample  INTEGER NOT NULL REFERENCES blind_samples (id),
  rank    INTEGER NOT NULL,       -- from 1
  passage TEXT NOT NULL,
  case_id TEXT NOT NULL,          -- at the time of the draw
  PRIMARY KEY (sample, rank)
) WITHOUT ROWID;
CREATE UNIQUE INDEX blind_passages_by_passage ON blind_passages (passage, sample);
