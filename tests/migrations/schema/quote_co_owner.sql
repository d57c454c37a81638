CREATE TRIGGER quote_co_owner_delete AFTER DELETE ON quote_co_owner BEGIN UPDATE quote SET is_named = (EXISTS (SELECT 1 FROM quote_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM quote_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; END;
CREATE TRIGGER quote_co_owner_insert AFTER INSERT ON quote_co_owner BEGIN UPDATE quote SET is_named = (EXISTS (SELECT 1 FROM quote_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM quote_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TRIGGER quote_co_owner_update AFTER UPDATE ON quote_co_owner BEGIN UPDATE quote SET is_named = (EXISTS (SELECT 1 FROM quote_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM quote_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; UPDATE quote SET is_named = (EXISTS (SELECT 1 FROM quote_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM quote_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TABLE quote_co_owner (record_id TEXT NOT NULL REFERENCES quote (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES app_user (id),
  PRIMARY KEY (record_id, user_id)) WITHOUT ROWID;
CREATE INDEX quote_co_owner_user ON quote_co_owner (user_id, record_id);
