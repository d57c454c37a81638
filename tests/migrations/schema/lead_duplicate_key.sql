CREATE TABLE lead_duplicate_key (record_id TEXT NOT NULL REFERENCES lead (id) ON DELETE CASCADE,
  key_kind TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (record_id, key_kind, value)) WITHOUT ROWID;
CREATE INDEX lead_duplicate_key_value ON lead_duplicate_key (value, key_kind, record_id);
