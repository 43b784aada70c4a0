-- The index of one generation: it is made anew, never changed.
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE thing (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  symbol TEXT NOT NULL,
  named INTEGER NOT NULL,
  brief TEXT NOT NULL
);
CREATE INDEX thing_of_kind ON thing (kind, named DESC);

CREATE TABLE name (id INTEGER PRIMARY KEY, thing INTEGER NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL);
CREATE INDEX name_by_key ON name (key);
CREATE VIRTUAL TABLE names USING fts5 (
  name, content = 'name', content_rowid = 'id', prefix = '1 2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE document (
  thing INTEGER PRIMARY KEY,
  year INTEGER,
  issued TEXT NOT NULL,
  type TEXT NOT NULL,
  language TEXT NOT NULL,
  body INTEGER,
  title TEXT NOT NULL,
  passages INTEGER NOT NULL,
  provisions INTEGER NOT NULL,
  mentions INTEGER NOT NULL,
  unresolved INTEGER NOT NULL
);

CREATE TABLE passage (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  document INTEGER NOT NULL,
  paragraph TEXT NOT NULL,
  item TEXT NOT NULL,
  section TEXT NOT NULL,
  page TEXT NOT NULL,
  text TEXT NOT NULL
);

-- Numbered from 0 in the order of lists: the newest first, then as documents go.
CREATE TABLE provision (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  passage INTEGER NOT NULL,
  body INTEGER,
  year INTEGER,
  strength TEXT NOT NULL,
  level TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE TABLE addressee (provision INTEGER NOT NULL, position INTEGER NOT NULL, thing INTEGER, label TEXT NOT NULL, PRIMARY KEY (provision, position)) WITHOUT ROWID;
CREATE TABLE naming (thing INTEGER NOT NULL, provision INTEGER NOT NULL, PRIMARY KEY (thing, provision)) WITHOUT ROWID;
CREATE INDEX naming_by_provision ON naming (provision);
CREATE VIRTUAL TABLE words USING fts5 (
  text, content = 'provision', content_rowid = 'id',
  tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TABLE mention (thing INTEGER NOT NULL, document INTEGER NOT NULL, times INTEGER NOT NULL, first TEXT NOT NULL, PRIMARY KEY (thing, document)) WITHOUT ROWID;

-- `body` is 0 where it is not known.
CREATE TABLE reference (
  id INTEGER PRIMARY KEY,
  body INTEGER NOT NULL,
  subject INTEGER NOT NULL,
  passage INTEGER NOT NULL,
  provision INTEGER,
  kind TEXT NOT NULL,
  strength TEXT NOT NULL,
  year INTEGER
);
CREATE INDEX reference_by_subject ON reference (subject, body);

-- Which provisions have a value: all their numbers, as four bytes each.
CREATE TABLE facet (
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  label TEXT NOT NULL,
  rank INTEGER NOT NULL,
  provisions BLOB NOT NULL,
  PRIMARY KEY (field, value)
) WITHOUT ROWID;
CREATE TABLE scale (value TEXT PRIMARY KEY, field TEXT NOT NULL, label TEXT NOT NULL, rank INTEGER NOT NULL) WITHOUT ROWID;
