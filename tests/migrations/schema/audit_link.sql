CREATE TABLE audit_link (sequence INTEGER PRIMARY KEY REFERENCES audit (sequence),
  chain TEXT NOT NULL);
