CREATE TRIGGER customer_co_owner_delete AFTER DELETE ON customer_co_owner BEGIN UPDATE customer SET is_named = (EXISTS (SELECT 1 FROM customer_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM customer_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; END;
CREATE TRIGGER customer_co_owner_insert AFTER INSERT ON customer_co_owner BEGIN UPDATE customer SET is_named = (EXISTS (SELECT 1 FROM customer_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM customer_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TRIGGER customer_co_owner_update AFTER UPDATE ON customer_co_owner BEGIN UPDATE customer SET is_named = (EXISTS (SELECT 1 FROM customer_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM customer_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; UPDATE customer SET is_named = (EXISTS (SELECT 1 FROM customer_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM customer_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TABLE customer_co_owner (record_id TEXT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES app_user (id),
  PRIMARY KEY (record_id, user_id)) WITHOUT ROWID;
CREATE INDEX customer_co_owner_user ON customer_co_owner (user_id, record_id);
