CREATE TRIGGER opportunity_bin_activities AFTER UPDATE OF deleted_at ON opportunity WHEN ((OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL)) BEGIN UPDATE activity SET subject_state = (CASE WHEN NOT EXISTS (SELECT 1 FROM activity_subject l WHERE l.activity_id = activity.id) THEN 1 WHEN EXISTS (SELECT 1 FROM activity_subject l JOIN customer r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'customer' AND r.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activity_subject l JOIN contact r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'contact' AND r.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activity_subject l JOIN opportunity r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'opportunity' AND r.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activity_subject l JOIN lead r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'lead' AND r.deleted_at IS NULL) THEN 0 ELSE 2 END) WHERE id IN (SELECT activity_id FROM activity_subject WHERE subject_kind = 'opportunity' AND subject_id = NEW.id) AND subject_state <> (CASE WHEN NOT EXISTS (SELECT 1 FROM activity_subject l WHERE l.activity_id = activity.id) THEN 1 WHEN EXISTS (SELECT 1 FROM activity_subject l JOIN customer r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'customer' AND r.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activity_subject l JOIN contact r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'contact' AND r.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activity_subject l JOIN opportunity r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'opportunity' AND r.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activity_subject l JOIN lead r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'lead' AND r.deleted_at IS NULL) THEN 0 ELSE 2 END); END;
CREATE TABLE opportunity ( id TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  customer_id TEXT REFERENCES customer (id),
  contact_id TEXT REFERENCES contact (id),
  pipeline_id TEXT NOT NULL REFERENCES pipeline (id),
  stage_id TEXT NOT NULL REFERENCES stage (id),
  status TEXT NOT NULL CHECK (status IN ('open', 'won', 'lost')),
  amount INTEGER,
  currency TEXT,
  probability INTEGER NOT NULL,
  probability_is_manual INTEGER NOT NULL DEFAULT 0,
  expected_close_date TEXT,
  opened_at INTEGER,
  closed_at INTEGER,
  stage_entered_at INTEGER NOT NULL,
  deal_type TEXT,
  lost_reason TEXT,
  competitor TEXT,
  lost_note TEXT,
  source TEXT,
  sub_source TEXT,
  owner_id TEXT REFERENCES app_user (id),
  department_id TEXT REFERENCES department (id),
  co_owner_ids TEXT NOT NULL DEFAULT '[]',
  tags TEXT NOT NULL DEFAULT '[]',
  notes TEXT,
  last_contact_at INTEGER,
  next_step_at INTEGER,
  next_step TEXT,
  custom TEXT NOT NULL DEFAULT '{}',
  is_named INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  sequence INTEGER NOT NULL ,
  seller_name TEXT,
  has_lines INTEGER NOT NULL DEFAULT 0,
  is_tax_included INTEGER,
  discount_percent TEXT,
  discount_amount INTEGER);
CREATE INDEX opportunity_amount ON opportunity (amount, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX opportunity_bin ON opportunity (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX opportunity_closed_at ON opportunity (closed_at, id, department_id, owner_id, is_named, status, amount, currency, source, pipeline_id, deleted_at, opened_at, lost_reason) WHERE deleted_at IS NULL;
CREATE INDEX opportunity_contact ON opportunity (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX opportunity_created_at ON opportunity (created_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX opportunity_customer ON opportunity (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX opportunity_department ON opportunity (department_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX opportunity_expected_close ON opportunity (expected_close_date, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX opportunity_last_contact ON opportunity (last_contact_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX opportunity_name ON opportunity (sort_name, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX opportunity_next_step ON opportunity (next_step_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX opportunity_number ON opportunity (number);
CREATE INDEX opportunity_opened_at ON opportunity (opened_at, id, department_id, owner_id, is_named, status, amount, currency, source, pipeline_id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX opportunity_owner ON opportunity (owner_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX opportunity_pipeline ON opportunity (pipeline_id);
CREATE INDEX opportunity_stage ON opportunity (stage_id, stage_entered_at, id, department_id, owner_id, is_named, amount, currency, probability) WHERE deleted_at IS NULL;
CREATE INDEX opportunity_stage_entered ON opportunity (stage_entered_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX opportunity_status ON opportunity (status, updated_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX opportunity_updated_at ON opportunity (updated_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
