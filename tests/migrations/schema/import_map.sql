CREATE TABLE import_map ( id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  columns TEXT NOT NULL,
  keys TEXT NOT NULL,
  date_order TEXT,
  updated_by TEXT,
  updated_at INTEGER NOT NULL );
CREATE UNIQUE INDEX import_map_name ON import_map (kind, name);
