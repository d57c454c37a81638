CREATE TABLE "lead_form_submission" ( id TEXT PRIMARY KEY,
  form_id TEXT NOT NULL REFERENCES lead_form (id) ON DELETE CASCADE,
  lead_id TEXT NOT NULL REFERENCES lead (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  nonce TEXT NOT NULL,
  at INTEGER NOT NULL ) WITHOUT ROWID;
CREATE INDEX lead_form_submission_form ON lead_form_submission (form_id, at);
CREATE INDEX lead_form_submission_lead ON lead_form_submission (lead_id, at);
CREATE UNIQUE INDEX lead_form_submission_nonce ON lead_form_submission (form_id, nonce);
