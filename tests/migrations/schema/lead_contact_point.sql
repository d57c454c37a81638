CREATE TABLE lead_contact_point (record_id TEXT NOT NULL REFERENCES lead (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('phone', 'mail')),
  value TEXT NOT NULL,
  normal TEXT NOT NULL,
  last_four TEXT,
  PRIMARY KEY (record_id, type, position)) WITHOUT ROWID;
CREATE INDEX lead_contact_point_last_four ON lead_contact_point (last_four, record_id) WHERE last_four IS NOT NULL;
CREATE INDEX lead_contact_point_normal ON lead_contact_point (normal, record_id);
