import { migration } from './migration';

/** How a customer reaches a colleague: what stands beside the name on paper (QUO-07). */
export const UserContact = migration('userContact1795510000601', [
  `ALTER TABLE app_user ADD COLUMN phone TEXT`,
  `ALTER TABLE app_user ADD COLUMN email TEXT`,
]);
