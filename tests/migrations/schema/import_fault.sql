CREATE TABLE import_fault ( import_id TEXT NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  row_number INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (import_id, row_number) ) WITHOUT ROWID;
