-- Codes, what was suggested and what people decided.

-- A code that was taken out of the framework keeps its row, with rank -1, for
-- the decisions that name it.
CREATE TABLE codes (
  id   TEXT PRIMARY KEY,
  rank INTEGER NOT NULL,  -- place in the framework, from 0
  name TEXT NOT NULL
) WITHOUT ROWID;

-- rank is the code's, and verdict what stands after the decisions ('' while the
-- suggestion is unreviewed): both are copies, kept here for the review queue.
CREATE TABLE suggestions (
  document INTEGER NOT NULL,
  ordinal  INTEGER NOT NULL,  -- of the passage
  code     TEXT NOT NULL REFERENCES codes (id),
  rank     INTEGER NOT NULL,
  score    REAL NOT NULL,
  shown    INTEGER NOT NULL CHECK (shown IN (0, 1)),
  agencies TEXT NOT NULL,     -- JSON
  sources  TEXT NOT NULL,     -- JSON
  evidence TEXT NOT NULL,     -- JSON
  verdict  TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (document, ordinal, code),
  FOREIGN KEY (document, ordinal) REFERENCES passages (document, ordinal)
) WITHOUT ROWID;
CREATE INDEX suggestions_queue ON suggestions (document, ordinal, rank) WHERE shown = 1 AND verdict = '';
CREATE INDEX suggestions_by_code ON suggestions (code, verdict, document, ordinal) WHERE shown = 1;

CREATE TABLE decisions (
  seq      INTEGER PRIMARY KEY AUTOINCREMENT,
  passage  TEXT NOT NULL REFERENCES passages (id),
  code     TEXT NOT NULL REFERENCES codes (id),
  verdict  TEXT NOT NULL CHECK (verdict IN ('confirm', 'reject', 'unsure', 'add', 'undo')),
  agencies TEXT NOT NULL,  -- JSON
  coder    TEXT NOT NULL CHECK (coder <> ''),
  at       TEXT NOT NULL,  -- RFC 3339, UTC
  note     TEXT NOT NULL
);
CREATE INDEX decisions_by_passage ON decisions (passage, code, seq);
CREATE INDEX decisions_by_coder ON decisions (coder, seq);

CREATE TRIGGER decisions_are_not_changed BEFORE UPDATE ON decisions
BEGIN
  SELECT RAISE (ABORT, 'decisions are only ever appended');
END;

CREATE TRIGGER decisions_are_not_removed BEFORE DELETE ON decisions
BEGIN
  SELECT RAISE (ABORT, 'decisions are only ever appended');
END;

-- INSERT OR REPLACE deletes without firing the trigger above.
CREATE TRIGGER decisions_are_not_replaced BEFORE INSERT ON decisions
WHEN EXISTS (SELECT 1 FROM decisions WHERE seq = NEW.seq)
BEGIN
  SELECT RAISE (ABORT, 'decisions are only ever appended');
END;

-- What stands for a passage and code, worked out anew with each decision on them.
CREATE TABLE codings (
  passage TEXT NOT NULL REFERENCES passages (id),
  code    TEXT NOT NULL REFERENCES codes (id),
  verdict TEXT NOT NULL,
  PRIMARY KEY (passage, code)
) WITHOUT ROWID;
CREATE INDEX codings_by_code ON codings (code, verdict);
