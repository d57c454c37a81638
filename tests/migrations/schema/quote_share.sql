CREATE TRIGGER quote_share_delete AFTER DELETE ON quote_share BEGIN UPDATE quote SET is_named = (EXISTS (SELECT 1 FROM quote_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM quote_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; END;
CREATE TRIGGER quote_share_insert AFTER INSERT ON quote_share BEGIN UPDATE quote SET is_named = (EXISTS (SELECT 1 FROM quote_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM quote_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TRIGGER quote_share_update AFTER UPDATE ON quote_share BEGIN UPDATE quote SET is_named = (EXISTS (SELECT 1 FROM quote_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM quote_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; UPDATE quote SET is_named = (EXISTS (SELECT 1 FROM quote_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM quote_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TABLE quote_share (record_id TEXT NOT NULL REFERENCES quote (id) ON DELETE CASCADE,
  principal TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('view', 'edit')),
  shared_by TEXT,
  shared_at INTEGER NOT NULL,
  PRIMARY KEY (record_id, principal)) WITHOUT ROWID;
CREATE INDEX quote_share_principal ON quote_share (principal, record_id);
