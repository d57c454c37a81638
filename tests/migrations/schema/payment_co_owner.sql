CREATE TRIGGER payment_co_owner_delete AFTER DELETE ON payment_co_owner BEGIN UPDATE payment SET is_named = (EXISTS (SELECT 1 FROM payment_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM payment_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; END;
CREATE TRIGGER payment_co_owner_insert AFTER INSERT ON payment_co_owner BEGIN UPDATE payment SET is_named = (EXISTS (SELECT 1 FROM payment_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM payment_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TRIGGER payment_co_owner_update AFTER UPDATE ON payment_co_owner BEGIN UPDATE payment SET is_named = (EXISTS (SELECT 1 FROM payment_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM payment_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; UPDATE payment SET is_named = (EXISTS (SELECT 1 FROM payment_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM payment_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TABLE payment_co_owner (record_id TEXT NOT NULL REFERENCES payment (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES app_user (id),
  PRIMARY KEY (record_id, user_id)) WITHOUT ROWID;
CREATE INDEX payment_co_owner_user ON payment_co_owner (user_id, record_id);
