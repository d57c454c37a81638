CREATE TRIGGER contact_share_delete AFTER DELETE ON contact_share BEGIN UPDATE contact SET is_named = (EXISTS (SELECT 1 FROM contact_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM contact_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; END;
CREATE TRIGGER contact_share_insert AFTER INSERT ON contact_share BEGIN UPDATE contact SET is_named = (EXISTS (SELECT 1 FROM contact_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM contact_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TRIGGER contact_share_update AFTER UPDATE ON contact_share BEGIN UPDATE contact SET is_named = (EXISTS (SELECT 1 FROM contact_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM contact_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; UPDATE contact SET is_named = (EXISTS (SELECT 1 FROM contact_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM contact_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TABLE contact_share (record_id TEXT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  principal TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('view', 'edit')),
  shared_by TEXT,
  shared_at INTEGER NOT NULL,
  PRIMARY KEY (record_id, principal)) WITHOUT ROWID;
CREATE INDEX contact_share_principal ON contact_share (principal, record_id);
