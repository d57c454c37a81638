CREATE TRIGGER lead_share_delete AFTER DELETE ON lead_share BEGIN UPDATE lead SET is_named = (EXISTS (SELECT 1 FROM lead_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM lead_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; END;
CREATE TRIGGER lead_share_insert AFTER INSERT ON lead_share BEGIN UPDATE lead SET is_named = (EXISTS (SELECT 1 FROM lead_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM lead_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TRIGGER lead_share_update AFTER UPDATE ON lead_share BEGIN UPDATE lead SET is_named = (EXISTS (SELECT 1 FROM lead_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM lead_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; UPDATE lead SET is_named = (EXISTS (SELECT 1 FROM lead_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM lead_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TABLE lead_share (record_id TEXT NOT NULL REFERENCES lead (id) ON DELETE CASCADE,
  principal TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('view', 'edit')),
  shared_by TEXT,
  shared_at INTEGER NOT NULL,
  PRIMARY KEY (record_id, principal)) WITHOUT ROWID;
CREATE INDEX lead_share_principal ON lead_share (principal, record_id);
