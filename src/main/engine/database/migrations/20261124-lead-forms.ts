import { migration } from './migration';

/** Forms anybody may fill in, and what was sent with them (LEA-01). */
export const LeadForms = migration('leadForms1795500000072', [
  `CREATE TABLE lead_form (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL,
    secret TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    heading TEXT NOT NULL,
    intro TEXT NOT NULL,
    thanks TEXT NOT NULL,
    asks TEXT NOT NULL,
    source TEXT NOT NULL,
    sub_source TEXT NOT NULL,
    owner_id TEXT REFERENCES app_user (id) ON DELETE SET NULL,
    department_id TEXT REFERENCES department (id) ON DELETE SET NULL,
    is_on INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  )`,
  `CREATE UNIQUE INDEX lead_form_key ON lead_form (key)`,
  `CREATE INDEX lead_form_owner ON lead_form (owner_id) WHERE owner_id IS NOT NULL`,
  `CREATE INDEX lead_form_department ON lead_form (department_id) WHERE department_id IS NOT NULL`,
  `CREATE TABLE lead_form_submission (
    id TEXT PRIMARY KEY,
    form_id TEXT NOT NULL REFERENCES lead_form (id) ON DELETE CASCADE,
    lead_id TEXT NOT NULL REFERENCES lead (id) ON DELETE CASCADE,
    nonce TEXT NOT NULL,
    at INTEGER NOT NULL
  ) WITHOUT ROWID`,
  `CREATE UNIQUE INDEX lead_form_submission_nonce ON lead_form_submission (form_id, nonce)`,
  `CREATE INDEX lead_form_submission_lead ON lead_form_submission (lead_id, at)`,
  `CREATE INDEX lead_form_submission_form ON lead_form_submission (form_id, at)`,
]);
