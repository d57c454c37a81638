CREATE TRIGGER customer_bin_activities AFTER UPDATE OF deleted_at ON customer WHEN ((OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL)) BEGIN UPDATE activity SET subject_state = (CASE WHEN NOT EXISTS (SELECT 1 FROM activity_subject l WHERE l.activity_id = activity.id) THEN 1 WHEN EXISTS (SELECT 1 FROM activity_subject l JOIN customer r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'customer' AND r.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activity_subject l JOIN contact r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'contact' AND r.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activity_subject l JOIN opportunity r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'opportunity' AND r.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activity_subject l JOIN lead r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'lead' AND r.deleted_at IS NULL) THEN 0 ELSE 2 END) WHERE id IN (SELECT activity_id FROM activity_subject WHERE subject_kind = 'customer' AND subject_id = NEW.id) AND subject_state <> (CASE WHEN NOT EXISTS (SELECT 1 FROM activity_subject l WHERE l.activity_id = activity.id) THEN 1 WHEN EXISTS (SELECT 1 FROM activity_subject l JOIN customer r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'customer' AND r.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activity_subject l JOIN contact r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'contact' AND r.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activity_subject l JOIN opportunity r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'opportunity' AND r.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activity_subject l JOIN lead r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'lead' AND r.deleted_at IS NULL) THEN 0 ELSE 2 END); END;
CREATE TABLE customer ( id TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('company', 'person')),
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  short_name TEXT,
  industry TEXT,
  size TEXT,
  source TEXT,
  sub_source TEXT,
  customer_since TEXT,
  tax_id TEXT,
  owner_id TEXT REFERENCES app_user (id),
  department_id TEXT REFERENCES department (id),
  co_owner_ids TEXT NOT NULL DEFAULT '[]',
  parent_id TEXT REFERENCES customer (id) ON DELETE SET NULL,
  tags TEXT NOT NULL DEFAULT '[]',
  phones TEXT NOT NULL DEFAULT '[]',
  emails TEXT NOT NULL DEFAULT '[]',
  handles TEXT NOT NULL DEFAULT '[]',
  addresses TEXT NOT NULL DEFAULT '[]',
  website TEXT,
  preferred_channel TEXT,
  do_not_contact TEXT NOT NULL DEFAULT '[]',
  good_time TEXT,
  notes TEXT,
  custom TEXT NOT NULL DEFAULT '{}',
  last_contact_at INTEGER,
  last_contact_kind TEXT,
  next_step_at INTEGER,
  next_step TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  merged_into_id TEXT,
  sequence INTEGER NOT NULL ,
  is_named INTEGER NOT NULL DEFAULT 0,
  language TEXT CHECK (language IN ('zh-CN', 'en')));
CREATE INDEX customer_bin ON customer (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX customer_created_at ON customer (created_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX customer_department ON customer (department_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX customer_industry ON customer (industry, updated_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX customer_last_contact ON customer (last_contact_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX customer_name ON customer (sort_name, id, department_id, owner_id, is_named, industry, source) WHERE deleted_at IS NULL;
CREATE INDEX customer_next_step ON customer (next_step_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX customer_number ON customer (number);
CREATE INDEX customer_owner ON customer (owner_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX customer_parent ON customer (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX customer_since ON customer (customer_since, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX customer_source ON customer (source, updated_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX customer_tax_id ON customer (tax_id) WHERE tax_id IS NOT NULL;
CREATE INDEX customer_updated_at ON customer (updated_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
