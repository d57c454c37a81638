CREATE TABLE customer_contact ( customer_id TEXT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  contact_id TEXT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  role TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (customer_id, contact_id) ) WITHOUT ROWID;
CREATE INDEX customer_contact_contact ON customer_contact (contact_id, customer_id);
