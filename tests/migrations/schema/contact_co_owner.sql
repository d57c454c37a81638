CREATE TRIGGER contact_co_owner_delete AFTER DELETE ON contact_co_owner BEGIN UPDATE contact SET is_named = (EXISTS (SELECT 1 FROM contact_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM contact_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; END;
CREATE TRIGGER contact_co_owner_insert AFTER INSERT ON contact_co_owner BEGIN UPDATE contact SET is_named = (EXISTS (SELECT 1 FROM contact_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM contact_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TRIGGER contact_co_owner_update AFTER UPDATE ON contact_co_owner BEGIN UPDATE contact SET is_named = (EXISTS (SELECT 1 FROM contact_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM contact_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; UPDATE contact SET is_named = (EXISTS (SELECT 1 FROM contact_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM contact_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TABLE contact_co_owner (record_id TEXT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES app_user (id),
  PRIMARY KEY (record_id, user_id)) WITHOUT ROWID;
CREATE INDEX contact_co_owner_user ON contact_co_owner (user_id, record_id);
