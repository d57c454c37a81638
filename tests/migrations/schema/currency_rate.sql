CREATE TABLE currency_rate ( currency TEXT NOT NULL,
  day TEXT NOT NULL,
  rate TEXT NOT NULL,
  factor TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  user_id TEXT,
  written_at INTEGER NOT NULL,
  PRIMARY KEY (currency, day) ) WITHOUT ROWID;
CREATE INDEX currency_rate_from ON currency_rate (currency, from_at, factor);
