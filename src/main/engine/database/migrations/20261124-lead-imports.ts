import { migration } from './migration';

/** Leads from files keep the name of whoever worked on them, and every lead a row for each status it came to. */
export const LeadImports = migration('leadImports1795500000070', [
  `ALTER TABLE lead ADD COLUMN seller_name TEXT`,
  `CREATE TABLE lead_status_move (
    id TEXT PRIMARY KEY,
    lead_id TEXT NOT NULL REFERENCES lead (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    from_status TEXT,
    to_status TEXT NOT NULL,
    user_id TEXT
  ) WITHOUT ROWID`,
  `CREATE INDEX lead_status_move_lead ON lead_status_move (lead_id, at)`,
  `CREATE INDEX lead_status_move_at ON lead_status_move (at, lead_id, to_status)`,
  // Of leads that are there only their present status is known.
  `INSERT INTO lead_status_move (id, lead_id, at, from_status, to_status, user_id)
   SELECT id, id, status_entered_at, NULL, status, NULL FROM lead`,
]);
