CREATE TRIGGER payment_share_delete AFTER DELETE ON payment_share BEGIN UPDATE payment SET is_named = (EXISTS (SELECT 1 FROM payment_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM payment_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; END;
CREATE TRIGGER payment_share_insert AFTER INSERT ON payment_share BEGIN UPDATE payment SET is_named = (EXISTS (SELECT 1 FROM payment_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM payment_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TRIGGER payment_share_update AFTER UPDATE ON payment_share BEGIN UPDATE payment SET is_named = (EXISTS (SELECT 1 FROM payment_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM payment_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; UPDATE payment SET is_named = (EXISTS (SELECT 1 FROM payment_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM payment_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TABLE payment_share (record_id TEXT NOT NULL REFERENCES payment (id) ON DELETE CASCADE,
  principal TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('view', 'edit')),
  shared_by TEXT,
  shared_at INTEGER NOT NULL,
  PRIMARY KEY (record_id, principal)) WITHOUT ROWID;
CREATE INDEX payment_share_principal ON payment_share (principal, record_id);
