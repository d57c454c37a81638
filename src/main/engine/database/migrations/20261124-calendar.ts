import { migration } from './migration';

/** When an activity ends, and what a calendar walks: a person's activities by time and by day (ACT-04). */
export const Calendar = migration('calendar1795500000200', [
  `ALTER TABLE activity ADD COLUMN end_at INTEGER`,
  `CREATE INDEX activity_owner_happened ON activity (owner_id, happened_at, end_at, id) WHERE deleted_at IS NULL`,
  `CREATE INDEX activity_owner_due ON activity (owner_id, due_date, id) WHERE deleted_at IS NULL AND due_date IS NOT NULL`,
]);
