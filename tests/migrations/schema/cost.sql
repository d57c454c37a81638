CREATE TABLE cost ( id TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  spent_on TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('marketing', 'sales', 'service')),
  amount INTEGER NOT NULL CHECK (amount > 0),
  currency TEXT NOT NULL,
  source TEXT,
  sub_source TEXT,
  tags TEXT NOT NULL DEFAULT '[]',
  notes TEXT,
  custom TEXT NOT NULL DEFAULT '{}',
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  sequence INTEGER NOT NULL );
CREATE INDEX cost_amount ON cost (amount, id) WHERE deleted_at IS NULL;
CREATE INDEX cost_bin ON cost (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX cost_created_at ON cost (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX cost_kind ON cost (kind, spent_on, id) WHERE deleted_at IS NULL;
CREATE INDEX cost_name ON cost (sort_name, id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX cost_number ON cost (number);
CREATE INDEX cost_of_day ON cost (spent_on, kind, source, currency, amount, id) WHERE deleted_at IS NULL;
CREATE INDEX cost_source ON cost (source, spent_on, id) WHERE deleted_at IS NULL;
CREATE INDEX cost_spent_on ON cost (spent_on, id) WHERE deleted_at IS NULL;
CREATE INDEX cost_updated_at ON cost (updated_at, id) WHERE deleted_at IS NULL;
