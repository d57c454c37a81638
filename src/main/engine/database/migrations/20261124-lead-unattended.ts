import { migration } from './migration';

/** Since when leads were told of as unattended, so that each time is told once (LEA-11). */
export const LeadUnattended = migration('leadUnattended1795500000300', [
  `CREATE TABLE lead_unattended (
    lead_id TEXT PRIMARY KEY REFERENCES lead (id) ON DELETE CASCADE,
    since INTEGER NOT NULL
  ) WITHOUT ROWID`,
]);
