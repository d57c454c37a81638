import { migration } from './migration';

/** Rules that give leads to people, why each went to whom, and when people are away (SCO-03, 4.7). */
export const LeadAssignment = migration('leadAssignment1795500000210', [
  `ALTER TABLE app_user ADD COLUMN absent_from TEXT`,
  `ALTER TABLE app_user ADD COLUMN absent_to TEXT`,
  `CREATE TABLE lead_assignment_rule (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    method TEXT NOT NULL,
    user_ids TEXT NOT NULL,
    sources TEXT NOT NULL,
    regions TEXT NOT NULL,
    most_open INTEGER,
    is_on INTEGER NOT NULL,
    last_user_id TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  )`,
  // Written while the lead itself is about to be.
  `CREATE TABLE lead_assignment (
    id TEXT PRIMARY KEY,
    lead_id TEXT NOT NULL REFERENCES lead (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    at INTEGER NOT NULL,
    user_id TEXT,
    rule_name TEXT,
    method TEXT,
    open INTEGER,
    why TEXT NOT NULL
  ) WITHOUT ROWID`,
  `CREATE INDEX lead_assignment_lead ON lead_assignment (lead_id, at)`,
]);
