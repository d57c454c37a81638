CREATE TRIGGER contract_co_owner_delete AFTER DELETE ON contract_co_owner BEGIN UPDATE contract SET is_named = (EXISTS (SELECT 1 FROM contract_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM contract_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; END;
CREATE TRIGGER contract_co_owner_insert AFTER INSERT ON contract_co_owner BEGIN UPDATE contract SET is_named = (EXISTS (SELECT 1 FROM contract_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM contract_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TRIGGER contract_co_owner_update AFTER UPDATE ON contract_co_owner BEGIN UPDATE contract SET is_named = (EXISTS (SELECT 1 FROM contract_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM contract_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; UPDATE contract SET is_named = (EXISTS (SELECT 1 FROM contract_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM contract_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TABLE contract_co_owner (record_id TEXT NOT NULL REFERENCES contract (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES app_user (id),
  PRIMARY KEY (record_id, user_id)) WITHOUT ROWID;
CREATE INDEX contract_co_owner_user ON contract_co_owner (user_id, record_id);
