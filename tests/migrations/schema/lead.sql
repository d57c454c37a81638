CREATE TRIGGER lead_bin_activities AFTER UPDATE OF deleted_at ON lead WHEN ((OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL)) BEGIN UPDATE activity SET subject_state = (CASE WHEN NOT EXISTS (SELECT 1 FROM activity_subject l WHERE l.activity_id = activity.id) THEN 1 WHEN EXISTS (SELECT 1 FROM activity_subject l JOIN customer r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'customer' AND r.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activity_subject l JOIN contact r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'contact' AND r.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activity_subject l JOIN opportunity r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'opportunity' AND r.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activity_subject l JOIN lead r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'lead' AND r.deleted_at IS NULL) THEN 0 ELSE 2 END) WHERE id IN (SELECT activity_id FROM activity_subject WHERE subject_kind = 'lead' AND subject_id = NEW.id) AND subject_state <> (CASE WHEN NOT EXISTS (SELECT 1 FROM activity_subject l WHERE l.activity_id = activity.id) THEN 1 WHEN EXISTS (SELECT 1 FROM activity_subject l JOIN customer r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'customer' AND r.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activity_subject l JOIN contact r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'contact' AND r.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activity_subject l JOIN opportunity r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'opportunity' AND r.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activity_subject l JOIN lead r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'lead' AND r.deleted_at IS NULL) THEN 0 ELSE 2 END); END;
CREATE TABLE lead ( id TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  company_name TEXT,
  title TEXT,
  status TEXT NOT NULL CHECK (status IN ('new', 'working', 'qualified', 'recycled', 'dead', 'converted')),
  status_reason TEXT,
  status_note TEXT,
  status_entered_at INTEGER NOT NULL,
  qualified_at INTEGER,
  converted_at INTEGER,
  received_at INTEGER NOT NULL,
  source TEXT,
  sub_source TEXT,
  referred_by_customer_id TEXT REFERENCES customer (id) ON DELETE SET NULL,
  amount INTEGER,
  currency TEXT,
  phones TEXT NOT NULL DEFAULT '[]',
  emails TEXT NOT NULL DEFAULT '[]',
  handles TEXT NOT NULL DEFAULT '[]',
  addresses TEXT NOT NULL DEFAULT '[]',
  website TEXT,
  tax_id TEXT,
  owner_id TEXT REFERENCES app_user (id),
  department_id TEXT REFERENCES department (id),
  co_owner_ids TEXT NOT NULL DEFAULT '[]',
  tags TEXT NOT NULL DEFAULT '[]',
  notes TEXT,
  last_contact_at INTEGER,
  next_step_at INTEGER,
  next_step TEXT,
  customer_id TEXT REFERENCES customer (id) ON DELETE SET NULL,
  contact_id TEXT REFERENCES contact (id) ON DELETE SET NULL,
  opportunity_id TEXT REFERENCES opportunity (id) ON DELETE SET NULL,
  custom TEXT NOT NULL DEFAULT '{}',
  is_named INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  sequence INTEGER NOT NULL ,
  seller_name TEXT,
  score INTEGER NOT NULL DEFAULT 0,
  score_due_at INTEGER,
  hand_off_state TEXT,
  handed_by_id TEXT,
  handed_to_id TEXT,
  handed_to_department_id TEXT REFERENCES department (id) ON DELETE SET NULL,
  hand_off_due_at INTEGER);
CREATE INDEX lead_amount ON lead (amount, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX lead_bin ON lead (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX lead_contact_id ON lead (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX lead_created_at ON lead (created_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX lead_customer_id ON lead (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX lead_department ON lead (department_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_hand_off_state ON lead (hand_off_state, updated_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX lead_handed_to_department ON lead (handed_to_department_id) WHERE handed_to_department_id IS NOT NULL;
CREATE INDEX lead_last_contact ON lead (last_contact_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX lead_name ON lead (sort_name, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX lead_next_step ON lead (next_step_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX lead_number ON lead (number);
CREATE INDEX lead_opportunity_id ON lead (opportunity_id) WHERE opportunity_id IS NOT NULL;
CREATE INDEX lead_owner ON lead (owner_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX lead_received_at ON lead (received_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX lead_referred_by_customer_id ON lead (referred_by_customer_id) WHERE referred_by_customer_id IS NOT NULL;
CREATE INDEX lead_score ON lead (score, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX lead_score_due ON lead (score_due_at, id) WHERE score_due_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX lead_source ON lead (source, updated_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX lead_status ON lead (status, updated_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX lead_status_entered ON lead (status_entered_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX lead_tax_id ON lead (tax_id) WHERE tax_id IS NOT NULL;
CREATE INDEX lead_updated_at ON lead (updated_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
