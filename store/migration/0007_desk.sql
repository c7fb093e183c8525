-- What the coder's desk works with.

-- zone is the passage's: a copy, like rank and verdict, so that the queue can be
-- narrowed and ordered from the indexes alone.
ALTER TABLE suggestions ADD COLUMN zone TEXT NOT NULL DEFAULT '';
UPDATE suggestions SET zone = (SELECT p.zone FROM passages p WHERE p.document = suggestions.document AND p.ordinal = suggestions.ordinal);
DROP INDEX suggestions_queue;
DROP INDEX suggestions_by_code;
CREATE INDEX suggestions_queue ON suggestions (document, ordinal, rank, score, zone) WHERE shown = 1 AND verdict = '';
CREATE INDEX suggestions_by_code ON suggestions (code, verdict, document, ordinal, score, zone) WHERE shown = 1;
CREATE INDEX suggestions_by_score ON suggestions (score DESC, document, ordinal, rank, zone) WHERE shown = 1 AND verdict = '';

-- Whose decision stands, and where.
ALTER TABLE codings ADD COLUMN coder TEXT NOT NULL DEFAULT '';
ALTER TABLE codings ADD COLUMN document INTEGER NOT NULL DEFAULT 0;
CREATE INDEX codings_by_place ON codings (document, verdict, coder);
CREATE INDEX codings_by_coder ON codings (coder, verdict);

CREATE INDEX passages_by_section ON passages (document, section, ordinal);
CREATE INDEX decisions_with_subthemes ON decisions (code) WHERE subthemes <> '[]';

-- Decisions that were one act, from the first Seq to the last: they are undone together.
CREATE TABLE acts (
  first INTEGER PRIMARY KEY REFERENCES decisions (seq),
  last  INTEGER NOT NULL,
  CHECK (last > first)
);

-- What coders were shown, so that one can go back: before is the id of the step from
-- which they came, 0 for none. again marks where the queue was begun anew.
CREATE TABLE trail (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  coder   TEXT NOT NULL,
  passage TEXT NOT NULL,
  code    TEXT NOT NULL,
  before  INTEGER NOT NULL,
  again   INTEGER NOT NULL CHECK (again IN (0, 1))
);

-- A person's word on the zone of a section, the last one of which holds. The section is
-- known by its heading and number, and how many like it come before it in the document,
-- since a later reading may count sections otherwise.
CREATE TABLE zone_corrections (
  seq      INTEGER PRIMARY KEY AUTOINCREMENT,
  document INTEGER NOT NULL REFERENCES documents (num),
  heading  TEXT NOT NULL,
  number   TEXT NOT NULL,
  nth      INTEGER NOT NULL,   -- from 0
  zone     TEXT NOT NULL,
  coder    TEXT NOT NULL CHECK (coder <> ''),
  at       TEXT NOT NULL       -- RFC 3339, UTC
);
CREATE INDEX zone_corrections_by_document ON zone_corrections (document, heading, number, nth, seq);
ALTER TABLE documents ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0;  -- how many corrections it has had

CREATE TRIGGER zone_corrections_are_not_changed BEFORE UPDATE ON zone_corrections
BEGIN
  SELECT RAISE (ABORT, 'corrections are only ever appended');
END;

CREATE TRIGGER zone_corrections_are_not_removed BEFORE DELETE ON zone_corrections
BEGIN
  SELECT RAISE (ABORT, 'corrections are only ever appended');
END;

-- A passage that a later reading no longer has, whose codings a person has carried
-- over to another passage or has said that none takes its place (to_passage empty).
CREATE TABLE carried (
  from_passage TEXT PRIMARY KEY REFERENCES passages (id),
  to_passage   TEXT NOT NULL,
  coder        TEXT NOT NULL,
  at           TEXT NOT NULL
);
