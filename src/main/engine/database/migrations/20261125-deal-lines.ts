import { lineTable } from './document-tables';
import { migration } from './migration';

/** Products and amounts on deals (OPP-12), and whether a version of a quote that went out told its prices with tax. */
export const DealLines = migration('dealLines1795510000201', [
  'ALTER TABLE opportunity ADD COLUMN has_lines INTEGER NOT NULL DEFAULT 0',
  'ALTER TABLE opportunity ADD COLUMN is_tax_included INTEGER',
  'ALTER TABLE opportunity ADD COLUMN discount_percent TEXT',
  'ALTER TABLE opportunity ADD COLUMN discount_amount INTEGER',
  ...lineTable('opportunity', 'opportunity'),
  'ALTER TABLE quote_revision ADD COLUMN is_tax_included INTEGER NOT NULL DEFAULT 1',
  `UPDATE quote_revision SET is_tax_included = (SELECT q.is_tax_included FROM quote q WHERE q.id = quote_revision.quote_id)`,
]);
