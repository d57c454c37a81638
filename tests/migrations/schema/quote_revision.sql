CREATE TABLE quote_revision ( quote_id TEXT NOT NULL REFERENCES quote (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  sent_at INTEGER NOT NULL,
  sent_by TEXT,
  total INTEGER NOT NULL,
  currency TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('open', 'accepted', 'rejected', 'replaced')),
  lines TEXT NOT NULL,
  PRIMARY KEY (quote_id, revision) ) WITHOUT ROWID;
