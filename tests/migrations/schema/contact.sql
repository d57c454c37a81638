CREATE TRIGGER contact_bin_activities AFTER UPDATE OF deleted_at ON contact WHEN ((OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL)) BEGIN UPDATE activity SET subject_state = (CASE WHEN NOT EXISTS (SELECT 1 FROM activity_subject l WHERE l.activity_id = activity.id) THEN 1 WHEN EXISTS (SELECT 1 FROM activity_subject l JOIN customer r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'customer' AND r.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activity_subject l JOIN contact r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'contact' AND r.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activity_subject l JOIN opportunity r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'opportunity' AND r.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activity_subject l JOIN lead r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'lead' AND r.deleted_at IS NULL) THEN 0 ELSE 2 END) WHERE id IN (SELECT activity_id FROM activity_subject WHERE subject_kind = 'contact' AND subject_id = NEW.id) AND subject_state <> (CASE WHEN NOT EXISTS (SELECT 1 FROM activity_subject l WHERE l.activity_id = activity.id) THEN 1 WHEN EXISTS (SELECT 1 FROM activity_subject l JOIN customer r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'customer' AND r.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activity_subject l JOIN contact r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'contact' AND r.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activity_subject l JOIN opportunity r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'opportunity' AND r.deleted_at IS NULL) OR EXISTS (SELECT 1 FROM activity_subject l JOIN lead r ON r.id = l.subject_id WHERE l.activity_id = activity.id AND l.subject_kind = 'lead' AND r.deleted_at IS NULL) THEN 0 ELSE 2 END); END;
CREATE TABLE contact ( id TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  title TEXT,
  birthday TEXT,
  source TEXT,
  sub_source TEXT,
  owner_id TEXT REFERENCES app_user (id),
  department_id TEXT REFERENCES department (id),
  co_owner_ids TEXT NOT NULL DEFAULT '[]',
  tags TEXT NOT NULL DEFAULT '[]',
  phones TEXT NOT NULL DEFAULT '[]',
  emails TEXT NOT NULL DEFAULT '[]',
  handles TEXT NOT NULL DEFAULT '[]',
  addresses TEXT NOT NULL DEFAULT '[]',
  preferred_channel TEXT,
  do_not_contact TEXT NOT NULL DEFAULT '[]',
  good_time TEXT,
  notes TEXT,
  custom TEXT NOT NULL DEFAULT '{}',
  person_customer_id TEXT REFERENCES customer (id) ON DELETE SET NULL,
  last_contact_at INTEGER,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  merged_into_id TEXT,
  sequence INTEGER NOT NULL ,
  is_named INTEGER NOT NULL DEFAULT 0);
CREATE INDEX contact_bin ON contact (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX contact_created_at ON contact (created_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX contact_department ON contact (department_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_last_contact ON contact (last_contact_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX contact_name ON contact (sort_name, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX contact_number ON contact (number);
CREATE INDEX contact_owner ON contact (owner_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX contact_person_customer ON contact (person_customer_id) WHERE person_customer_id IS NOT NULL;
CREATE INDEX contact_updated_at ON contact (updated_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
