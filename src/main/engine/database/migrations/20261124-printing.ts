import { migration } from './migration';

/** Logo and seal, in base64 as pages want them, and the templates a firm made itself (QUO-07). */
export const Printing = migration('printing1795500000060', [
  `CREATE TABLE print_image (
    slot TEXT PRIMARY KEY CHECK (slot IN ('logo', 'seal')),
    media_type TEXT NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg')),
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    size INTEGER NOT NULL,
    content TEXT NOT NULL,
    updated_at INTEGER NOT NULL
  )`,
  `CREATE TABLE print_template (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    paper TEXT NOT NULL CHECK (paper IN ('a4', 'continuous')),
    source TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  )`,
]);
