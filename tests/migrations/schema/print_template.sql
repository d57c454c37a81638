CREATE TABLE print_template ( id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  paper TEXT NOT NULL CHECK (paper IN ('a4', 'continuous')),
  source TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL );
