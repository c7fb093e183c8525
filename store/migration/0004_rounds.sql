-- Double coding, and a record of decisions in which a changed row shows.

-- A coder who has a password. Coders of a project that only this computer serves
-- need no row here. The password is kept as its argon2id hash.
CREATE TABLE coders (
  name     TEXT PRIMARY KEY CHECK (name <> ''),
  password TEXT NOT NULL,
  added    TEXT NOT NULL  -- RFC 3339, UTC
) WITHOUT ROWID;

CREATE TABLE rounds (
  id     INTEGER PRIMARY KEY,
  coders TEXT NOT NULL,              -- JSON
  unit   TEXT NOT NULL CHECK (unit IN ('passages', 'cases')),
  seed   TEXT NOT NULL,              -- unsigned, in decimal
  drawn  TEXT NOT NULL,              -- RFC 3339, UTC
  by     TEXT NOT NULL,
  ended  TEXT NOT NULL DEFAULT ''    -- empty while coders code
);

CREATE TABLE round_passages (
  round   INTEGER NOT NULL REFERENCES rounds (id),
  passage TEXT NOT NULL REFERENCES passages (id),
  PRIMARY KEY (round, passage)
) WITHOUT ROWID;
CREATE INDEX round_passages_by_passage ON round_passages (passage, round);

CREATE TRIGGER rounds_are_only_ended BEFORE UPDATE ON rounds
WHEN OLD.ended <> '' OR (NEW.id, NEW.coders, NEW.unit, NEW.seed, NEW.drawn, NEW.by) IS NOT (OLD.id, OLD.coders, OLD.unit, OLD.seed, OLD.drawn, OLD.by)
BEGIN
  SELECT RAISE (ABORT, 'a round is only ever ended');
END;

CREATE TRIGGER rounds_are_not_removed BEFORE DELETE ON rounds
BEGIN
  SELECT RAISE (ABORT, 'a round is only ever ended');
END;

CREATE TRIGGER round_passages_are_not_changed BEFORE UPDATE ON round_passages
BEGIN
  SELECT RAISE (ABORT, 'the sample of a round stays as it was drawn');
END;

CREATE TRIGGER round_passages_are_not_removed BEFORE DELETE ON round_passages
BEGIN
  SELECT RAISE (ABORT, 'the sample of a round stays as it was drawn');
END;

-- The record of decisions moves into a table with a hash in each row. The program
-- copies the rows, since SQL cannot hash them, and drops the table before.
DROP TRIGGER decisions_are_not_changed;
DROP TRIGGER decisions_are_not_removed;
DROP TRIGGER decisions_are_not_replaced;
DROP INDEX decisions_by_passage;
DROP INDEX decisions_by_coder;
ALTER TABLE decisions RENAME TO decisions_before;

-- code is NULL for done, which is said of a passage, and for the undo of one.
CREATE TABLE decisions (
  seq         INTEGER PRIMARY KEY AUTOINCREMENT,
  passage     TEXT NOT NULL REFERENCES passages (id),
  code        TEXT REFERENCES codes (id),
  verdict     TEXT NOT NULL CHECK (verdict IN ('confirm', 'reject', 'unsure', 'add', 'done', 'undo')),
  agencies    TEXT NOT NULL,  -- JSON
  subthemes   TEXT NOT NULL,  -- JSON
  coder       TEXT NOT NULL CHECK (coder <> ''),
  at          TEXT NOT NULL,  -- RFC 3339, UTC
  note        TEXT NOT NULL,
  round       INTEGER REFERENCES rounds (id),
  adjudicates INTEGER NOT NULL CHECK (adjudicates IN (0, 1)),
  basis       TEXT NOT NULL,  -- JSON: the suggestion it was made on, or ''
  hash        TEXT NOT NULL CHECK (length(hash) = 64),  -- see Store.CheckChain
  CHECK (code IS NOT NULL OR verdict IN ('done', 'undo'))
);
CREATE INDEX decisions_by_passage ON decisions (passage, code, seq);
CREATE INDEX decisions_by_coder ON decisions (coder, seq);
CREATE INDEX decisions_in_brief ON decisions (coder, verdict, round, adjudicates, at);
CREATE INDEX decisions_by_round ON decisions (round, passage) WHERE round IS NOT NULL;

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
