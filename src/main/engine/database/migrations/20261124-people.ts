import { migration } from './migration';

/** When somebody was last there, which outlives the session it was noticed in. */
export const PeopleSeen = migration('peopleSeen1795478400005', [
  `ALTER TABLE app_user ADD COLUMN last_seen_at INTEGER`,
]);
