import { migration } from './migration';

/** Leads that go from marketing to sales, and how the last such step of each stands (LEA-06, SCO-04). */
export const HandOffs = migration('handOffs1795510000302', [
  'ALTER TABLE lead ADD COLUMN hand_off_state TEXT',
  'ALTER TABLE lead ADD COLUMN handed_by_id TEXT',
  'ALTER TABLE lead ADD COLUMN handed_to_id TEXT',
  'ALTER TABLE lead ADD COLUMN handed_to_department_id TEXT REFERENCES department (id) ON DELETE SET NULL',
  'ALTER TABLE lead ADD COLUMN hand_off_due_at INTEGER',
  `CREATE INDEX lead_hand_off_state ON lead (hand_off_state, updated_at, id, department_id, owner_id, is_named)
   WHERE deleted_at IS NULL`,
  'CREATE INDEX lead_handed_to_department ON lead (handed_to_department_id) WHERE handed_to_department_id IS NOT NULL',
  `CREATE TABLE lead_hand_off (
    id TEXT PRIMARY KEY,
    lead_id TEXT NOT NULL REFERENCES lead (id) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'returned', 'withdrawn')),
    at INTEGER NOT NULL,
    from_id TEXT,
    to_user_id TEXT,
    to_department_id TEXT REFERENCES department (id) ON DELETE SET NULL,
    note TEXT NOT NULL,
    score INTEGER,
    due_at INTEGER,
    late_at INTEGER,
    shares TEXT NOT NULL,
    answered_at INTEGER,
    answered_by_id TEXT,
    reason TEXT,
    answer_note TEXT NOT NULL DEFAULT ''
  ) WITHOUT ROWID`,
  'CREATE INDEX lead_hand_off_lead ON lead_hand_off (lead_id, at)',
  `CREATE INDEX lead_hand_off_due ON lead_hand_off (due_at) WHERE state = 'waiting' AND late_at IS NULL`,
  `CREATE INDEX lead_hand_off_department ON lead_hand_off (to_department_id) WHERE to_department_id IS NOT NULL`,
]);
