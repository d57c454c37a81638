import { migration } from './migration';

/** What came back on a call or mail, and on the proposal of a meeting (LEA-09). */
export const Replies = migration('replies1795500000320', [
  `ALTER TABLE activity ADD COLUMN reply TEXT`,
  `ALTER TABLE activity ADD COLUMN meeting_response TEXT`,
]);
