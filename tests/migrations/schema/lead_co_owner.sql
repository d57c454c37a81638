CREATE TRIGGER lead_co_owner_delete AFTER DELETE ON lead_co_owner BEGIN UPDATE lead SET is_named = (EXISTS (SELECT 1 FROM lead_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM lead_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; END;
CREATE TRIGGER lead_co_owner_insert AFTER INSERT ON lead_co_owner BEGIN UPDATE lead SET is_named = (EXISTS (SELECT 1 FROM lead_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM lead_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TRIGGER lead_co_owner_update AFTER UPDATE ON lead_co_owner BEGIN UPDATE lead SET is_named = (EXISTS (SELECT 1 FROM lead_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM lead_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; UPDATE lead SET is_named = (EXISTS (SELECT 1 FROM lead_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM lead_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TABLE lead_co_owner (record_id TEXT NOT NULL REFERENCES lead (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES app_user (id),
  PRIMARY KEY (record_id, user_id)) WITHOUT ROWID;
CREATE INDEX lead_co_owner_user ON lead_co_owner (user_id, record_id);
