CREATE TRIGGER sales_order_share_delete AFTER DELETE ON sales_order_share BEGIN UPDATE sales_order SET is_named = (EXISTS (SELECT 1 FROM sales_order_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM sales_order_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; END;
CREATE TRIGGER sales_order_share_insert AFTER INSERT ON sales_order_share BEGIN UPDATE sales_order SET is_named = (EXISTS (SELECT 1 FROM sales_order_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM sales_order_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TRIGGER sales_order_share_update AFTER UPDATE ON sales_order_share BEGIN UPDATE sales_order SET is_named = (EXISTS (SELECT 1 FROM sales_order_co_owner WHERE record_id = OLD.record_id) OR EXISTS (SELECT 1 FROM sales_order_share WHERE record_id = OLD.record_id)) WHERE id = OLD.record_id; UPDATE sales_order SET is_named = (EXISTS (SELECT 1 FROM sales_order_co_owner WHERE record_id = NEW.record_id) OR EXISTS (SELECT 1 FROM sales_order_share WHERE record_id = NEW.record_id)) WHERE id = NEW.record_id; END;
CREATE TABLE sales_order_share (record_id TEXT NOT NULL REFERENCES sales_order (id) ON DELETE CASCADE,
  principal TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('view', 'edit')),
  shared_by TEXT,
  shared_at INTEGER NOT NULL,
  PRIMARY KEY (record_id, principal)) WITHOUT ROWID;
CREATE INDEX sales_order_share_principal ON sales_order_share (principal, record_id);
