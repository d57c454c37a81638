import { migration } from './migration';

const access = 'id, department_id, owner_id, is_named';

/** The score of every lead, and when time changes it next (SCO-01). */
export const LeadScoring = migration('leadScoring1795510000301', [
  'ALTER TABLE lead ADD COLUMN score INTEGER NOT NULL DEFAULT 0',
  'ALTER TABLE lead ADD COLUMN score_due_at INTEGER',
  // Leads that are there are scored by the first round.
  'UPDATE lead SET score_due_at = 0',
  `CREATE INDEX lead_score ON lead (score, ${access}) WHERE deleted_at IS NULL`,
  'CREATE INDEX lead_score_due ON lead (score_due_at, id) WHERE score_due_at IS NOT NULL AND deleted_at IS NULL',
  'ALTER TABLE lead_assignment_rule ADD COLUMN min_score INTEGER',
  // Written before the lead itself, whose score counts it.
  `CREATE TABLE lead_form_submission_new (
    id TEXT PRIMARY KEY,
    form_id TEXT NOT NULL REFERENCES lead_form (id) ON DELETE CASCADE,
    lead_id TEXT NOT NULL REFERENCES lead (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    nonce TEXT NOT NULL,
    at INTEGER NOT NULL
  ) WITHOUT ROWID`,
  'INSERT INTO lead_form_submission_new SELECT id, form_id, lead_id, nonce, at FROM lead_form_submission',
  'DROP TABLE lead_form_submission',
  'ALTER TABLE lead_form_submission_new RENAME TO lead_form_submission',
  `CREATE UNIQUE INDEX lead_form_submission_nonce ON lead_form_submission (form_id, nonce)`,
  `CREATE INDEX lead_form_submission_lead ON lead_form_submission (lead_id, at)`,
  `CREATE INDEX lead_form_submission_form ON lead_form_submission (form_id, at)`,
]);
