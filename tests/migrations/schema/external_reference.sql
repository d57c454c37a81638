CREATE TABLE external_reference ( kind TEXT NOT NULL,
  value TEXT NOT NULL,
  record_id TEXT NOT NULL,
  import_id TEXT,
  PRIMARY KEY (kind, value) ) WITHOUT ROWID;
CREATE INDEX external_reference_record ON external_reference (record_id);
