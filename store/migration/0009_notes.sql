-- Where the mark of a footnote stands, as JSON; '' for what is no footnote.
ALTER TABLE passages ADD COLUMN refers TEXT NOT NULL DEFAULT '';
CREATE INDEX passages_notes ON passages (document, ordinal) WHERE refers <> '';
