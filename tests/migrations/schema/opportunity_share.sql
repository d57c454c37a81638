CREATE TRIGGER opportunity_share_delete AFTER DELETE ON opportunity_share BEGIN UPDATE opportunity SET is_named = (EXISTS (SELECT 1 FROM opportunity_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM opportunity_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; END;
CREATE TRIGGER opportunity_share_insert AFTER INSERT ON opportunity_share BEGIN UPDATE opportunity SET is_named = (EXISTS (SELECT 1 FROM opportunity_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM opportunity_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TRIGGER opportunity_share_update AFTER UPDATE ON opportunity_share BEGIN UPDATE opportunity SET is_named = (EXISTS (SELECT 1 FROM opportunity_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM opportunity_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; UPDATE opportunity SET is_named = (EXISTS (SELECT 1 FROM opportunity_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM opportunity_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TABLE opportunity_share (record_id TEXT NOT NULL REFERENCES opportunity (id) ON DELETE CASCADE,
  principal TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('view', 'edit')),
  shared_by TEXT,
  shared_at INTEGER NOT NULL,
  PRIMARY KEY (record_id, principal)) WITHOUT ROWID;
CREATE INDEX opportunity_share_principal ON opportunity_share (principal, record_id);
