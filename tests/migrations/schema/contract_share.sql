CREATE TRIGGER contract_share_delete AFTER DELETE ON contract_share BEGIN UPDATE contract SET is_named = (EXISTS (SELECT 1 FROM contract_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM contract_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; END;
CREATE TRIGGER contract_share_insert AFTER INSERT ON contract_share BEGIN UPDATE contract SET is_named = (EXISTS (SELECT 1 FROM contract_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM contract_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TRIGGER contract_share_update AFTER UPDATE ON contract_share BEGIN UPDATE contract SET is_named = (EXISTS (SELECT 1 FROM contract_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM contract_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; UPDATE contract SET is_named = (EXISTS (SELECT 1 FROM contract_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM contract_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TABLE contract_share (record_id TEXT NOT NULL REFERENCES contract (id) ON DELETE CASCADE,
  principal TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('view', 'edit')),
  shared_by TEXT,
  shared_at INTEGER NOT NULL,
  PRIMARY KEY (record_id, principal)) WITHOUT ROWID;
CREATE INDEX contract_share_principal ON contract_share (principal, record_id);
