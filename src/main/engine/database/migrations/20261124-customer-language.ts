import { migration } from './migration';

/** What a customer's papers are written in (QUO-07); none means the firm's language. */
export const CustomerLanguage = migration('customerLanguage1795500000300', [
  `ALTER TABLE customer ADD COLUMN language TEXT CHECK (language IN ('zh-CN', 'en'))`,
]);
