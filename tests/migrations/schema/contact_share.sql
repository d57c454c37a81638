CREATE TABLE contact_share (record_id TEXT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  principal TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('view', 'edit')),
  shared_by TEXT,
  shared_at INTEGER NOT NULL,
  PRIMARY KEY (record_id, principal)) WITHOUT ROWID;
CREATE INDEX contact_share_principal ON contact_share (principal, record_id);
