CREATE TABLE contract_tag (record_id TEXT NOT NULL REFERENCES contract (id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (record_id, tag)) WITHOUT ROWID;
CREATE INDEX contract_tag_tag ON contract_tag (tag, record_id);
