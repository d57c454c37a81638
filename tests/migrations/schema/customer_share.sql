CREATE TRIGGER customer_share_delete AFTER DELETE ON customer_share BEGIN UPDATE customer SET is_named = (EXISTS (SELECT 1 FROM customer_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM customer_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; END;
CREATE TRIGGER customer_share_insert AFTER INSERT ON customer_share BEGIN UPDATE customer SET is_named = (EXISTS (SELECT 1 FROM customer_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM customer_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TRIGGER customer_share_update AFTER UPDATE ON customer_share BEGIN UPDATE customer SET is_named = (EXISTS (SELECT 1 FROM customer_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM customer_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; UPDATE customer SET is_named = (EXISTS (SELECT 1 FROM customer_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM customer_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TABLE customer_share (record_id TEXT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  principal TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('view', 'edit')),
  shared_by TEXT,
  shared_at INTEGER NOT NULL,
  PRIMARY KEY (record_id, principal)) WITHOUT ROWID;
CREATE INDEX customer_share_principal ON customer_share (principal, record_id);
