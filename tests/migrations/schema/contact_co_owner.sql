CREATE TABLE contact_co_owner (record_id TEXT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES app_user (id),
  PRIMARY KEY (record_id, user_id)) WITHOUT ROWID;
CREATE INDEX contact_co_owner_user ON contact_co_owner (user_id, record_id);
