CREATE TABLE search_document ( docid INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  title TEXT NOT NULL,
  subtitle TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  digest TEXT NOT NULL,
  UNIQUE (kind, record_id) );
